import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalMs, VenueMs } from '../../../src/domain/units';
import { VenueTime } from '../../../src/venues/paper/venue-time';
import { Rig } from './rig';

const HOUR = 3_600_000;
const rig = (ahead: number | null = null): Rig => {
  const world = new Rig();
  world.ahead = ahead;
  return world.shows([[99, 2]], [[101, 2]]);
};
/** Good for so long by the clock of its market. */
const submit = (world: Rig, ms: number): string => world.submit({ size: 1, price: 90, tif: 'GTD', expiresAt: world.now + (world.ahead ?? 0) + ms });

describe('an order that is good till a time', () => {
  test('ends when its time has come, and before what happens then', () => {
    const world = rig();
    const id = submit(world, 10_000);
    world.wait(9_999);
    expect(world.order(id).state).toBe('working');
    world.now = (world.now + 1) as LocalMs;
    world.trade('sell', 89, 5);
    expect([world.order(id).state, world.why(id), world.fills(id)]).toEqual(['expired', 'its time is over', []]);
  });

  test.each([[3 * HOUR], [-3 * HOUR]])("ends by the market's clock, which is %s ms off ours", (ahead) => {
    const world = rig(ahead);
    const id = submit(world, 10_000);
    world.wait(9_999);
    expect(world.order(id).state).toBe('working');
    world.wait(1);
    expect(world.order(id).end).toEqual({ kind: 'expired', at: world.now + ahead, reason: 'its time is over' });
  });

  test.each([
    ['forward', 48 * HOUR, null],
    ['back', -HOUR, null],
    ['forward, where the market tells the time', 48 * HOUR, 500],
    ['back, where the market tells the time', -HOUR, 500],
  ])('K1, K4: ends neither sooner nor later when our clock is set %s', (_, by, ahead) => {
    const world = rig(ahead);
    const id = submit(world, 10_000);
    world.wait(4_000).setClock(by).wait(5_999);
    expect(world.order(id).state).toBe('working');
    world.wait(1);
    expect(world.order(id).state).toBe('expired');
  });

  test('K1: ends with the first word of a market that says how long we slept', () => {
    const world = rig(0);
    const id = submit(world, HOUR);
    world.setClock(8 * HOUR).wait(250);
    expect(world.order(id).state).toBe('working');
    world.ahead = 0;
    world.trade('sell', 89, 5);
    expect([world.order(id).state, world.fills(id)]).toEqual(['expired', []]);
  });

  test('does not end in a new life before its market has said what time it is', () => {
    const world = rig(-48 * HOUR);
    const id = submit(world, 10_000);
    world.restart();
    world.wait(250);
    expect(world.order(id).state).toBe('working');
    world.trust('live').tell();
    expect(world.order(id).state).toBe('working');
    world.wait(10_000);
    expect(world.order(id).state).toBe('expired');
  });
});

test('all that is told of an order is told by one clock, whoever caused it', () => {
  const world = rig(-600_000);
  const id = world.submit({ size: 1, price: 95 });
  world.wait(40).amend(id, { price: 96 }).wait(40).trade('sell', 95, 3).wait(40).cancel(id);
  const told = world.events.filter((event) => event.kind !== 'opened').map(({ at }) => at as number);
  expect(told.map((at) => at - world.now)).toEqual([-600_120, -600_120, -600_120, -600_080, -600_040]);
});

test("a market's time is what its quickest word says, and goes by as ours does", () => {
  const word = fc.record({
    lateness: fc.integer({ min: 0, max: 12_000 }),
    gap: fc.integer({ min: 1, max: 5_000 }),
    jump: fc.constantFrom(0, 0, 90_000, -90_000),
  });
  fc.assert(
    fc.property(fc.integer({ min: -1e7, max: 1e7 }), fc.array(word, { minLength: 1 }), (offset, words) => {
      const time = new VenueTime();
      let [now, ahead, least] = [1e9, offset, Number.POSITIVE_INFINITY];
      for (const { lateness, gap, jump } of words) {
        now += gap + jump;
        ahead -= jump;
        time.jumped(jump);
        time.heard((now + ahead - lateness) as VenueMs, now as LocalMs);
        least = Math.min(least, lateness);
        expect([time.at(now as LocalMs), time.forEnds(now as LocalMs)]).toEqual([now + ahead - least, now + ahead - least]);
      }
    }),
  );
});

test('one word from far ahead is not believed, two that agree are', () => {
  const time = new VenueTime();
  const now = 1_000_000 as LocalMs;
  time.heard(now as number as VenueMs, now);
  time.heard((now + 800 * HOUR) as VenueMs, now);
  expect(time.at(now)).toBe(now);
  time.heard((now + 5) as VenueMs, now);
  time.heard((now + 800 * HOUR) as VenueMs, now);
  expect(time.at(now)).toBe(now + 5);
  time.heard((now + 800 * HOUR + 3) as VenueMs, now);
  expect(time.at(now)).toBe(now + 800 * HOUR + 3);
});
