import { expect, test } from 'vitest';
import { isRaise, LIMITS } from '../../../src/domain/risk/limits';
import { LIMITS_PRESETS } from '../../../src/domain/risk/limits-preset';

test('careful is a tenth of standard in every currency, scalper a half', () => {
  for (const [currency, stakes] of Object.entries(LIMITS.standard.stakes)) {
    for (const [preset, factor] of [
      ['careful', 10],
      ['scalper', 2],
    ] as const) {
      const held = LIMITS[preset].stakes[currency];
      expect(Number(held?.order) * factor).toBeCloseTo(Number(stakes.order), 10);
      expect(Number(held?.position) * factor).toBeCloseTo(Number(stakes.position), 10);
      expect(Number(held?.dailyLoss) * factor).toBeCloseTo(Number(stakes.dailyLoss), 10);
    }
  }
  expect(LIMITS.careful.stakes['JPY']).toEqual({ order: '1500000', position: '3750000', dailyLoss: '75000' });
});

test('letting one thing more through is a raise, whatever else is less', () => {
  const raises = LIMITS_PRESETS.flatMap((from) => LIMITS_PRESETS.filter((to) => isRaise(from, to)).map((to) => `${from} → ${to}`));
  expect(raises).toEqual([
    'careful → standard',
    'careful → scalper',
    // 300 orders a minute instead of 60, of half the amount.
    'standard → scalper',
    // Twice the amounts, further from the market.
    'scalper → standard',
  ]);
});
