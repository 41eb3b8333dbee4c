import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOME_WORKSPACE } from '../../../src/ui/layout/workspaces';
import { KEPT_THINGS, MOST_OF_CHARTS, thingOf } from '../../../src/ui/settings/kept-things';
import { readSettingsFile, writeSettingsFile } from '../../../src/ui/settings/settings-file';
import { readPreferences } from '../../../src/ui/shell/preferences';

const ALERT = '{"instrument":"bitfinex:BTC/USD","condition":{"kind":"price-cross","price":"70000","cross":"up"},"note":""}';
const WATCHLISTS = { bitfinex: ['bitfinex:BTC/USD', 'bitfinex:ETH/USD'] };
const STORED: Readonly<Record<string, string>> = {
  preferences: JSON.stringify({ ...readPreferences(null), theme: 'light', zone: 'utc' }),
  desk: '{"watch":true,"ticket":null}',
  workspaces: JSON.stringify({ version: 1, shown: HOME_WORKSPACE.id, all: [HOME_WORKSPACE] }),
  notices: '{"hasSound":true,"volume":30,"hasSystem":false,"hasAmounts":true}',
  confirmations: '{"market small ticket":"dialog"}',
  books: '{"bitfinex":"paper:bitfinex:second"}',
  'arm-minutes': '60',
  tickets: '[["bitfinex:BTC/USD","limit","0.5","base"]]',
  tables: '{"Open orders":{"order":["price","pair"],"shown":{"pair":false},"sort":{"by":"price","isDown":true}}}',
  keys: '{"theme":"y","zone":null}',
  ladder: '{"bitfinex:BTC/USD":{"grouping":{"precision":"P0","multiple":1},"sizes":null,"chosen":3}}',
  tape: '{"isWhole":true,"hasSound":false,"hasMarks":true}',
  'chart/indicators': '[{"kind":"sma","numbers":[20],"source":"close","color":"blue"}]',
  'chart/compared': '["bitfinex:ETH/USD"]',
  'chart/drawings': '[["bitfinex:BTC/USD",[["horizontal",1760000000000,64000]]],["bitfinex:ETH/USD",[["horizontal",1760000000000,3200]]]]',
  'chart/scale': 'log',
};
const kept = (): Map<string, unknown> => new Map(KEPT_THINGS.map(({ key, read }) => [key, read(STORED[key] ?? '')]));
const whole = (): string => writeSettingsFile(kept(), WATCHLISTS, [ALERT], 1_760_000_000_000);
const lines = (): string[] => whole().trimEnd().split('\n');
const lineOf = (thing: string): number => lines().findIndex((line) => line.includes(`"thing":"${thing}"`));
const refusal = (text: string): string => {
  const read = readSettingsFile(text);
  return read.ok ? 'taken' : read.error;
};
/** The file with the value of one of its things in place of what is there. */
const withValue = (thing: string, value: unknown): string =>
  lines()
    .map((line, i) => (i === lineOf(thing) ? JSON.stringify({ thing, value }) : line))
    .join('\n');

test('all that was set comes back as it is stored, and alerts with their lines', () => {
  const read = readSettingsFile(whole());
  if (!read.ok) throw new Error(read.error);
  expect(read.value.kept).toEqual(kept());
  expect([...read.value.kept.keys()]).toEqual(Object.keys(STORED));
  for (const { key, read: back, write } of KEPT_THINGS) expect(back(write(read.value.kept.get(key))), key).toEqual(kept().get(key));
  expect(read.value.watchlists).toEqual(WATCHLISTS);
  expect(read.value.alerts).toEqual([{ line: lineOf('alert') + 1, text: ALERT }]);
});

test('every sample is one that is not as usual, so that a thing that is lost is seen', () => {
  for (const { key, read } of KEPT_THINGS.filter((thing) => thing.key !== 'workspaces'))
    expect(read(STORED[key] ?? ''), key).not.toEqual(read('null'));
});

test('a value that this version would read otherwise is refused with its line and its place', () => {
  const broken: readonly (readonly [thing: string, value: unknown, place: string])[] = [
    ['preferences', { ...readPreferences(null), interval: '2h' }, 'preferences.interval is'],
    ['preferences', { ...readPreferences(null), later: 1 }, 'preferences.later is'],
    ['preferences', 'dark', 'preferences is'],
    ['notices', { volume: 400 }, 'notices.volume is'],
    ['confirmations', { 'market small ticket': 'never' }, 'confirmations.market small ticket is'],
    ['arm-minutes', '7', 'arm-minutes is'],
    ['tickets', [['bitfinex:BTC/USD', 'guess', '1', 'base']], 'tickets.0 is'],
    ['chart/indicators', [{ kind: 'sma', numbers: [-1], source: 'close', color: 'blue' }], 'chart/indicators.0 is'],
    ['chart/drawings', [['bitfinex:BTC/USD', [['horizontal', 'noon', 1]]]], 'chart/drawings.0 is'],
    ['workspaces', { version: 1, shown: 'x', all: [{ ...HOME_WORKSPACE, isLocked: 'no' }] }, 'workspaces.all.0.isLocked is neither true nor false'],
    ['watchlists', { bitfinex: ['bitfinex:BTC/USD', '<b>'] }, 'watchlists.bitfinex.1 is no pair'],
    ['watchlists', Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`venue-${i}`, []])), 'watchlists has more than 32 venues'],
    ['keys', { 'order buy': 'Enter' }, 'keys.order buy is'],
    ['watchlists', { 'Not A Venue': [] }, 'watchlists.Not A Venue is no venue'],
  ];
  for (const [thing, value, place] of broken) expect(refusal(withValue(thing, value))).toContain(`Line ${lineOf(thing) + 1}: ${place}`);
});

