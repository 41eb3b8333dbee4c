import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { permissionWords, readPermissionText } from '../../../src/domain/account/permissions';
import type { Fault } from '../../../src/domain/fault';
import { ok, type Result } from '../../../src/domain/result';
import type { SignedLogin } from '../../../src/venues/account-machine';
import { BITFINEX_LOGIN } from '../../../src/venues/bitfinex/login';
import { VENUES } from '../../../src/venues/registry';
import { ConnectBudget } from '../../../src/worker/connect-budget';
import { makeTryKey } from '../../../src/worker/live/try-key';
import { type Exchange, startExchange } from '../../exchange/exchange';
import { fastClock, socketsTo } from '../../support/node-socket';

const TIMES = 8;
const clock = fastClock(TIMES);
let exchange: Exchange;
let nonces: number;
beforeEach(async () => {
  exchange = await startExchange({ now: clock.now });
  nonces = 0;
});
afterEach(() => exchange.stop());

/** Signs as the vault does. */
const loginOf =
  ({ key, secret }: { key: string; secret: string }): (() => Promise<Result<SignedLogin, Fault>>) =>
  async () => {
    const nonce = clock.now() * 1_000 + ++nonces;
    const payload = BITFINEX_LOGIN.payload(nonce);
    return ok({ apiKey: key, nonce, payload, signature: createHmac('sha384', secret).update(payload).digest('hex') });
  };
const tried: ReturnType<typeof makeTryKey> = (profile, login) =>
  makeTryKey({
    venues: VENUES,
    clock,
    random: () => 0.5,
    openSocket: socketsTo(() => exchange.authWsUrl).openSocket,
    budgetOf: async (_, door) => new ConnectBudget(door.connectLimit, () => undefined),
  })(profile, login);
const LIVE = { venue: 'bitfinex', kind: 'live' } as const;

test('a key that the exchange takes says what it may do, and its socket is closed again', async () => {
  const key = exchange.control.account.addKey({ caps: { orders: { read: 1, write: 1 }, wallets: { read: 1, write: 0 } } });
  const told = await tried(LIVE, loginOf(key));
  expect(told.ok && permissionWords(readPermissionText(told.value.permissions))).toContain('place, change and cancel orders');
  await expect.poll(() => exchange.stats().sockets).toEqual([]);
});

test.each([['withdraw'], ['ui_withdraw']] as const)('a key that may write %s is refused, with what to do instead', async (area) => {
  const key = exchange.control.account.addKey({ caps: { orders: { read: 1, write: 1 }, [area]: { read: 1, write: 1 } } });
  expect(await tried(LIVE, loginOf(key))).toMatchObject({
    ok: false,
    error: { reason: 'key-refused', detail: expect.stringContaining('may withdraw') },
  });
});

test('a key with another secret, and one that is gone, are refused in words', async () => {
  const key = exchange.control.account.addKey({});
  expect(await tried(LIVE, loginOf({ ...key, secret: `${key.secret}x` }))).toMatchObject({ ok: false, error: { reason: 'key-refused' } });
  exchange.control.account.revoke(key.key);
  const gone = await tried(LIVE, loginOf(key));
  expect(gone).toMatchObject({ ok: false, error: { detail: expect.stringContaining('does not take this key') } });
});

test('E11: a number that was too small is tried once more, a second time is said', async () => {
  const key = exchange.control.account.addKey({});
  exchange.control.account.smallNonces(1);
  expect((await tried(LIVE, loginOf(key))).ok).toBe(true);
  exchange.control.account.smallNonces(2);
  expect(await tried(LIVE, loginOf(key))).toMatchObject({ ok: false, error: { detail: expect.stringContaining('Make a key for Tapedeck alone') } });
});

test('an exchange that does not answer is said so, and nothing goes on behind that', async () => {
  const key = exchange.control.account.addKey({});
  exchange.control.handshake({ kind: 'never' });
  expect(await tried(LIVE, loginOf(key))).toMatchObject({
    ok: false,
    error: { reason: 'no-answer', detail: expect.stringContaining('Nothing was stored') },
  });
});

test('a venue without accounts has none', async () => {
  expect(await tried({ venue: 'simulated', kind: 'live' }, loginOf({ key: 'k', secret: 's' }))).toMatchObject({ ok: false });
  expect(exchange.stats().connections).toBe(0);
});
