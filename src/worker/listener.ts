import type { TopicKey } from '../domain/topic';
import type { LocalMs } from '../domain/units';

/** The part of a tab's stream that decides whether it is told. */
export interface Listener {
  readonly keys: readonly TopicKey[];
  readonly shownSince: LocalMs | null;
}

/** The one tab that is told: the one that came into view last, else any. */
export function oneOf<Tab extends Listener>(tabs: Iterable<Tab>): Tab | undefined {
  const all = [...tabs];
  const shown = all.filter((tab) => tab.shownSince !== null);
  return shown.sort((a, b) => (b.shownSince ?? 0) - (a.shownSince ?? 0))[0] ?? all.at(-1);
}

/** The one that is told of an account, or of several at once, of those that follow one of them. */
export const listenerFor = <Tab extends Listener>(tabs: Iterable<Tab>, ...accounts: readonly TopicKey[]): Tab | undefined =>
  oneOf([...tabs].filter((tab) => accounts.some((key) => tab.keys.includes(key))));
