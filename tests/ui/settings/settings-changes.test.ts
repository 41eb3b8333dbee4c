import { afterEach, expect, test, vi } from 'vitest';
import { changesOf, newAlerts, type Present } from '../../../src/ui/settings/settings-changes';
import type { AllSettings } from '../../../src/ui/settings/settings-file';
import { readPreferences } from '../../../src/ui/shell/preferences';
import { showLanguage } from '../../../src/ui/words/language';

afterEach(async () => {
  vi.unstubAllGlobals();
  await showLanguage('en');
});

const usual = readPreferences(null);
const now: Present = {
  kept: new Map<string, unknown>([
    ['preferences', usual],
    ['chart/compared', ['bitfinex:ETH/USD']],
    ['chart/scale', 'linear'],
  ]),
  unread: [],
  watchlists: { bitfinex: ['bitfinex:BTC/USD'] },
  alerts: ['{"a":1}'],
};
const file = (kept: readonly (readonly [string, unknown])[], more: Partial<AllSettings> = {}): AllSettings => ({
  kept: new Map(kept),
  watchlists: null,
  alerts: [],
  ...more,
});

test('what is as it is, and what the file does not have, is not told', () => {
  expect(changesOf(now, file([]))).toEqual([]);
  expect(changesOf(now, file([...now.kept], { watchlists: now.watchlists, alerts: [{ line: 9, text: '{"a":1}' }] }))).toEqual([]);
});

test('a change is told by what it was and what it will be', () => {
  const preferences = { ...usual, theme: 'light', isMasked: true, pair: 'bitfinex:BTC/USD' };
  expect(changesOf(now, file([['preferences', preferences]]))).toEqual([
    { name: 'Preferences', what: 'theme dark → light, pair none → bitfinex:BTC/USD, is masked no → yes' },
  ]);
  expect(
    changesOf(
      now,
      file([
        ['chart/scale', 'log'],
        ['chart/compared', ['bitfinex:LTC/USD']],
        ['tickets', [1, 2]],
      ]),
    ),
  ).toEqual([
    { name: 'Tickets', what: 'new: 2 entries' },
    { name: 'Compared pairs', what: '1 entry, other ones' },
    { name: 'Price scale', what: 'linear → log' },
  ]);
  expect(changesOf(now, file([], { watchlists: { bitfinex: ['bitfinex:BTC/USD', 'bitfinex:ETH/USD'] } }))).toEqual([
    { name: 'Watchlists', what: 'bitfinex 1 entry → 2 entries' },
  ]);
});

test('of many changes the first are named and the rest is counted', () => {
  const [before, after] = [0, 1].map((value) => Object.fromEntries('abcdefgh'.split('').map((key) => [key, value])));
  const [change] = changesOf({ ...now, kept: new Map([['books', before]]) }, file([['books', after]]));
  expect(change?.what).toBe('a 0 → 1, b 0 → 1, c 0 → 1, d 0 → 1, e 0 → 1, f 0 → 1, 2 more');
});

test('of keys and confirmations every change is named, be there some already or not', () => {
  vi.stubGlobal('navigator', { platform: 'Linux' });
  const keys = { ...Object.fromEntries('abcdefgh'.split('').map((id) => [id, `Alt+${id}`])), 'order buy': 'b', zone: null };
  const what = (before: Map<string, unknown>, thing: string, after: unknown) => changesOf({ ...now, kept: before }, file([[thing, after]]))[0]?.what;
  for (const before of [new Map(), new Map([['keys', {}]])])
    expect(what(before, 'keys', keys)).toBe(
      `${'abcdefgh'
        .split('')
        .map((id) => `${id}: as usual → Alt ${id.toUpperCase()}`)
        .join(', ')}, order buy: as usual → B, zone: as usual → no keys`,
    );
  expect(what(new Map([['keys', { zone: null }]]), 'keys', {})).toBe('zone: no keys → as usual');
  expect(changesOf({ ...now, kept: new Map([['keys', { a: 'x', b: 'y' }]]) }, file([['keys', { b: 'y', a: 'x' }]]))).toEqual([]);
  expect(what(new Map([['confirmations', { 'market large palette': 'hold' }]]), 'confirmations', { 'market large palette': 'none' })).toBe(
    'market large palette: hold → none',
  );
});

test('what is kept of another chart is told by its panel, and what cannot be read here says so', () => {
  const next = file([
    ['chart/scale/chart-2', 'log'],
    ['workspaces', { version: 2, shown: 'home', all: [] }],
  ]);
  expect(changesOf({ ...now, unread: ['Workspaces'] }, next)).toEqual([
    { name: 'Workspaces', what: 'cannot be read here → 3 entries' },
    { name: 'Price scale of chart-2', what: 'new: log' },
  ]);
});

test('an alert that waits for the same is not added again', () => {
  const next = file([], {
    alerts: [
      { line: 4, text: '{"a":1}' },
      { line: 5, text: '{"a":2}' },
    ],
  });
  expect(newAlerts(now.alerts, next)).toEqual([{ line: 5, text: '{"a":2}' }]);
  expect(changesOf(now, next)).toEqual([{ name: 'Alerts', what: '1 more; those that are there stay' }]);
});

test('in Swedish what changes is told in Swedish, and what has no words as it is kept', async () => {
  await showLanguage('sv');
  const preferences = { ...usual, theme: 'light', isMasked: true, pair: 'bitfinex:BTC/USD', newThing: 'x' };
  expect(changesOf(now, file([['preferences', preferences]]))).toEqual([
    { name: 'Val', what: 'tema mörkt → ljust, par inget → bitfinex:BTC/USD, dolt nej → ja, new thing inget → x' },
  ]);
  expect(changesOf(now, file([['chart/compared/chart-2', [1]]]))).toEqual([{ name: 'Jämförda par i chart-2', what: 'nytt: 1 post' }]);
});
