/** The login of the authenticated socket. Source: docs.bitfinex.com/docs/ws-auth (read 2026-11). */
import type { LoginScheme } from '../login-scheme';

export const BITFINEX_LOGIN: LoginScheme = { hash: 'SHA-384', payload: (nonce) => `AUTH${nonce}` };