test('workspaces of an older version are taken as this one would have written them', () => {
  const old = { ...HOME_WORKSPACE, links: { red: 'bitfinex:BTC/USD' }, layout: null };
  const read = readSettingsFile(withValue('workspaces', { version: 1, shown: old.id, all: [old] }));
  if (!read.ok) throw new Error(read.error);
  expect(read.value.kept.get('workspaces')).toEqual({
    version: 2,
    shown: old.id,
    all: [{ ...old, links: { red: { pair: 'bitfinex:BTC/USD', interval: null } } }],
  });
  expect(refusal(withValue('workspaces', { version: 1, shown: old.id, all: [{ ...old, later: 1 }] }))).toContain('workspaces.all.0.later is nothing');
});

test('what is kept of other charts comes back, that they have none as well, and no more than there may be', () => {
  const [head = ''] = lines();
  const line = (thing: string, value: unknown): string => JSON.stringify({ thing, value });
  const read = readSettingsFile([head, line('chart/scale/chart-2', 'log'), line('chart/indicators/chart-2', [])].join('\n'));
  if (!read.ok) throw new Error(read.error);
  expect([...read.value.kept]).toEqual([
    ['chart/scale/chart-2', 'log'],
    ['chart/indicators/chart-2', []],
  ]);
  expect(thingOf('chart/indicators/chart-2')?.write([])).toBe('');
  expect(thingOf('chart/indicators/chart-2')?.read('')).toEqual([]);
  for (const thing of ['chart/scale/', 'chart/scale/Two', `chart/scale/${'a'.repeat(33)}`, 'chart/drawings/chart-2', 'chart/scale/a/b'])
    expect(refusal([head, line(thing, 'log')].join('\n'))).toContain('is nothing that this version keeps');
  const many = Array.from({ length: MOST_OF_CHARTS + 1 }, (_, i) => line(`chart/scale/chart-${i}`, 'log'));
  expect(refusal([head, ...many.slice(1)].join('\n'))).toBe('taken');
  expect(refusal([head, ...many].join('\n'))).toContain(`${MOST_OF_CHARTS} things are the most`);
});

test('what is no file of settings, or of a later program, says so', () => {
  expect(refusal('')).toBe('The file is empty.');
  expect(refusal('{"format":"tapedeck/alerts","version":1}')).toContain('Line 1 does not say');
  expect(refusal('{"format":"tapedeck/all-settings","version":2}')).toContain('Line 1: the file is of version 2');
  const [head = '', ...rest] = lines();
  expect(refusal([head, '{"thing":'].join('\n'))).toBe('Line 2 is no JSON object.');
  expect(refusal([head, '', '{"thing":"vault","value":{}}'].join('\n'))).toBe('Line 3: "vault" is nothing that this version keeps.');
  expect(refusal([head, '{"value":{}}'].join('\n'))).toBe('Line 2 names nothing that is set: it has no “thing”.');
  expect(refusal([head, '{"thing":7,"value":{}}'].join('\n'))).toBe('Line 2 names nothing that is set: it has no “thing”.');
  expect(refusal([head, '{"thing":"desk"}'].join('\n'))).toBe('Line 2: desk has no value.');
  expect(refusal([head, ...rest, rest[0]].join('\n'))).toContain('"preferences" was there before');
  expect(refusal([head, `{"thing":"desk","value":${'['.repeat(50_000)}${']'.repeat(50_000)}}`].join('\n'))).toMatch(/^Line 2/);
});

test('whatever the text is, it is taken or refused in words, and never throws', () => {
  const [head = ''] = lines();
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.json(), fc.constantFrom(...lines()))), (some) => {
      const read = readSettingsFile([head, ...some].join('\n'));
      if (!read.ok) expect(read.error).toMatch(/^(Line \d+|The file )/);
    }),
  );
});

test('all that the page keeps on this device is in the file, or is left out by name', () => {
  // What was read in this tab is no setting.
  const leftOut = ['picture/', 'workspaces-unread', 'read-standstill'];
  const source = (folder: URL): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('settings/'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const text = source(new URL('../../../src/ui/', import.meta.url)).join('\n');
  const layers = [...(/StoredLayer = ([^;]+);/.exec(text)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, layer]) => `chart/${layer}`);
  const keys = [...text.matchAll(/(?:KEY|PREFIX|DRAWINGS) = 'tapedeck\/([\w/-]+)'/g)].map(([, key = '']) => key);
  expect([...keys, ...layers].filter((key) => !leftOut.includes(key)).sort()).toEqual(KEPT_THINGS.map(({ key }) => key).sort());
});
