import { expect, test } from 'vitest';
import { FakeClock } from './fake-clock';

test('timers run in the order they fall due, with the time they fall due at', () => {
  const clock = new FakeClock(1_000);
  const seen: [string, number][] = [];
  clock.after(30, () => seen.push(['late', clock.now()]));
  clock.after(10, () => {
    seen.push(['early', clock.now()]);
    clock.after(5, () => seen.push(['nested', clock.now()]));
  });
  const stop = clock.every(20, () => seen.push(['each', clock.now()]));
  clock.advance(40);
  stop();
  clock.advance(100);
  expect(seen).toEqual([
    ['early', 1_010],
    ['nested', 1_015],
    ['each', 1_020],
    ['late', 1_030],
    ['each', 1_040],
  ]);
  expect(clock.pending).toBe(0);
});

test('sleep moves the wall clock alone, and runs no timer', () => {
  const clock = new FakeClock(0);
  let ran = 0;
  clock.after(10, () => ran++);
  clock.sleep(1_000_000);
  expect([clock.now(), clock.monotonic(), ran]).toEqual([1_000_000, 0, 0]);
  clock.advance(10);
  expect(ran).toBe(1);
});

test('after a suspension a repeating timer runs once, not once for each time it missed', () => {
  const clock = new FakeClock(0);
  let ran = 0;
  clock.every(10, () => ran++);
  clock.suspend(1_000);
  expect([ran, clock.now(), clock.monotonic()]).toEqual([1, 1_000, 1_000]);
});
