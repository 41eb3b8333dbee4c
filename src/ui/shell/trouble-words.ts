import type { Fault } from '../../domain/fault';
import type { Result } from '../../domain/result';
import type { Trouble } from '../../domain/trouble';
import type { TroubleView } from '../../worker/protocol/trouble-view';
import { leftWords } from '../format/age';
import { say } from '../words/say';
import type { Text } from '../words/t';
import { t } from '../words/t';

export const TROUBLE_NAMES = {
  'connection-lost': 'connection lost',
  'stream-frozen': 'stream frozen',
  'wrong-checksum': 'wrong checksums',
  'slow-answers': 'slow answers',
  'orders-refused': 'orders refused',
  'orders-late': 'orders late',
  'engine-silent': 'engine silent',
} as const satisfies Readonly<Record<Trouble, Text>>;

/** What goes wrong on purpose, and how long yet. */
export function troubleWords({ kind, endsAt }: TroubleView, now: number): string {
  const what = t(TROUBLE_NAMES[kind]);
  return endsAt === null
    ? t('Trouble on purpose: {{ what }}', { what })
    : t('Trouble on purpose: {{ what }}, ends in {{ left }}', { what, left: leftWords(endsAt, now) });
}

/** What is to be said of an answer to “End it”: nothing where it ended. */
export const notEndedWords = (answer: Result<null, Fault>): string => (answer.ok ? '' : t('Not ended: {{ why }}', { why: say(answer.error.detail) }));
