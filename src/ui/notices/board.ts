import { type Accessor, createSignal } from 'solid-js';
import type { Order } from '../../domain/order/order';

/** What a notice is about: it decides its sign, its sound, and how a reader hears of it. */
export type NoticeKind = 'buy' | 'sell' | 'reject' | 'unknown' | 'trigger' | 'end' | 'lost' | 'back' | 'alert' | 'done' | 'note';

export interface NoticeAction {
  readonly label: string;
  run(): void;
}

export interface Notice {
  /** What it is about: a later notice with the same key takes its place. */
  readonly key: string;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly detail: string;
  readonly action?: NoticeAction;
  /** The order that it tells of. */
  readonly order?: Pick<Order, 'id' | 'account'>;
}

/** On the screen: `n` rises with each posting, so that the same words posted again are another notice. */
export interface PostedNotice extends Notice {
  readonly n: number;
}

/** More than this are not on the screen at once. */
export const MOST_SHOWN = 3;
/** How long one that needs nothing of the user stays. */
export const SHOWN_MS = 7_000;
/** Kept behind those on the screen; nobody reads more. */
const MOST_KEPT = 50;

/** What went wrong, and what the user asked to be told of, stays until it was read; a market that is lost, until it is back. */
export const isLasting = ({ kind }: Pick<Notice, 'kind'>): boolean => ['reject', 'unknown', 'lost', 'alert'].includes(kind);

/** Newest first; one with the same key goes. */
export function withNotice(all: readonly PostedNotice[], notice: PostedNotice): readonly PostedNotice[] {
  return [notice, ...all.filter((one) => one.key !== notice.key)].slice(0, MOST_KEPT);
}

/** Those that stand on the screen: the newest, but what went wrong before what did not. */
export function shownOf(all: readonly PostedNotice[], most = MOST_SHOWN): readonly PostedNotice[] {
  const first = [...all].sort((a, b) => Number(isLasting(b)) - Number(isLasting(a)) || b.n - a.n).slice(0, most);
  return all.filter((one) => first.includes(one));
}

const [posted, setPosted] = createSignal<readonly PostedNotice[]>([]);
let count = 0;

/** All that is told in this tab just now, newest first. */
export const notices: Accessor<readonly PostedNotice[]> = posted;

/** Tell the user in this tab. */
export function postNotice(notice: Notice): void {
  const n = ++count;
  setPosted((all) => withNotice(all, { ...notice, n }));
}

export function dismissNotice(n: number): void {
  setPosted((all) => all.filter((one) => one.n !== n));
}

export const dismissAll = (): void => void setPosted([]);
