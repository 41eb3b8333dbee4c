import type { EngineState, TopicState } from '../../client/terminal';
import { type TopicStatus, worst } from '../../domain/freshness';
import { pairLabel } from '../../domain/instrument';
import { parseTopicKey, topicVenue } from '../../domain/topic';
import { engineTrouble } from '../parts/effective-status';
import { isRefusal, type TrustSign, trustWords } from '../parts/trust-words';
import { venueName } from './venue-name';

const WAY: Readonly<Record<TopicStatus['via'], string>> = { socket: 'WebSocket', rest: 'REST', cache: 'stored snapshot' };
const WHAT = { book: 'order book', trades: 'trades', candles: 'candles', ticker: 'ticker', status: 'funding', liquidations: 'liquidations' } as const;

/** The worst of what is on the screen, and a sentence for it that changes only when it does. */
export interface ConnectionWords {
  readonly status: TopicStatus | null;
  readonly sign: TrustSign;
  readonly sentence: string;
}

export function connectionWords(topics: readonly TopicState[], engine: EngineState): ConnectionWords {
  const status = worst(topics.map((topic) => topic.status));
  const trouble = engineTrouble(engine);
  if (status === undefined) return { status: null, sign: '⟳', sentence: trouble === null ? 'Opening' : `Nothing is live: ${trouble}` };
  const topic = topics.find((t) => t.status === status);
  const isVerified = status.state === 'live' && verifiedAt(topics) !== null;
  return {
    status,
    sign: isVerified ? '●' : trustWords(status, 0, 'utc').sign,
    sentence: sentenceOf(
      status,
      topic,
      topics.every((t) => t.status.state === status.state),
      trouble,
    ),
  };
}

/** When the last checksum passed of the book that waits longest for the next. Null: nothing on the screen has checksums. */
export function verifiedAt(topics: readonly TopicState[]): number | null {
  const times = topics.map((topic) => topic.status.verifiedAt).filter((at) => at !== null);
  return times.length === 0 ? null : Math.min(...times);
}

/** How old the data is: of the topic in trouble, or, where all are live, the last change of any: a quiet market is not an old one. */
export function dataAt(topics: readonly TopicState[]): number | null {
  const status = worst(topics.map((topic) => topic.status));
  if (status === undefined || status.state !== 'live') return status?.dataAt ?? null;
  const times = topics.map((topic) => topic.status.dataAt).filter((at) => at !== null);
  return times.length === 0 ? null : Math.max(...times);
}

function sentenceOf(status: TopicStatus, topic: TopicState | undefined, isAll: boolean, trouble: string | null): string {
  const parsed = topic === undefined ? undefined : parseTopicKey(topic.key);
  const venue = parsed === undefined ? '' : venueName(topicVenue(parsed));
  const sim = status.source === 'simulated' ? 'Simulated market' : venue;
  if (trouble !== null) return `Nothing is live: ${trouble}`;
  if (status.state === 'live') return status.source === 'simulated' ? `${sim}, running` : `${sim} live over ${WAY[status.via]}`;
  const reason = status.reason === null ? '' : `: ${status.reason}`;
  const which = parsed === undefined || isAll ? '' : ` ${'instrument' in parsed ? `${pairLabel(parsed.instrument)} ` : ''}${WHAT[parsed.kind]}`;
  switch (status.state) {
    case 'verifying':
      return `${sim} syncing${which}${reason}`;
    case 'maintenance':
      return `${sim} in maintenance: last known data`;
    case 'offline':
      if (isRefusal(status.reason ?? '') && parsed !== undefined && 'instrument' in parsed)
        return `${sim} refuses ${pairLabel(parsed.instrument)}: ${status.reason}`;
      return `${sim} offline${reason}`;
    case 'stale':
      return status.via === 'cache'
        ? `${sim}: stored snapshot${status.reason === null ? '' : `, ${status.reason}`}`
        : `${sim} stale${which}${reason}`;
  }
}
