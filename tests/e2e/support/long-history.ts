import type { Page } from '@playwright/test';

/** What six months of trading left in storage: `orders` of ten fills each, bought and sold in turn, as the build before histories wrote it. */
export interface LongHistory {
  readonly account: string;
  readonly pair: string;
  readonly orders: number;
  readonly days: number;
  readonly now: number;
}

/** On a page of the app's origin on which the app does not run, in a profile in which it never did. */
export const writeLongHistory = (page: Page, history: LongHistory): Promise<void> => page.evaluate(layLongHistory, history);

/** Runs in such a page. */
export async function layLongHistory({ account, pair, orders, days, now }: LongHistory): Promise<void> {
  const asked = indexedDB.open('tapedeck', 2);
  asked.onupgradeneeded = () => {
    const fresh = asked.result;
    fresh.createObjectStore('snapshots').createIndex('createdAt', 'createdAt');
    for (const name of ['settings', 'counters', 'journal', 'accounts']) fresh.createObjectStore(name);
    fresh.createObjectStore('intents').createIndex('account', 'account');
  };
  const handle = await new Promise<IDBDatabase>((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const done = (tx: IDBTransaction): Promise<void> =>
    new Promise((resolve, reject) => {
      tx.oncomplete = () => resolve();
      tx.onabort = () => reject(tx.error);
    });
  let place = 0;
  let tx = handle.transaction('journal', 'readwrite', { durability: 'relaxed' });
  const add = (event: unknown): void => void tx.objectStore('journal').put(event, [account, place++]);
  const begin = now - days * 86_400_000;
  const fees = { maker: '0.001', taker: '0.002' };
  const info = { id: account, kind: 'spot', feed: account.split(':')[1], label: 'Paper', fees, latencyMs: 0 };
  add({ kind: 'opened', at: begin - 1, info, balances: { USD: '100000' } });
  let cents = 6_000_000;
  let seed = 7;
  const random = (): number => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let i = 0; i < orders; i++) {
    const id = `P-0-${i.toString(36)}`;
    const side = i % 2 === 0 ? 'buy' : 'sell';
    const at = begin + Math.floor((i * (now - begin)) / orders);
    const terms = { instrument: pair, side, type: 'market', size: '0.1', price: null, trigger: null, trail: null, tif: 'GTC', expiresAt: null };
    const order = {
      id,
      account,
      origin: 'ticket',
      group: null,
      createdAt: at,
      terms: { ...terms, postOnly: false, reduceOnly: false, hidden: false },
    };
    add({ kind: 'placed', at, order, reserved: '0' });
    for (let n = 0; n < 10; n++) {
      cents = Math.max(100_000, cents + Math.round((random() - 0.495) * 4_000));
      const fill = {
        id: `${id}-${n}`,
        order: id,
        at,
        price: String(cents / 100),
        size: '0.01',
        fee: '0.1',
        feeCurrency: 'USD',
        liquidity: 'taker',
        cause: null,
      };
      add({ kind: 'order', at, id, event: { kind: 'filled', at, fill }, reserved: '0' });
    }
    if (i % 500 !== 499) continue;
    await done(tx);
    tx = handle.transaction('journal', 'readwrite', { durability: 'relaxed' });
  }
  await done(tx);
  handle.close();
}

interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  readonly args: { readonly name?: string };
  /** Microseconds, waiting for a processor included and not. */
  readonly dur?: number;
  readonly tdur?: number;
}

export interface LongTasks {
  /** Ms of those over 50, as the page itself is told of them. A busy machine stretches them. */
  readonly told: readonly number[];
  /** Ms of processor time of the longest one. */
  readonly mostWorked: number;
}

/** Tasks of the page from now on. Answers a way to have them. */
export async function watchLongTasks(page: Page): Promise<() => Promise<LongTasks>> {
  await page.evaluate(() => {
    const seen: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration);
    }).observe({ type: 'longtask' });
    Object.assign(window, { longTasks: seen });
  });
  const browser = page.context().browser();
  await browser?.startTracing(page, { categories: ['toplevel', '__metadata'] });
  return async () => {
    const told = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
    const trace = JSON.parse((await browser?.stopTracing())?.toString() ?? '{}') as { readonly traceEvents?: readonly TraceEvent[] };
    const events = trace.traceEvents ?? [];
    const pages = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ tid }) => tid));
    const worked = events.filter(({ name, tid }) => name === 'ThreadControllerImpl::RunTask' && pages.has(tid)).map(({ tdur = 0 }) => tdur / 1_000);
    if (worked.length === 0) throw new Error('the trace has no task of a page');
    return { told, mostWorked: Math.max(...worked) };
  };
}
