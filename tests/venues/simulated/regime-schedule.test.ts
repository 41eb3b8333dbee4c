import { expect, test } from 'vitest';
import { Random } from '../../../src/venues/simulated/random';
import { RegimeSchedule } from '../../../src/venues/simulated/regime-schedule';
import { REGIMES, type Regime } from '../../../src/venues/simulated/regimes';

/** Minutes spent in each regime over so many days. */
function spent(seed: number, days: number): Map<Regime, number> {
  const schedule = new RegimeSchedule(new Random(seed, 1), 0);
  const minutes = new Map<Regime, number>();
  let regime: Regime = 'calm';
  for (let at = 0; at < days * 86_400_000; at += 10_000) {
    regime = schedule.changeAt(at) ?? regime;
    minutes.set(regime, (minutes.get(regime) ?? 0) + 1 / 6);
  }
  return minutes;
}

test('every regime comes, calm and trend take most of the time, outages a hundredth at the most', () => {
  for (const seed of [1, 2, 3]) {
    const minutes = spent(seed, 20);
    const total = 20 * 1440;
    expect([...minutes.keys()].sort()).toEqual([...REGIMES].sort());
    expect(((minutes.get('calm') ?? 0) + (minutes.get('trend') ?? 0)) / total).toBeGreaterThan(0.8);
    expect((minutes.get('outage') ?? 0) / total).toBeLessThan(0.01);
  }
});

test('it begins calm for three minutes at least', () => {
  for (let seed = 0; seed < 50; seed++) expect(new RegimeSchedule(new Random(seed, 1), 0).changeAt(3 * 60_000 - 1)).toBeUndefined();
});

test('a jump over many changes is one change', () => {
  const schedule = new RegimeSchedule(new Random(1, 1), 0);
  expect(schedule.changeAt(1e10)).toBeDefined();
  expect(schedule.changeAt(1e10 + 1)).toBeUndefined();
});
