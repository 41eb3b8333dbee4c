import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { TopicStatus } from '../../../src/domain/freshness';
import type { LocalMs } from '../../../src/domain/units';
import { trustWords } from '../../../src/ui/parts/trust-words';
import { showLanguage } from '../../../src/ui/words/language';
import { ago, anyStatus, makeStatus, NOW } from './status';

test('only what is live says live, and only of an exchange', () => {
  fc.assert(
    fc.property(anyStatus, (status) => {
      const { sign, short } = trustWords(status, NOW, 'local');
      const isLive = status.state === 'live' && status.source !== 'replay';
      expect(/\blive\b/.test(short)).toBe(isLive && status.source === 'exchange');
      expect(sign === '●' || sign === '◐').toBe(isLive);
    }),
  );
});

test('the full sign asks for a checksum that passed lately, or after the last change', () => {
  expect(trustWords(makeStatus({ verifiedAt: ago(3_000) }), NOW, 'local').sign).toBe('●');
  expect(trustWords(makeStatus({ verifiedAt: null }), NOW, 'local').sign).toBe('◐');
  expect(trustWords(makeStatus({ verifiedAt: ago(60_000), dataAt: ago(500) }), NOW, 'local').sign).toBe('◐');
  expect(trustWords(makeStatus({ verifiedAt: ago(60_000), dataAt: ago(70_000) }), NOW, 'local').sign).toBe('●');
});

test('every state has its sign', () => {
  const signs = [
    makeStatus({ state: 'verifying' }),
    makeStatus({ state: 'stale' }),
    makeStatus({ state: 'stale', via: 'cache' }),
    makeStatus({ state: 'offline' }),
    makeStatus({ state: 'maintenance' }),
    makeStatus({ source: 'replay' }),
    null,
  ].map((status) => trustWords(status, NOW, 'local').sign);
  expect(signs).toEqual(['⟳', '○', '⏸', '⏸', '⏸', '⧗', '⟳']);
});

test('old data says its age and, at length, its date and the reason', () => {
  const words = trustWords(makeStatus({ state: 'stale', dataAt: ago(19_000), reason: 'no sign of life from the exchange' }), NOW, 'local');
  expect(words.short).toBe('stale 19 s');
  expect(words.long).toMatch(/^Not live: no sign of life from the exchange\. As of 2027-01-\d\d \d\d:\d\d\.$/);
});

test('REST and the simulated market are named', () => {
  expect(trustWords(makeStatus({ via: 'rest' }), NOW, 'local').short).toBe('live REST');
  expect(trustWords(makeStatus({ via: 'rest', state: 'verifying' }), NOW, 'local').short).toBe('REST');
  expect(trustWords(makeStatus({ state: 'verifying' }), NOW, 'local').short).toBe('syncing');
  expect(trustWords(makeStatus({ source: 'simulated' }), NOW, 'local').short).toBe('simulated');
  expect(trustWords(makeStatus({ source: 'simulated' }), NOW, 'local').long).toMatch(/^Simulated market, live/);
});

test('a date is on the clock that was asked for, and says UTC where it is that', () => {
  const status = makeStatus({ state: 'offline', dataAt: Date.UTC(2026, 10, 21, 14, 5) as LocalMs });
  expect(trustWords(status, NOW, 'utc').long).toMatch(/As of 2026-11-21 14:05 UTC\.$/);
  expect(trustWords(status, NOW, 'local').long).toMatch(/As of 2026-11-2\d \d\d:\d\d\.$/);
});

test('what the exchange refuses is refused, not offline', () => {
  const words = trustWords(makeStatus({ state: 'offline', dataAt: null, reason: 'the exchange says 10300: symbol: invalid' }), NOW, 'local');
  expect(words.short).toBe('refused');
  expect(words.long).toBe('Refused: the exchange says 10300: symbol: invalid.');
  expect(trustWords(makeStatus({ state: 'offline', dataAt: null, reason: 'not connected' }), NOW, 'local').short).toBe('offline');
});

describe('in Swedish', () => {
  afterEach(() => showLanguage('en'));

  test('a badge says its age, and at length what is wrong, the engine’s words among it', async () => {
    await showLanguage('sv');
    const dataAt = Date.UTC(2026, 10, 21, 14, 5) as LocalMs;
    const words = trustWords(makeStatus({ state: 'stale', dataAt, reason: 'the engine is starting' }), dataAt + 19_000, 'utc');
    expect(words).toEqual({ sign: '○', short: 'inaktuell 19 s', long: 'Inte live: motorn startar. Från 2026-11-21 14:05 UTC.' });
  });

  test('what the exchange refuses is known by its English reason', async () => {
    await showLanguage('sv');
    const words = trustWords(makeStatus({ state: 'offline', dataAt: null, reason: 'the exchange says 10300: symbol: invalid' }), NOW, 'local');
    expect(words.short).toBe('nekad');
    expect(words.long).toContain('10300: symbol: invalid');
  });

  test('signs are the same, and only what is live says live', async () => {
    const inEnglish = new Map<object, string>();
    fc.assert(fc.property(anyStatus, (status) => void inEnglish.set(status, trustWords(status, NOW, 'local').sign)));
    await showLanguage('sv');
    for (const [status, sign] of inEnglish) {
      const words = trustWords(status as TopicStatus, NOW, 'local');
      expect(words.sign).toBe(sign);
      expect(/\blive\b/.test(words.short)).toBe((status as TopicStatus).state === 'live' && (status as TopicStatus).source === 'exchange');
      expect(words.long).toMatch(/^\p{Lu}.*\.$/u);
    }
  });
});
