import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Decimal } from '../../../src/domain/money';
import { fixed, insignificantFrom } from '../../../src/ui/drawing/digits';
import { formatDecimal, plainAmount } from '../../../src/ui/format/decimal';
import { formatChange, formatCompact } from '../../../src/ui/format/number';
import { inNumberForm } from '../../../src/ui/format/number-form';
import { showLanguage } from '../../../src/ui/words/language';

afterEach(() => showLanguage('en'));

describe('in Swedish', () => {
  test('thousands are set apart by a space that does not break, decimals by a comma', async () => {
    await showLanguage('sv');
    expect(fixed(70_123.5, 2)).toBe('70\u00a0123,50');
    expect(fixed(-1_234_567, 0)).toBe('-1\u00a0234\u00a0567');
    expect(formatDecimal('70123.456' as Decimal, 2)).toBe('70\u00a0123,46');
    expect(plainAmount('-0.5' as Decimal)).toBe('−0,5');
    expect(formatChange(-0.0124)).toBe('−1,24 %');
    expect(formatCompact(12_345)).toBe('12,3K');
  });

  test('zeros that add nothing are found behind the comma', async () => {
    await showLanguage('sv');
    const text = fixed(0.5, 4);
    expect(text.slice(0, insignificantFrom(text))).toBe('0,5');
  });

  test('both ways to write a number agree, whatever it is', async () => {
    await showLanguage('sv');
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 8 }), (whole, decimals) => {
        const value = whole / 10 ** decimals;
        expect(fixed(value, decimals).replace('-', '−')).toBe(formatDecimal(value.toFixed(decimals) as Decimal, decimals));
      }),
    );
  });

  test.each(['1.2.3', '127.0.0.1:8080', '2026-11-21', 'a 1.5', '1,2', '1,23', '12,34'])('%s is no number and stays', async (text) => {
    await showLanguage('sv');
    expect(inNumberForm(text)).toBe(text);
  });
});

test('in English all stays', () => expect(inNumberForm('1,234.5')).toBe('1,234.5'));
