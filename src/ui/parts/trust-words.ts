import type { TopicStatus } from '../../domain/freshness';
import { ageWords } from '../format/age';
import { dayAndTime, type Zone } from '../format/time';
import { say } from '../words/say';
import { t } from '../words/t';

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

/** Why something is checked anew, without saying once more that it is. */
export const causeOfSync = (reason: string): string => reason.replace(/^resynchronising: /, '');

/** What the badge says of a topic, dates on that clock. Null: nothing is known of it yet. */
export function trustWords(status: TopicStatus | null, now: number, zone: Zone): TrustWords {
  if (status === null) return { sign: '⟳', short: t('syncing'), long: t('Nothing has arrived yet.') };
  const why = status.reason === null ? '' : `: ${say(status.reason)}`;
  if (status.source === 'replay') return { sign: '⧗', short: t('replay'), long: `${t('A replayed recording')}${why}.` };
  const age = status.dataAt === null ? null : ageWords(now - status.dataAt);
  const dated = status.dataAt === null ? '' : `. ${t('As of {{ date }}', { date: dayAndTime(status.dataAt, zone) })}`;
  const long = (what: string): string => capital(status.source === 'simulated' ? `${t('Simulated market')}, ${what}.` : `${what}.`);
  switch (status.state) {
    case 'live':
      return liveWords(status, now);
    case 'verifying':
      // Between two answers nothing proves what was polled.
      return { sign: '⟳', short: status.via === 'rest' ? 'REST' : t('syncing'), long: long(`${t('being checked')}${why}`) };
    case 'maintenance':
      return { sign: '⏸', short: t('maintenance'), long: long(`${t('the exchange is in maintenance')}${dated}`) };
    case 'offline':
      if (isRefusal(status.reason ?? '')) return { sign: '⏸', short: t('refused'), long: long(`${t('refused')}${why}`) };
      return { sign: '⏸', short: age === null ? t('offline') : t('offline {{ age }}', { age }), long: long(`${t('offline')}${why}${dated}`) };
    case 'stale':
      if (status.via === 'cache')
        return {
          sign: '⏸',
          short: age === null ? t('snapshot') : t('snapshot {{ age }}', { age }),
          long: long(`${t('a stored snapshot')}${why}${dated}`),
        };
      return { sign: '○', short: age === null ? t('stale') : t('stale {{ age }}', { age }), long: long(`${t('not live')}${why}${dated}`) };
  }
}

function liveWords(status: TopicStatus, now: number): TrustWords {
  if (status.source === 'simulated') return { sign: '◐', short: t('simulated'), long: t('Simulated market, live: these are not real prices.') };
  const short = status.via === 'rest' ? t('live REST') : t('live');
  if (status.verifiedAt === null) return { sign: '◐', short, long: t('Live. The exchange gives no checksum for this.') };
  const age = now - status.verifiedAt;
  const isLately = age <= VERIFIED_LATELY_MS || (status.dataAt !== null && status.verifiedAt >= status.dataAt);
  return {
    sign: isLately ? '●' : '◐',
    short: isLately ? t('live') : short,
    long: t('Live, verified {{ age }} ago by the exchange’s checksum.', { age: ageWords(age) }),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
