import type { AccountKind } from './account-kind';

/** A live account's kind, loaded with the account: who trades on paper does without it. */
export function lazyKind(load: () => Promise<AccountKind>): AccountKind {
  let kind: AccountKind | null = null;
  const loaded = (): AccountKind => {
    if (kind === null) throw new Error('an account is prepared before it is used');
    return kind;
  };
  return {
    isLive: true,
    opening: () => loaded().opening(),
    prepare: async (books) => {
      try {
        kind ??= await load();
      } catch {
        return 'the part of the program that trades with real money could not be loaded; reload this tab';
      }
      return kind.prepare(books);
    },
    execution: (hands, earlier) => loaded().execution(hands, earlier),
    lost: (orders, changes, at) => loaded().lost(orders, changes, at),
    closed: () => kind?.closed() ?? null,
    unsupported: (orders) => kind?.unsupported(orders) ?? null,
    status: () => kind?.status() ?? null,
    live: () => kind?.live() ?? null,
    takeStop: () => kind?.takeStop() ?? null,
    isProof: (token) => kind?.isProof?.(token) ?? false,
    tick: () => kind?.tick(),
    close: () => kind?.close(),
  };
}
