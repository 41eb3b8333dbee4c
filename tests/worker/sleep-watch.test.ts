import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SleepWatch } from '../../src/worker/sleep-watch';
import { FakeClock } from '../support/fake-clock';

function watched(): { clock: FakeClock; watch: SleepWatch } {
  const clock = new FakeClock();
  return { clock, watch: new SleepWatch(clock) };
}

test('ticks that come a little late are nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4_900 }), { maxLength: 30, size: 'max' }), (delays) => {
      const { clock, watch } = watched();
      for (const ms of delays) {
        clock.advance(ms);
        expect(watch.check()).toBeNull();
      }
    }),
  );
});

test('sleep is noticed: the wall clock ran on, the monotonic clock did not', () => {
  const { clock, watch } = watched();
  clock.sleep(8 * 3_600_000);
  clock.advance(250);
  expect(watch.check()).toEqual({ wallMs: 8 * 3_600_000 + 250, jumpMs: 8 * 3_600_000 });
  clock.advance(250);
  expect(watch.check()).toBeNull();
});

test('a suspension that leaves both clocks running is noticed', () => {
  const { clock, watch } = watched();
  clock.suspend(10_114);
  expect(watch.check()).toEqual({ wallMs: 10_114, jumpMs: 0 });
});

test('a clock set back an hour or forward two days is noticed, once', () => {
  for (const jump of [-3_600_000, 2 * 86_400_000]) {
    const { clock, watch } = watched();
    clock.setWall(clock.now() + jump);
    clock.advance(250);
    expect(watch.check()).toEqual({ wallMs: jump + 250, jumpMs: jump });
    clock.advance(250);
    expect(watch.check()).toBeNull();
  }
});
