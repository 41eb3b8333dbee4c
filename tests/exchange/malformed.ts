import type { Channel, Session } from './session';

/** Whole texts, sent as they stand. */
const TEXTS = {
  'not-json': '<html>bad gateway</html>',
  'cut-json': '[1,[1,2',
  'empty-text': '',
  number: '42',
  null: 'null',
  text: '"hello"',
  'empty-array': '[]',
  'only-an-id': '[1]',
  'unknown-event': '{"event":"weather","msg":"sunny"}',
  'event-not-text': '{"event":{"a":1},"code":"x"}',
  prototype: '{"__proto__":{"polluted":true},"event":"constructor","constructor":{"prototype":{"polluted":true}}}',
} as const;

/** What stands in a channel's frame. They are numbered like any frame, so that only their content is wrong. */
const BODIES = {
  'payload-null': 'null',
  'payload-object': '{"price":1}',
  'payload-text': '"what"',
  'row-text': '["a","b","c"]',
  'row-short': '[1]',
  'row-null': '[null,null,null]',
  'row-infinite': '[1e999,1,1]',
  'row-nested': '[[[1,2,3]]]',
  'negative-price': '[-5,1,1]',
  'negative-count': '[5,-1,1]',
  'unknown-type': '"zz",[1,2,3]',
  deep: `${'['.repeat(5000)}1${']'.repeat(5000)}`,
  /** Over 1 MB. */
  huge: `"${'x'.repeat(1_200_000)}"`,
} as const;

const UNKNOWN_CHANNEL = 999_999_999;

export type Malformed = keyof typeof TEXTS | keyof typeof BODIES | 'unknown-channel';

/** Frames that are not what the protocol says, each a way a client has been seen to fall over. */
export const MALFORMED: readonly Malformed[] = [...(Object.keys(TEXTS) as Malformed[]), ...(Object.keys(BODIES) as Malformed[]), 'unknown-channel'];

/** Send one, on this channel where it is about a channel. */
export function sendMalformed(name: Malformed, session: Session, channel: Channel | undefined): void {
  if (name in TEXTS) session.raw(TEXTS[name as keyof typeof TEXTS]);
  else if (name in BODIES) session.data(channel?.id ?? UNKNOWN_CHANNEL, BODIES[name as keyof typeof BODIES]);
  else session.data(UNKNOWN_CHANNEL, '[1,2,3]');
}
