import { type Exact, toWire } from './exact';
import type { AccountFrame } from './login';

export type WalletType = 'exchange' | 'margin' | 'funding';
export type WalletMeta = Readonly<Record<string, unknown>> | null;

export interface Wallet {
  readonly type: WalletType;
  readonly currency: string;
  balance: Exact;
}

/** The balances of an account. */
export class Wallets {
  private readonly all = new Map<string, Wallet>();

  /** Made where there was none. */
  of(type: WalletType, currency: string): Wallet {
    const key = `${type} ${currency}`;
    let wallet = this.all.get(key);
    if (wallet === undefined) {
      wallet = { type, currency, balance: 0n };
      this.all.set(key, wallet);
    }
    return wallet;
  }

  balance(type: WalletType, currency: string): Exact {
    return this.all.get(`${type} ${currency}`)?.balance ?? 0n;
  }

  /** Empty wallets are left out, as in the real exchange's snapshots. */
  list(): Wallet[] {
    return [...this.all.values()].filter((wallet) => wallet.balance !== 0n);
  }
}

/** `available` null: not calculated. */
export const walletRow = (wallet: Wallet, available: Exact | null, change: string | null = null, meta: WalletMeta = null): unknown[] => [
  wallet.type,
  wallet.currency,
  toWire(wallet.balance),
  0,
  available === null ? null : toWire(available),
  change,
  meta,
];

/** A wallet changed, or what is free of it. */
export const walletFrame = (wallet: Wallet, free: Exact, change: string | null = null, meta: WalletMeta = null): AccountFrame => ({
  type: 'wu',
  payload: walletRow(wallet, null, change, meta),
  calculated: walletRow(wallet, free, change, meta),
  wallet: `${wallet.type}-${wallet.currency}`,
});
