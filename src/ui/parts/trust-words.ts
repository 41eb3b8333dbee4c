import type { TopicStatus } from '../../domain/freshness';
import { ageWords } from '../format/age';
import { dayAndTime, type Zone } from '../format/time';

/** The signs are the same everywhere: live and verified, live, stale, being rebuilt, offline, replayed. */
export type TrustSign = '●' | '◐' | '○' | '⟳' | '⏸' | '⧗';

export interface TrustWords {
  readonly sign: TrustSign;
  /** For a badge: `live`, `stale 12 s`. */
  readonly short: string;
  /** A whole sentence, for a tooltip and for ears. */
  readonly long: string;
}

/** A checksum comes each 2.5 s while a book changes; one older than this was passed by a book that has been quiet since. */
const VERIFIED_LATELY_MS = 12_000;

/** Whether the exchange was reached and said no: trying again would not help. */
export const isRefusal = (reason: string): boolean => /^the exchange says |the exchange does not know it$/.test(reason);

/** What the badge says of a topic, dates on that clock. Null: nothing is known of it yet. */
export function trustWords(status: TopicStatus | null, now: number, zone: Zone): TrustWords {
  if (status === null) return { sign: '⟳', short: 'syncing', long: 'Nothing has arrived yet.' };
  const why = status.reason === null ? '' : `: ${status.reason}`;
  const age = status.dataAt === null ? null : ageWords(now - status.dataAt);
  if (status.source === 'replay') return { sign: '⧗', short: 'replay', long: `A replayed recording${why}.` };
  const dated = status.dataAt === null ? '' : `. As of ${dayAndTime(status.dataAt, zone)}`;
  const of = status.source === 'simulated' ? 'Simulated market, ' : '';
  switch (status.state) {
    case 'live':
      return liveWords(status, now);
    case 'verifying':
      // Between two answers nothing proves what was polled.
      return { sign: '⟳', short: status.via === 'rest' ? 'REST' : 'syncing', long: capital(`${of}being checked${why}.`) };
    case 'maintenance':
      return { sign: '⏸', short: 'maintenance', long: capital(`${of}the exchange is in maintenance${dated}.`) };
    case 'offline':
      if (isRefusal(status.reason ?? '')) return { sign: '⏸', short: 'refused', long: capital(`${of}refused${why}.`) };
      return { sign: '⏸', short: age === null ? 'offline' : `offline ${age}`, long: capital(`${of}offline${why}${dated}.`) };
    case 'stale':
      if (status.via === 'cache') return { sign: '⏸', short: `snapshot ${age ?? ''}`.trim(), long: capital(`${of}a stored snapshot${why}${dated}.`) };
      return { sign: '○', short: age === null ? 'stale' : `stale ${age}`, long: capital(`${of}not live${why}${dated}.`) };
  }
}

function liveWords(status: TopicStatus, now: number): TrustWords {
  if (status.source === 'simulated') return { sign: '◐', short: 'simulated', long: 'Simulated market, live: these are not real prices.' };
  const rest = status.via === 'rest' ? ' REST' : '';
  if (status.verifiedAt === null) return { sign: '◐', short: `live${rest}`, long: 'Live. The exchange gives no checksum for this.' };
  const age = now - status.verifiedAt;
  const verified = `verified ${ageWords(age)} ago`;
  const isLately = age <= VERIFIED_LATELY_MS || (status.dataAt !== null && status.verifiedAt >= status.dataAt);
  return {
    sign: isLately ? '●' : '◐',
    short: isLately ? 'live' : `live${rest}`,
    long: `Live, ${verified} by the exchange’s checksum.`,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
