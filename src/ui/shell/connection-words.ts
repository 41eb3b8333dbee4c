import type { EngineState, TopicState } from '../../client/terminal';
import { type TopicStatus, worst } from '../../domain/freshness';
import { pairLabel } from '../../domain/instrument';
import { parseTopicKey, topicVenue } from '../../domain/topic';
import { engineTrouble } from '../parts/effective-status';
import { causeOfSync, isRefusal, type TrustSign, trustWords } from '../parts/trust-words';
import { say } from '../words/say';
import { type Text, t } from '../words/t';
import { venueName } from './venue-name';

const WAY: Readonly<Record<TopicStatus['via'], string>> = { socket: 'WebSocket', rest: 'REST', cache: 'stored snapshot' };
const WHAT = {
  book: 'order book',
  trades: 'trades',
  candles: 'candles',
  ticker: 'ticker',
  status: 'funding',
  liquidations: 'liquidations',
} as const satisfies Readonly<Record<string, Text>>;

/** The worst of what is on the screen, and a sentence for it that changes only when it does. */
export interface ConnectionWords {
  readonly status: TopicStatus | null;
  readonly sign: TrustSign;
  readonly sentence: string;
}

/**
 * `isBrief`: where there is little room, the usual way that data comes is left unsaid. Another one never is. So is why something
 * is read anew, which its panel says: two lines for so short a time would move all that is above.
 */
export function connectionWords(topics: readonly TopicState[], engine: EngineState, isBrief = false): ConnectionWords {
  const status = worst(topics.map((topic) => topic.status));
  const trouble = engineTrouble(engine);
  if (status === undefined) return { status: null, sign: '⟳', sentence: trouble === null ? t('Opening') : troubleWords(trouble) };
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
      isBrief,
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

function sentenceOf(status: TopicStatus, topic: TopicState | undefined, isAll: boolean, trouble: string | null, isBrief: boolean): string {
  const parsed = topic === undefined ? undefined : parseTopicKey(topic.key);
  const venue = parsed === undefined ? '' : venueName(topicVenue(parsed));
  const market = status.source === 'simulated' ? t('Simulated market') : venue;
  if (trouble !== null) return troubleWords(trouble);
  if (status.state === 'live') {
    if (status.source === 'simulated') return t('{{ market }}, running', { market });
    if (isBrief && status.via === 'socket') return t('{{ market }} live', { market });
    return t('{{ market }} live over {{ way }}', { market, way: say(WAY[status.via]) });
  }
  const cause = status.state === 'verifying' ? (isBrief ? '' : causeOfSync(status.reason ?? '')) : (status.reason ?? '');
  const why = say(cause);
  const reason = why === '' ? '' : `: ${why}`;
  const what = parsed === undefined || isAll ? null : `${'instrument' in parsed ? `${pairLabel(parsed.instrument)} ` : ''}${t(WHAT[parsed.kind])}`;
  switch (status.state) {
    case 'verifying':
      return `${what === null ? t('{{ market }} syncing', { market }) : t('{{ market }} syncing {{ what }}', { market, what })}${reason}`;
    case 'maintenance':
      return t('{{ market }} in maintenance: last known data', { market });
    case 'offline':
      if (isRefusal(status.reason ?? '') && parsed !== undefined && 'instrument' in parsed)
        return t('{{ market }} refuses {{ pair }}: {{ why }}', { market, pair: pairLabel(parsed.instrument), why });
      return `${t('{{ market }} offline', { market })}${reason}`;
    case 'stale':
      if (status.via === 'cache') return `${market}: ${t('stored snapshot')}${why === '' ? '' : `, ${why}`}`;
      return `${what === null ? t('{{ market }} stale', { market }) : t('{{ market }} stale {{ what }}', { market, what })}${reason}`;
  }
}

const troubleWords = (trouble: string): string => t('Nothing is live: {{ why }}', { why: say(trouble) });
