/** Logins of the authenticated socket, and signed requests. Sources: docs.bitfinex.com/docs/ws-auth, rest-auth (read 2026-11). */
import type { LoginScheme } from '../login-scheme';

/** What may be signed: reading the account, and cancelling an order of it. Nothing that places one or moves funds. */
const REQUESTS: ReadonlySet<string> = new Set([
  '/v2/auth/r/wallets',
  '/v2/auth/r/positions',
  '/v2/auth/r/orders',
  '/v2/auth/r/orders/hist',
  '/v2/auth/r/trades/hist',
  '/v2/auth/w/order/cancel',
]);

export const BITFINEX_LOGIN: LoginScheme = {
  hash: 'SHA-384',
  payload: (nonce) => `AUTH${nonce}`,
  // The signed path begins with what the address does not.
  request: (path, nonce, body) => (REQUESTS.has(path) ? `/api${path}${nonce}${body}` : null),
};
