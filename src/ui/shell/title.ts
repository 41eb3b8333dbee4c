import type { TopicStatus } from '../../domain/freshness';
import { type InstrumentId, pairLabel } from '../../domain/instrument';

/** `70,123 BTC/USD · PAPER · Tapedeck`; in brackets before it what it is when it is not live, and `SIM` when it is not real. */
export function windowTitle(id: InstrumentId, last: string, status: TopicStatus | null, account: string): string {
  const sim = status?.source === 'simulated' || id.startsWith('simulated:') ? 'SIM ' : '';
  const state = status?.state ?? 'verifying';
  return `${state === 'live' ? '' : `[${state}] `}${sim}${last} ${pairLabel(id)} · ${account} · Tapedeck`;
}
