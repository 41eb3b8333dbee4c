import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trustWords } from '../../../src/ui/parts/trust-words';
import { ago, anyStatus, makeStatus, NOW } from './status';

test('only what is live says live, and only of an exchange', () => {
  fc.assert(
    fc.property(anyStatus, (status) => {
      const { sign, short } = trustWords(status, NOW);
      const isLive = status.state === 'live' && status.source !== 'replay';
      expect(/\blive\b/.test(short)).toBe(isLive && status.source === 'exchange');
      expect(sign === '●' || sign === '◐').toBe(isLive);
    }),
  );
});

test('the full sign asks for a checksum that passed lately, or after the last change', () => {
  expect(trustWords(makeStatus({ verifiedAt: ago(3_000) }), NOW).sign).toBe('●');
  expect(trustWords(makeStatus({ verifiedAt: null }), NOW).sign).toBe('◐');
  expect(trustWords(makeStatus({ verifiedAt: ago(60_000), dataAt: ago(500) }), NOW).sign).toBe('◐');
  expect(trustWords(makeStatus({ verifiedAt: ago(60_000), dataAt: ago(70_000) }), NOW).sign).toBe('●');
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
  ].map((status) => trustWords(status, NOW).sign);
  expect(signs).toEqual(['⟳', '○', '⏸', '⏸', '⏸', '⧗', '⟳']);
});

test('old data says its age and, at length, its date and the reason', () => {
  const words = trustWords(makeStatus({ state: 'stale', dataAt: ago(19_000), reason: 'no sign of life from the exchange' }), NOW);
  expect(words.short).toBe('stale 19 s');
  expect(words.long).toMatch(/^Not live: no sign of life from the exchange\. As of 2027-01-\d\d \d\d:\d\d\.$/);
});

test('REST and the simulated market are named', () => {
  expect(trustWords(makeStatus({ via: 'rest' }), NOW).short).toBe('live REST');
  expect(trustWords(makeStatus({ source: 'simulated' }), NOW).short).toBe('simulated');
  expect(trustWords(makeStatus({ source: 'simulated' }), NOW).long).toMatch(/^Simulated market, live/);
});
