import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_ENTRIES, matchEntries, rankOf } from '../../../src/ui/palette/match-entries';

const entry = (label: string, kind = 'Everywhere') => ({ id: label, label, kind });
const all = [
  entry('Next theme: dark, light, as the system'),
  entry('Rows comfortable or compact'),
  entry('Show order book', 'Desk'),
  entry('Show open orders', 'Desk'),
  entry('Cancel all open orders (3)', 'PAPER'),
  entry('Evening', 'Workspace'),
  entry('Order ticket on the desk or not', 'Trading'),
];
const found = (typed: string): readonly string[] => matchEntries(all, typed).map(({ label }) => label);

test('without words everything is there, in its own order', () => {
  expect(found('  ')).toEqual(all.map(({ label }) => label));
});

test('every word must be there, in any order, each by its beginning', () => {
  expect(found('orders open')).toEqual(['Show open orders', 'Cancel all open orders (3)']);
  expect(found('can ord')).toEqual(['Cancel all open orders (3)']);
  expect(found('theme nonsense')).toEqual([]);
});

test('what it is one of is searched as well, and counts less', () => {
  expect(found('workspace')).toEqual(['Evening']);
  expect(found('desk')).toEqual(['Order ticket on the desk or not', 'Show order book', 'Show open orders']);
});

test('the letters of a word in their order find it, after what fits better', () => {
  expect(found('thm')).toEqual(['Next theme: dark, light, as the system']);
  expect(found('cmpct')).toEqual(['Rows comfortable or compact']);
  expect(found('hme')).toEqual([]);
});

test('a label that begins as typed is the first', () => {
  expect(found('order')[0]).toBe('Order ticket on the desk or not');
  expect(found('show o')[0]).toBe('Show order book');
});

test('signs of a label or of what is typed do not matter', () => {
  expect(found('theme: DARK')).toEqual(['Next theme: dark, light, as the system']);
  expect(found('(3)')).toEqual(['Cancel all open orders (3)']);
});

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });

test('the beginnings of its own words, in any order, find a label', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.nat({ max: 3 }), (words, length) => {
      const typed = [...words].reverse().map((one) => one.slice(0, length + 1));
      expect(rankOf(entry(words.join(' ')), typed.join(' '))).toBeDefined();
    }),
  );
});

test('one more word finds no more, and no list is longer than it may be', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), word, word, (labels, first, second) => {
      const entries = labels.map((label, i) => ({ id: String(i), label, kind: 'x' }));
      const few = matchEntries(entries, `${first} ${second}`);
      expect(few.length).toBeLessThanOrEqual(MOST_ENTRIES);
      for (const one of few) expect(rankOf(one, first)).toBeDefined();
    }),
  );
});

test('what is shown in another language is found by its English as well, and what is shown counts more', () => {
  const swedish = [
    { ...entry('Nästa tema', 'Överallt'), english: 'Next theme Everywhere' },
    { ...entry('Theme park', 'Arbetsyta'), english: 'Theme park Workspace' },
  ];
  const labels = (typed: string): readonly string[] => matchEntries(swedish, typed).map(({ label }) => label);
  expect(labels('tema')).toEqual(['Nästa tema']);
  expect(labels('theme')).toEqual(['Theme park', 'Nästa tema']);
  expect(labels('nästa everywhere')).toEqual(['Nästa tema']);
});
