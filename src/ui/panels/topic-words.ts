import type { TopicStatus } from '../../domain/freshness';
import { causeOfSync, isRefusal } from '../parts/trust-words';
import { say } from '../words/say';
import { t } from '../words/t';

/** A skeleton says no more than that it waits; past this it owes a sentence. */
export const PATIENCE_MS = 5_000;

export interface TopicWords {
  /** `wait`: nothing yet, and it may come at once. `empty`: nothing, and why. `strip`: data is there, but not live. */
  readonly kind: 'wait' | 'empty' | 'strip';
  readonly text: string;
  /** What the user can do about it. */
  readonly advice: string | null;
}

/** What a panel says of its topic besides showing it. Null: nothing, it is live. `what` is `order book`, `trades`, … in the language shown. */
export function topicWords(status: TopicStatus | null, hasData: boolean, hasWaited: boolean, what: string): TopicWords | null {
  if (hasData) return status === null || status.state === 'live' ? null : { kind: 'strip', text: stripText(status), advice: null };
  if (status?.state === 'maintenance')
    return {
      kind: 'empty',
      text: t('No {{ what }}: {{ why }}.', { what, why: t('the exchange is in maintenance') }),
      advice: t('It comes back by itself when trading resumes.'),
    };
  if (!hasWaited) return { kind: 'wait', text: t('Syncing {{ what }}', { what }), advice: null };
  const reason = status?.reason ?? 'no answer yet';
  if (status?.state === 'live')
    return {
      kind: 'empty',
      text: t('The exchange has nothing for this {{ what }}.', { what }),
      advice: t('Another pair may have more: search for it (key\u00a0/).'),
    };
  return {
    kind: 'empty',
    text: t('No {{ what }}: {{ why }}.', { what, why: say(reason) }),
    advice: isRefusal(reason)
      ? t('The exchange may not list this pair: search (key\u00a0/) to open another.')
      : t('Retry from the connection panel, or search (key\u00a0/) for another pair or the simulated market.'),
  };
}

function stripText(status: TopicStatus): string {
  const cause = status.state === 'verifying' && status.reason !== null ? causeOfSync(status.reason) : status.reason;
  const reason = cause === null ? '' : `: ${say(cause)}`;
  switch (status.state) {
    case 'verifying':
      return `${status.via === 'rest' ? t('Not verified') : t('Syncing')}${reason}`;
    case 'maintenance':
      return t('In maintenance: last known numbers');
    case 'offline':
      return `${t('Offline')}${reason}. ${t('Last known numbers')}`;
    default:
      return `${t('Not live')}${reason}`;
  }
}
