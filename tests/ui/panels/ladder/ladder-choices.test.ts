import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { compare, fromDouble, parseDecimal } from '../../../../src/domain/money';
import { readPositive } from '../../../../src/domain/order/typed-number';
import { GROUPINGS } from '../../../../src/ui/panels/book/grouping';
import { readLadders, SIZE_COUNT, sizeWords, typedTrouble, USUAL_LADDER, usualSizes } from '../../../../src/ui/panels/ladder/ladder-choices';
import { showLanguage } from '../../../../src/ui/words/language';
import { money } from '../../trading/orders';

afterEach(() => showLanguage('en'));

const PAIR = 'simulated:BTC/USD';
const choices = { grouping: GROUPINGS[4], sizes: ['0.1', '1', '2', '3k', '5'], chosen: 3 };
const stored = (value: unknown) => readLadders(JSON.stringify({ [PAIR]: value }))[PAIR];

test('what was chosen is read as it was', () => expect(stored(choices)).toEqual(choices));

test.each([
  ['a step that there is not', { ...choices, grouping: { precision: 'P0', multiple: 3 } }, { ...choices, grouping: USUAL_LADDER.grouping }],
  ['a size that is none', { ...choices, sizes: ['0.1', '1', '2', '3', '-5'] }, { ...choices, sizes: null }],
  ['a size without an end', { ...choices, sizes: ['0.1', '1', '2', '3', '1'.repeat(21)] }, { ...choices, sizes: null }],
  ['too few sizes', { ...choices, sizes: ['1'] }, { ...choices, sizes: null }],
  ['a button that there is not', { ...choices, chosen: 5 }, { ...choices, chosen: 0 }],
  ['half a button', { ...choices, chosen: 1.5 }, { ...choices, chosen: 0 }],
  ['something else', 'x', USUAL_LADDER],
])('%s is as usual, and the rest stays', (_, value, read) => expect(stored(value)).toEqual(read));

test('any text is read, and never as more than it says', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      for (const one of Object.values(readLadders(text))) expect(one.sizes?.length ?? SIZE_COUNT).toBe(SIZE_COUNT);
    }),
  );
  expect(readLadders(JSON.stringify({ nonsense: choices }))).toEqual({});
  expect(readLadders(null)).toEqual({});
});

test('pairs that were chosen for longest ago make room', () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`simulated:C${i}/USD`, choices]));
  const read = Object.keys(readLadders(JSON.stringify(many)));
  expect(read).toHaveLength(50);
  expect(read[0]).toBe('simulated:C10/USD');
});

test('usual sizes are five, begin at the smallest order or just above, and rise', () => {
  expect(usualSizes('0.00006')).toEqual(['0.0001', '0.0005', '0.001', '0.005', '0.01']);
  expect(usualSizes('1')).toEqual(['1', '5', '10', '50', '100']);
  expect(usualSizes(undefined)[0]).toBe('0.001');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), (units) => {
      const least = money(String(units / 1e8).includes('e') ? '0.00000001' : String(units / 1e8));
      const sizes = usualSizes(least);
      expect(compare(parseDecimal(sizes[0] ?? '') ?? money('0'), least)).toBeGreaterThanOrEqual(0);
      for (let i = 1; i < sizes.length; i++) expect(compare(money(sizes[i] ?? ''), money(sizes[i - 1] ?? ''))).toBe(1);
    }),
  );
});

test('a size that is half typed or wrong is no size for a press', () => {
  expect(typedTrouble('0.01', '0.01')).toBe('');
  expect(typedTrouble(' 0.01 ', '0.01')).toBe('');
  expect(typedTrouble('0.0', '0.01')).toMatch(/^The size: /);
  expect(typedTrouble('1,000', '0.01')).toMatch(/^The size: 1,000 can be/);
  expect(typedTrouble('1', '10')).toMatch(/still being typed/);
});

test.each(['en', 'sv'] as const)('the words on the button of a size are never read as another size: %s', async (language) => {
  await showLanguage(language);
  const typed = fc.tuple(fc.nat(100_000), fc.constantFrom('.', ','), fc.nat(9_999)).map(([whole, mark, part]) => `${whole}${mark}${part}`);
  fc.assert(
    fc.property(fc.oneof(typed, fc.integer({ min: 1 }).map(String)), (size) => {
      const [meant, shown] = [readPositive(size), readPositive(sizeWords(size))];
      // `1.234` is shown as `1,234`, which is refused where it is typed: never taken for another.
      if (meant.ok && shown.ok) expect(shown).toEqual(meant);
      if (language === 'en') expect(sizeWords(size)).toBe(size);
    }),
    { examples: [['0,500'], ['12345,678']] },
  );
  expect(sizeWords(fromDouble(0.5))).toBe(language === 'en' ? '0.5' : '0,5');
});
