import type { TopicStatus } from '../../domain/freshness';
import { type InstrumentId, pairLabel } from '../../domain/instrument';
import { type Text, t } from '../words/t';

const STATE = { verifying: 'verifying', stale: 'stale', maintenance: 'maintenance', offline: 'offline' } as const satisfies Readonly<
  Record<Exclude<TopicStatus['state'], 'live'>, Text>
>;

/** `70,123 BTC/USD · PAPER · Tapedeck`; in brackets before it what it is when it is not live, and `SIM` when it is not real. */
export function windowTitle(id: InstrumentId, last: string, status: TopicStatus | null, account: string): string {
  const sim = status?.source === 'simulated' || id.startsWith('simulated:') ? 'SIM ' : '';
  const state = status?.state ?? 'verifying';
  return `${state === 'live' ? '' : `[${t(STATE[state])}] `}${sim}${last} ${pairLabel(id)} · ${account} · Tapedeck`;
}
