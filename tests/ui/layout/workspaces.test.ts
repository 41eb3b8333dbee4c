import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Misfit } from '../../../src/ui/layout/read-layout';
import { readWorkspaces, writeWorkspaces } from '../../../src/ui/layout/read-workspaces';
import { HOME_WORKSPACE, type Workspaces } from '../../../src/ui/layout/workspaces';
import { apply, desk, steps } from './layouts';

const HOME: Workspaces = { shown: 'standard', all: [HOME_WORKSPACE] };

test('workspaces are read as they were written', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (all, isLocked) => {
      const mine = {
        ...HOME_WORKSPACE,
        id: 'mine',
        name: 'Mine “<b>”',
        isLocked,
        links: { red: { pair: 'bitfinex:ETH/USD', interval: null }, blue: { pair: null, interval: '5m' } } as const,
        layout: all.reduce(apply, desk()),
      };
      const workspaces: Workspaces = { shown: 'mine', all: [HOME_WORKSPACE, mine] };
      expect(readWorkspaces(writeWorkspaces(workspaces))).toEqual(workspaces);
    }),
    { numRuns: 20 },
  );
});

function said(change: (found: { [key: string]: unknown; all: { [key: string]: unknown }[] }) => unknown): string {
  const broken = JSON.parse(writeWorkspaces(HOME)) as Parameters<typeof change>[0];
  change(broken);
  try {
    readWorkspaces(JSON.stringify(broken));
  } catch (error) {
    if (error instanceof Misfit) return `${error.path.join('.')} ${error.message}`.trim();
    throw error;
  }
  return 'read';
}

test('what is no list of workspaces is refused, with the place and what is wrong with it', () => {
  const [first] = HOME.all;
  const cases: readonly (readonly [string, Parameters<typeof said>[0]])[] = [
    ['read', () => undefined],
    ['version is 3, and this program reads versions 1 to 2', (f) => Object.assign(f, { version: 3 })],
    ['all are none', (f) => Object.assign(f, { all: [] })],
    ['all are more than 50', (f) => Object.assign(f, { all: Array.from({ length: 51 }, (_, i) => ({ ...first, id: `w-${i}` })) })],
    ['all have the id "standard" twice', (f) => Object.assign(f, { all: [first, first] })],
    ['shown is no workspace of the list', (f) => Object.assign(f, { shown: 'mine' })],
    ['all.0.name has not 1 to 40 characters', (f) => Object.assign(f.all[0] ?? {}, { name: ' ' })],
    ['all.0.id is no name of small letters, digits and hyphens', (f) => Object.assign(f.all[0] ?? {}, { id: '../x' })],
    ['all.0.preset is none of standard, scalper, chart, four, watch', (f) => Object.assign(f.all[0] ?? {}, { preset: 'other' })],
    ['all.0.isLocked is neither true nor false', (f) => Object.assign(f.all[0] ?? {}, { isLocked: 'no' })],
    ['all.0.links.pink is none of red, yellow, green, blue', (f) => Object.assign(f.all[0] ?? {}, { links: { pink: 'bitfinex:BTC/USD' } })],
    ['all.0.links.red is no object', (f) => Object.assign(f.all[0] ?? {}, { links: { red: 'bitfinex:BTC/USD' } })],
    ['all.0.links.red.pair is neither null nor a pair', (f) => Object.assign(f.all[0] ?? {}, { links: { red: { pair: 'BTC', interval: null } } })],
    [
      'all.0.links.red.interval is neither null nor one of 1s, 5s, 15s, 30s, 1m, 5m, 15m, 30m, 1h, 3h, 4h, 6h, 12h, 1D, 1W, 14D, 1M',
      (f) => Object.assign(f.all[0] ?? {}, { links: { red: { pair: null, interval: '2m' } } }),
    ],
    ['all.0.layout.type is neither "split" nor "stack"', (f) => Object.assign(f.all[0] ?? {}, { layout: {} })],
  ];
  for (const [words, change] of cases) expect(said(change)).toBe(words);
  expect(() => readWorkspaces('{')).toThrow(SyntaxError);
});
