import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exact, isWholeUnits, over, readExact, show, significantDigits, times, toUnits } from './account/exact';
import { endedStatus, executedStatus, openStatus } from './account/status-text';

const whole = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });

describe('exact decimals', () => {
  test('are read from their own text and from any double that is not too fine', () => {
    fc.assert(
      fc.property(whole, (value) => {
        expect(readExact(show(value))).toBe(value);
      }),
    );
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 12 }), (n, decimals) => {
        const value = n / 10 ** decimals;
        expect(Number(show(exact(value)))).toBe(value);
      }),
    );
    expect(exact('2e-8')).toBe(exact('0.00000002'));
  });

  test.each(['', '.5', '1.', '1,5', '0x1', 'NaN', 'Infinity', '--1', '1e-30', '0.000000000000000000001'])('%j is none', (text) => {
    expect(readExact(text)).toBeUndefined();
  });

  test('are multiplied and divided exactly where the result has a text', () => {
    expect(show(times(exact('0.12345678'), exact('0.000032771')))).toBe('0.00000404580213738');
    expect(show(over(exact('1'), exact('8')))).toBe('0.125');
  });

  test('are paid in whole units of 1e-8, the nearest, a half away from zero', () => {
    expect([show(toUnits(exact('0.000000005'))), show(toUnits(exact('-0.000000005'))), show(toUnits(exact('0.0000000049')))]).toEqual([
      '0.00000001',
      '-0.00000001',
      '0',
    ]);
    fc.assert(
      fc.property(whole, (value) => {
        const units = toUnits(value);
        const off = units - value;
        expect(isWholeUnits(units) && off <= 5n * 10n ** 11n && off >= -5n * 10n ** 11n).toBe(true);
      }),
    );
  });

  test('have significant digits up to the last that is not 0', () => {
    for (const [text, digits] of [
      ['64210', 4],
      ['0.00003277', 4],
      ['1', 1],
      ['50000.5', 6],
    ] as const)
      expect(significantDigits(exact(text))).toBe(digits);
  });
});

describe('the status text', () => {
  const fill = (price: string, amount: string): { price: bigint; amount: bigint } => ({ price: exact(price), amount: exact(amount) });
  const [one, two] = [fill('107.6', '-0.2'), fill('107.5', '-0.1')];

  test.each([
    [openStatus([]), 'ACTIVE'],
    [openStatus([one, two]), 'PARTIALLY FILLED @ 107.6(-0.2), PARTIALLY FILLED @ 107.5(-0.1)'],
    [executedStatus([one], 'usual'), 'EXECUTED @ 107.6(-0.2)'],
    [executedStatus([one, two], 'usual'), 'EXECUTED @ 107.5(-0.1): was PARTIALLY FILLED @ 107.6(-0.2)'],
    [executedStatus([one], 'close'), 'EXECUTED @ 107.6(-0.2): was ACTIVE (note:POSCLOSE)'],
    [executedStatus([one], 'forced'), 'FORCED EXECUTED @ 107.6(-0.2)'],
    [endedStatus('CANCELED', []), 'CANCELED'],
    [endedStatus('CANCELED', [one]), 'CANCELED was: PARTIALLY FILLED @ 107.6(-0.2)'],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected);
  });
});
