import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, ok } from '../../../src/domain/result';
import { presentSettings, takeSettings } from '../../../src/ui/settings/keep-settings';
import type { Present } from '../../../src/ui/settings/settings-changes';
import type { AllSettings } from '../../../src/ui/settings/settings-file';

const stored = new Map<string, string>();
beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    get length() {
      return stored.size;
    },
    key: (i: number) => [...stored.keys()][i] ?? null,
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
    removeItem: (key: string) => void stored.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

const FAULT = fail({ code: 'storage', message: 'not kept' });
const HAD = { theme: 'dark', watchlists: { bitfinex: ['bitfinex:BTC/USD'] } };

/** An engine that refuses the calls that are named, each once. */
function keeper(...refused: string[]) {
  const calls: unknown[] = [];
  const answer = (name: string) => (what: unknown) => {
    calls.push([name, what]);
    const at = refused.indexOf(name);
    if (at < 0) return Promise.resolve(ok(null));
    refused.splice(at, 1);
    return Promise.resolve(FAULT);
  };
  const commands = {
    exportAlerts: () => Promise.resolve(ok('{"format":"tapedeck/alerts","version":1}\n{"a":1}\n')),
    importAlerts: answer('alerts'),
    changeSettings: answer('settings'),
  };
  const terminal = { commands, settings: { get: () => HAD } } as unknown as Parameters<typeof presentSettings>[0];
  return { terminal, calls };
}

const NOW: Present = { kept: new Map(), unread: [], watchlists: null, alerts: [] };
const NEXT: AllSettings = {
  kept: new Map<string, unknown>([
    ['preferences', { theme: 'light' }],
    ['chart/scale/chart-2', 'log'],
  ]),
  watchlists: { bitfinex: [] },
  alerts: [{ line: 3, text: '{"a":2}' }],
};

test('what cannot be read is named, and all else is there, of every chart', async () => {
  stored.set('tapedeck/workspaces', '{"version":99}');
  stored.set('tapedeck/chart/scale', 'log');
  stored.set('tapedeck/chart/scale/chart-2', 'percent');
  stored.set('tapedeck/chart/indicators/chart-2', '');
  stored.set('tapedeck/picture/x', 'p');
  stored.set('chart/scale', 'of another page');
  const read = await presentSettings(keeper().terminal);
  if (!read.ok) throw new Error(read.error);
  expect(read.value.unread).toEqual(['Workspaces']);
  expect([...read.value.kept]).toEqual([
    ['chart/scale', 'log'],
    ['chart/indicators/chart-2', []],
    ['chart/scale/chart-2', 'percent'],
  ]);
  expect(read.value.alerts).toEqual(['{"a":1}']);
});

test('all of the file is taken, alerts last: they cannot be taken back', async () => {
  const { terminal, calls } = keeper();
  expect(await takeSettings(terminal, NOW, NEXT)).toEqual(ok(null));
  expect(stored.get('tapedeck/chart/scale/chart-2')).toBe('log');
  expect(calls).toEqual([
    ['settings', { theme: 'light', watchlists: { bitfinex: [] } }],
    ['alerts', '{"format":"tapedeck/alerts","version":1}\n\n{"a":2}'],
  ]);
});

test('whatever the engine refuses, nothing of the file stays', async () => {
  for (const refused of ['settings', 'alerts']) {
    stored.clear();
    stored.set('tapedeck/chart/scale/chart-2', 'percent');
    const { terminal, calls } = keeper(refused);
    const taken = await takeSettings(terminal, NOW, NEXT);
    expect(taken.ok ? '' : taken.error).not.toContain('may be those of the file');
    expect(taken.ok).toBe(false);
    expect([...stored]).toEqual([['tapedeck/chart/scale/chart-2', 'percent']]);
    expect(calls.at(-1)).toEqual(['settings', HAD]);
    expect(calls).toHaveLength(refused === 'settings' ? 2 : 3);
  }
});

test('what could not be put back is said', async () => {
  const taken = await takeSettings(keeper('settings', 'settings').terminal, NOW, NEXT);
  expect(taken.ok ? '' : taken.error).toContain('Theme and watchlists may be those of the file.');
});
