import fc from 'fast-check';
import type { State, TopicStatus } from '../../../src/domain/freshness';
import type { LocalMs } from '../../../src/domain/units';

export const NOW = 1_800_000_000_000;

export function makeStatus(part: Partial<TopicStatus> = {}): TopicStatus {
  const at = (NOW - 1_000) as LocalMs;
  return { source: 'exchange', via: 'socket', state: 'live', dataAt: at, proofAt: at, verifiedAt: null, reason: null, ...part };
}

export const ago = (ms: number): LocalMs => (NOW - ms) as LocalMs;

const age = fc.option(fc.integer({ min: 0, max: 1e8 }).map(ago), { nil: null });
const state = fc.constantFrom<State>('live', 'verifying', 'stale', 'maintenance', 'offline');

/** Any status that a venue could be said to have, sensible or not. */
export const anyStatus: fc.Arbitrary<TopicStatus> = fc.record({
  source: fc.constantFrom('exchange' as const, 'simulated' as const, 'replay' as const),
  via: fc.constantFrom('socket' as const, 'rest' as const, 'cache' as const),
  state,
  dataAt: age,
  proofAt: age,
  verifiedAt: age,
  reason: fc.constantFrom(null, 'not connected'),
});
