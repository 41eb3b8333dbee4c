import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importWorkspaces } from '../../../src/ui/layout/import-workspaces';
import { panelOf } from '../../../src/ui/layout/layout';
import { migrated } from '../../../src/ui/layout/migrate-workspaces';
import { readWorkspaces } from '../../../src/ui/layout/read-workspaces';

/** As the first version wrote it: a book beside a chart over the tape, the chart red. */
const FIRST = `{
 "version": 1,
 "shown": "mine",
 "all": [
  {
   "id": "mine",
   "name": "Mine",
   "preset": "standard",
   "isLocked": true,
   "links": { "red": "bitfinex:ETH/USD" },
   "layout": {
    "type": "split",
    "direction": "row",
    "parts": [
     {
      "type": "stack",
      "id": "book",
      "panels": [{ "id": "book", "kind": "book", "link": null, "pair": "bitfinex:LTC/USD" }],
      "shown": "book",
      "isFolded": false
     },
     {
      "type": "split",
      "direction": "column",
      "parts": [
       { "type": "stack", "id": "chart", "panels": [{ "id": "chart", "kind": "chart", "link": "red", "pair": null }], "shown": "chart", "isFolded": false },
       { "type": "stack", "id": "tape", "panels": [{ "id": "tape", "kind": "tape", "link": null, "pair": null }], "shown": "tape", "isFolded": false }
      ],
      "shares": [0.5, 0.5]
     }
    ],
    "shares": [0.25, 0.75]
   }
  },
  { "id": "home", "name": "Home", "preset": "standard", "isLocked": false, "links": {}, "layout": null }
 ]
}`;

test('what the first version kept is read as it was: colours have their pairs, and candles follow the page', () => {
  const { shown, all } = readWorkspaces(FIRST);
  expect(shown).toBe('mine');
  expect(all[0]).toMatchObject({ isLocked: true, links: { red: { pair: 'bitfinex:ETH/USD', interval: null } } });
  const layout = all[0]?.layout;
  if (layout === null || layout === undefined) throw new Error('the arrangement is lost');
  expect(panelOf(layout, 'book')).toEqual({ id: 'book', kind: 'book', link: null, pair: 'bitfinex:LTC/USD', interval: null });
  expect(panelOf(layout, 'chart')).toEqual({ id: 'chart', kind: 'chart', link: 'red', pair: null, interval: null });
  expect(panelOf(layout, 'tape')?.interval).toBeNull();
  expect(all[1]?.layout).toBeNull();
});

test('a broken file of the first version is refused with the line of the fault', () => {
  expect(importWorkspaces(FIRST.replace('"bitfinex:LTC/USD"', '"LTC"'))).toBe(
    'Line 18: all.0.layout.parts.0.panels.0.pair is neither null nor a pair.',
  );
  expect(importWorkspaces(FIRST.replace('"bitfinex:ETH/USD"', '7'))).toBe('Line 10: all.0.links.red.pair is neither null nor a pair.');
});

test('whatever claims to be of an older version is either left as it is or read, and nothing else is touched', () => {
  const value = fc.dictionary(fc.constantFrom('all', 'links', 'layout', 'parts', 'panels', 'type'), fc.jsonValue());
  fc.assert(
    fc.property(value, (found) => {
      expect(migrated({ ...found, version: 2 })).toEqual({ ...found, version: 2 });
      expect(migrated({ ...found, version: 1 })).toMatchObject({ version: 2 });
    }),
  );
  let deep: unknown = null;
  for (let i = 0; i < 100_000; i++) deep = { type: 'split', parts: [deep] };
  expect(() => migrated({ version: 1, all: [{ layout: deep }] })).not.toThrow();
});
