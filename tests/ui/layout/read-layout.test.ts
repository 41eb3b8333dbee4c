import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Layout } from '../../../src/ui/layout/layout';
import { Misfit, readLayout } from '../../../src/ui/layout/read-layout';
import { apply, desk, steps } from './layouts';

test('a layout that was written down is read as it was, whatever was done to it', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const layout = all.reduce(apply, desk());
      expect(readLayout(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
    }),
  );
});

/** What is said of the standard desk with one thing in it changed. */
function said(break_: (layout: { [key: string]: unknown }) => void): string {
  const broken = structuredClone(desk()) as unknown as { [key: string]: unknown };
  break_(broken);
  try {
    readLayout(broken);
  } catch (error) {
    if (error instanceof Misfit) return `${error.path.join('.')} ${error.message}`.trim();
    throw error;
  }
  return 'read';
}

// biome-ignore lint/suspicious/noExplicitAny: it is broken on purpose
type Broken = any;

test('what is broken is refused, with the place and what is wrong with it', () => {
  expect(said(() => undefined)).toBe('read');
  const cases: readonly (readonly [string, (layout: Broken) => void])[] = [
    ['type is neither "split" nor "stack"', (l) => Object.assign(l, { type: 'grid' })],
    ['direction is neither "row" nor "column"', (l) => Object.assign(l, { direction: 'up' })],
    ['parts.1.direction is that of the split around it', (l) => Object.assign(l.parts[1], { direction: 'row' })],
    ['parts are fewer than two', (l) => Object.assign(l, { parts: [] })],
    ['shares are 3 for 4 parts', (l) => l.shares.pop()],
    ['shares do not sum to 1', (l) => Object.assign(l.shares, { 0: 0.9 })],
    ['shares.2 is no number from 0 to 1', (l) => Object.assign(l.shares, { 2: '0.1' })],
    ['parts.0.shown is no panel of its stack', (l) => Object.assign(l.parts[0], { shown: 'book' })],
    ['parts.0.panels are none', (l) => Object.assign(l.parts[0], { panels: [] })],
    ['parts.0.isFolded is neither true nor false', (l) => Object.assign(l.parts[0], { isFolded: 1 })],
    ['parts.0.panels.0.kind is no panel that this version has', (l) => Object.assign(l.parts[0].panels[0], { kind: 'toString' })],
    ['parts.0.panels.0.link is neither null nor one of red, yellow, green, blue', (l) => Object.assign(l.parts[0].panels[0], { link: 'pink' })],
    ['parts.0.panels.0.pair is neither null nor a pair', (l) => Object.assign(l.parts[0].panels[0], { pair: 'BTC' })],
    ['parts.0.id is no name of small letters, digits and hyphens', (l) => Object.assign(l.parts[0], { id: '"><img>' })],
    ['the panel "book" is there twice', (l) => Object.assign(l.parts[0], { panels: l.parts[2].parts[0].panels, shown: 'book' })],
    ['the stack "book" is there twice', (l) => Object.assign(l.parts[0], { id: 'book' })],
    ['parts.0 is no object', (l) => Object.assign(l.parts, { 0: 7 })],
    ['parts is no list', (l) => Object.assign(l, { parts: {} })],
  ];
  for (const [words, break_] of cases) expect(said(break_)).toBe(words);
});

test('whatever the value is, it is a layout or a misfit', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      let found: Layout | undefined;
      try {
        found = readLayout(value);
      } catch (error) {
        expect(error).toBeInstanceOf(Misfit);
      }
      expect(found).toBeUndefined();
    }),
  );
});

test('a tree deeper than anybody builds is refused before it is walked to its end', () => {
  let deep: unknown = desk();
  for (let i = 0; i < 5000; i++) deep = { type: 'split', direction: i % 2 === 0 ? 'column' : 'row', shares: [0.5, 0.5], parts: [deep, deep] };
  expect(() => readLayout(deep)).toThrow(/more than 12 splits in each other/);
});
