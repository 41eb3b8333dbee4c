import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EngineState } from '../../../src/client/terminal';
import { effectiveStatus, engineTrouble } from '../../../src/ui/parts/effective-status';
import { anyStatus, makeStatus } from './status';

const absent = fc.record({
  phase: fc.constantFrom<EngineState['phase']>('starting', 'lost', 'outdated', 'unsupported'),
  why: fc.constantFrom(null, 'it died'),
});

test('without an engine that answers, nothing is live, being checked or in maintenance, and each says why', () => {
  fc.assert(
    fc.property(anyStatus, absent, (status, engine) => {
      const claimed = effectiveStatus(status, engine);
      expect(['stale', 'offline']).toContain(claimed.state);
      expect(claimed.reason).toBe(engineTrouble(engine));
      expect(claimed.reason).not.toBeNull();
    }),
  );
});

test('what was never seen is offline, not stale', () => {
  fc.assert(
    fc.property(anyStatus, absent, (status, engine) => {
      expect(effectiveStatus({ ...status, dataAt: null }, engine).state).toBe('offline');
    }),
  );
});

test('a status keeps its source, its way and its ages', () => {
  fc.assert(
    fc.property(anyStatus, absent, (status, engine) => {
      const { state: _state, reason: _reason, ...rest } = status;
      expect(effectiveStatus(status, engine)).toMatchObject(rest);
    }),
  );
});

test('an engine that is there is believed', () => {
  const status = makeStatus();
  expect(effectiveStatus(status, { phase: 'ready', why: null })).toBe(status);
});
