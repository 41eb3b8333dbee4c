import type { AccountInfo } from '../../domain/account/account-event';
import { type AccountId, accountFeed } from '../../domain/account/account-id';
import type { Decimal } from '../../domain/money';

/** What a paper account has when nobody said otherwise. */
export const FIRST_BALANCES: Readonly<Record<string, Decimal>> = { USD: '10000' as Decimal, BTC: '0.1' as Decimal };

/** Bitfinex's and most exchanges' lowest tier: 0.1 % and 0.2 % of what is received. */
const FEES = { maker: '0.001' as Decimal, taker: '0.002' as Decimal };

export function paperAccount(id: AccountId): AccountInfo {
  const name = id.split(':')[2] ?? 'main';
  return { id, kind: 'spot', feed: accountFeed(id), label: name === 'main' ? 'Paper' : name, fees: FEES, latencyMs: 0 };
}
