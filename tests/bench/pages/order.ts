import { createTerminal } from '../../../src/client/create-terminal';
import { accountKey, mainPaperAccount } from '../../../src/domain/account/account-id';
import type { Decimal } from '../../../src/domain/money';
import type { OrderTerms } from '../../../src/domain/order/terms';
import type { AccountView, OrderRequest } from '../../../src/worker/protocol/account-view';

/** The real engine behind the real client on the simulated market, and beside it a worker that only writes. */
const ACCOUNT = mainPaperAccount('simulated');
const PAIR = 'simulated:BTC/USD';
const terminal = createTerminal();
let view: AccountView | null = null;
let isBookLive = false;
let seen = (): void => undefined;

terminal.topic(accountKey(ACCOUNT)).watch(({ data }) => {
  view = data?.kind === 'account' ? data.account : null;
  seen();
});
terminal.topic(`book:${PAIR}:P0:100`).watch(({ status, data }) => {
  isBookLive = status.state === 'live' && data !== null;
});

const writer = new SharedWorker(new URL('./writes-worker.ts', import.meta.url), { type: 'module', name: 'writes' }).port;
let written = (): void => undefined;
writer.onmessage = () => written();

const request = (n: number): OrderRequest => ({
  account: ACCOUNT,
  nonce: `bench-${String(n).padStart(8, '0')}`,
  origin: 'ticket',
  group: null,
  orders: [{ terms: { ...TERMS, price: String(40_000 + n) as Decimal }, role: null }],
  isAnother: true,
});

Object.assign(window, {
  orders: {
    isReady: () => isBookLive && view?.gate.isReady === true,
    raiseLimits: async () => (await terminal.commands.setLimits(ACCOUNT, 'scalper', 'RAISE')).ok,
    cancelAll: async () => (await terminal.commands.cancel(ACCOUNT, { kind: 'all' })).ok,
    /** Ms from the click to the order standing in the tab's account as acknowledged. */
    place: async (n: number): Promise<number> => {
      const asked = request(n);
      const price = asked.orders[0]?.terms.price;
      const shown = new Promise<void>((resolve) => {
        seen = () => {
          if (view?.orders.some((order) => order.terms.price === price && order.venueId !== null) === true) resolve();
        };
      });
      const began = performance.now();
      const answer = terminal.commands.submit(asked);
      await shown;
      const took = performance.now() - began;
      const told = await answer;
      if (!told.ok) throw new Error(JSON.stringify(told.error));
      return took;
    },
    /** Ms for two durable writes in a worker and the way there and back. */
    write: (n: number): Promise<number> => {
      const began = performance.now();
      return new Promise((resolve) => {
        written = () => resolve(performance.now() - began);
        writer.postMessage({ key: `record-${n}`, record: request(n) });
      });
    },
  },
});

const TERMS: OrderTerms = {
  instrument: PAIR,
  side: 'buy',
  type: 'limit',
  size: '0.0001' as Decimal,
  price: null,
  trigger: null,
  trail: null,
  tif: 'GTC',
  expiresAt: null,
  postOnly: false,
  reduceOnly: false,
  hidden: false,
};
