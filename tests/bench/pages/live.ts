import { createTerminal } from '../../../src/client/create-terminal';
import { startPassphraseWorker } from '../../../src/client/passphrase-worker';
import { accountKey, liveAccount } from '../../../src/domain/account/account-id';
import type { Fault } from '../../../src/domain/fault';
import type { Result } from '../../../src/domain/result';
import type { AccountView } from '../../../src/worker/protocol/account-view';
import type { KdfAnswer, KdfCost } from '../../../src/worker/protocol/kdf-message';
import { limit, PAIR } from '../../support/order-terms';
import { type BareKey, bareLogin } from './bare-login';

/** The real engine behind the real client on an account of the loopback exchange, and beside it what its parts cost by themselves. */
const PASSPHRASE = 'five words nobody will guess';
const KEY = { by: 'passphrase', passphrase: PASSPHRASE } as const;
const terminal = createTerminal();
const vault = terminal.vaultCommands();
let account = '';
let view: AccountView | null = null;
let isAccountLive = false;
let isBookLive = false;
let isUp = false;
let seen = (): void => undefined;

terminal.topic(`book:${PAIR}:P0:100`).watch(({ status, data }) => {
  isBookLive = status.state === 'live' && data !== null;
});

terminal.engine.watch(({ phase }) => {
  isUp = phase === 'ready';
});

const writer = new SharedWorker(new URL('./writes-worker.ts', import.meta.url), { type: 'module', name: 'writes' }).port;
let written = (): void => undefined;
writer.onmessage = () => written();

function granted<T>(answer: Result<T, Fault>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

/** Each at a price of its own, by which it is told from the others. */
const termsOf = (n: number) => limit('buy', '0.001', 40_000 + n);

const when = (isSo: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    seen = () => {
      if (isSo()) resolve();
    };
    seen();
  });

Object.assign(window, {
  live: {
    isUp: () => isUp,
    open: async ({ key, secret }: BareKey): Promise<void> => {
      const commands = await vault;
      granted(await commands.create(PASSPHRASE));
      const profile = { label: 'Main', colour: 'blue', venue: 'bitfinex', kind: 'live', apiKey: key, secret } as const;
      account = liveAccount('bitfinex', granted(await commands.addProfile(KEY, profile)).id);
      terminal.topic(accountKey(account)).watch(({ status, data }) => {
        view = data?.kind === 'account' ? data.account : null;
        isAccountLive = status.state === 'live';
        seen();
      });
    },
    isReady: () => isBookLive && isAccountLive,
    arm: async () => {
      granted(await terminal.commands.arm(account, 60));
      const token = granted(await (await vault).prove(KEY));
      granted(await terminal.commands.setLimits(account, 'scalper', token));
    },
    lock: async () => {
      granted(await (await vault).lock());
      await when(() => !isAccountLive);
    },
    /** Ms from the press that unlocks to the account standing in the tab as the exchange has it. */
    unlock: async (): Promise<number> => {
      const began = performance.now();
      granted(await (await vault).unlock(KEY));
      await when(() => isAccountLive);
      return performance.now() - began;
    },
    bareLogin,
    /** Ms of one run of Argon2id at the vault's own cost, in a worker of its own, its start included. */
    argon: (cost: KdfCost): Promise<number> => {
      const began = performance.now();
      const { port, end } = startPassphraseWorker(PASSPHRASE);
      return new Promise((resolve, reject) => {
        port.onmessage = ({ data }: MessageEvent<KdfAnswer>) => {
          end();
          if ('ms' in data) resolve(performance.now() - began);
          else reject(new Error(data.why));
        };
        port.postMessage({ ask: 1, cost, salt: '00'.repeat(16), isNew: false });
      });
    },
    /** What the vault's passphrase costs, as it lies in the storage. */
    cost: (): Promise<KdfCost> =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open('tapedeck');
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const all = asked.result.transaction('vault').objectStore('vault').getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            asked.result.close();
            const text = JSON.stringify(all.result);
            const of = (name: string): number => Number(new RegExp(`"${name}":(\\d+)`).exec(text)?.[1]);
            resolve({ memoryKiB: of('memoryKiB'), passes: of('passes') });
          };
        };
      }),
    cancelAll: async () => void granted(await terminal.commands.cancel(account, { kind: 'all' })),
    /** When it was pressed, ms of the epoch, and the number that the order left with. */
    place: async (n: number): Promise<{ readonly at: number; readonly clientId: number }> => {
      const terms = termsOf(n);
      const nonce = `bench-${String(n).padStart(8, '0')}`;
      const at = performance.timeOrigin + performance.now();
      const orders = [{ terms, role: null }];
      granted(await terminal.commands.submit({ account, nonce, origin: 'ticket', group: null, orders, isAnother: true }));
      const placed = () => view?.orders.find((order) => order.terms.price === terms.price && order.venueId !== null);
      await when(() => placed() !== undefined);
      return { at, clientId: placed()?.clientId ?? 0 };
    },
    /** Ms for two durable writes in a worker and the way there and back. */
    write: (n: number): Promise<number> => {
      const began = performance.now();
      return new Promise((resolve) => {
        written = () => resolve(performance.now() - began);
        writer.postMessage({ key: `record-${n}`, record: termsOf(n) });
      });
    },
  },
});
