import { expect, type Page } from '@playwright/test';
import { PlainLedger } from '../../soak/plain-ledger';
import type { ExchangeHost } from './exchange-host';
import { rows, table } from './paper';

interface Stored {
  /** What happened to the account, in its order. */
  readonly journal: readonly unknown[];
  readonly intents: readonly {
    readonly id: string;
    readonly terms: Readonly<Record<string, unknown>>;
    readonly loggedAt: number;
    readonly sentAt: number | null;
  }[];
}

const MAIN = 'paper:bitfinex:main';

/** What the browser holds of an account, read with its own calls and none of the program's. */
export function storedAccount(page: Page, account = MAIN): Promise<Stored> {
  return page.evaluate(async (name) => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const handle = await answer(indexedDB.open('tapedeck'));
    try {
      const tx = handle.transaction(['journal', 'intents']);
      const [journal, intents] = await Promise.all([
        answer(tx.objectStore('journal').getAll(IDBKeyRange.bound([name, 0], [name, Number.MAX_SAFE_INTEGER]))),
        answer(tx.objectStore('intents').getAll()),
      ]);
      const own = intents.filter((intent) => intent.account === name && 'nonce' in intent);
      return { journal, intents: own.map(({ order, loggedAt, sentAt }) => ({ id: order.id, terms: order.terms, loggedAt, sentAt })) };
    } finally {
      handle.close();
    }
  }, account);
}

/** What a figure on the screen is, without what parts its digits. */
const digits = (text: string): string => text.replaceAll(/[^\d.]/g, '');

/** The same number, with as many decimals as are shown. */
function cut(plain: string, shown: string): string {
  const decimals = digits(shown).split('.')[1]?.length ?? 0;
  const [whole = '', fraction = ''] = plain.split('.');
  return decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, '0').slice(0, decimals)}`;
}

/**
 * The account on the screen is what its journal adds up to by other code than the program's; each order was written down
 * before it left, left once and was placed once, and each fill counts once.
 */
export async function expectTrueAccount(page: Page, account = MAIN): Promise<void> {
  await table(page, /^Balances/).click();
  await expect(rows(page).first()).toContainText('USD');
  await expect(async () => {
    const { journal, intents } = await storedAccount(page, account);
    const ledger = new PlainLedger();
    for (const event of journal) ledger.take(event);
    ledger.checkReserves();
    const lines = ledger.summary().split('\n');
    const balances = lines.map((line) => /^(\w+) (\S+) held (\S+)$/.exec(line)).filter((found) => found !== null);
    expect([...ledger.wrong]).toEqual([]);
    const sent = intents.filter(({ loggedAt, sentAt }) => sentAt !== null && sentAt >= loggedAt).map(({ id }) => id);
    expect([...ledger.orders.keys()].filter((id) => !sent.includes(id))).toEqual([]);
    const shown = new Map((await rows(page).allInnerTexts()).map((row) => row.split('\t')).map(([currency = '', ...figures]) => [currency, figures]));
    expect(balances.length).toBeGreaterThan(0);
    for (const [, currency = '', total = '', held = ''] of balances) {
      const [shownTotal = '', , shownHeld = ''] = shown.get(currency) ?? [];
      expect([currency, digits(shownTotal), digits(shownHeld)]).toEqual([currency, cut(total, shownTotal), cut(held, shownHeld)]);
    }
  }).toPass({ timeout: 10_000 });
}

/** Nothing but questions went to the exchange: an order on paper has no way there. */
export function expectNothingSent(exchange: ExchangeHost): void {
  const said = exchange.running.stats().clientFrames.map(({ text }) => (JSON.parse(text) as { event?: string }).event ?? text);
  expect(said.filter((event) => !['conf', 'ping', 'subscribe', 'unsubscribe'].includes(event))).toEqual([]);
}
