import { afterEach, expect, test } from 'vitest';
import { lineWords, modeWords, phaseWords, routeWords } from '../../../src/ui/panels/connection/route-words';
import { showLanguage } from '../../../src/ui/words/language';
import type { LineState, VenueLink } from '../../../src/worker/protocol/link-state';

afterEach(() => showLanguage('en'));

const venue = (part: Partial<VenueLink>): VenueLink => ({
  venue: 'bitfinex',
  source: 'exchange',
  mode: 'automatic',
  phase: 'waiting',
  isPolling: false,
  lines: [],
  nextTryAt: null,
  attempt: 0,
  budgetLeft: null,
  budgetSize: null,
  why: null,
  route: 'unknown',
  hosts: [],
  moods: null,
  ...part,
});
const waits = (): string[] => [0, 1, 1_234].map((attempt) => phaseWords(venue({ attempt })));

test('how often it was tried is said in numbers of the language shown', async () => {
  expect(waits()).toEqual(['not connected', 'not connected, 1 attempt made', 'not connected, 1,234 attempts made']);
  await showLanguage('sv');
  expect(waits()).toEqual(['inte ansluten', 'inte ansluten, 1 försök gjort', 'inte ansluten, 1\u00a0234 försök gjorda']);
});

test('REST that helps is said, and the first attempt is not counted', () => {
  expect(phaseWords(venue({ phase: 'open', isPolling: true }))).toBe('connected, REST helping out');
  expect(phaseWords(venue({ isPolling: true, attempt: 3 }))).toBe('no socket: REST takes its place');
  expect([1, 2].map((attempt) => phaseWords(venue({ phase: 'connecting', attempt })))).toEqual(['connecting', 'connecting, attempt 2']);
});

test('a market that is made up needs no network, whatever its line does', async () => {
  const simulated = venue({ source: 'simulated', attempt: 2 });
  expect(phaseWords(simulated)).toBe('runs inside this browser, needs no network');
  expect(phaseWords({ ...simulated, phase: 'off' })).toBe('stopped by you');
  await showLanguage('sv');
  expect(phaseWords({ ...simulated, phase: 'off' })).toBe('stoppad av dig');
});

test('route, mode and sockets are said in the language shown', async () => {
  await showLanguage('sv');
  const lines = (['connecting', 'open', 'waiting', 'closed'] as const).map((phase) => lineWords({ phase } as LineState));
  expect(lines).toEqual(['ansluter', 'öppen', 'väntar', 'stängd']);
  expect([routeWords('proxy'), modeWords('socket')]).toEqual(['genom proxyn på den här adressen', 'Bara WebSocket']);
});
