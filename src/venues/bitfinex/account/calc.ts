import type { LocalMs } from '../../../domain/units';
import { type AccountMirror, walletKey } from './mirror';
import { inputFrame } from './order-requests';

/** The exchange takes 30 at once and 8 frames a second; a figure that is asked for again and again it does not reckon sooner. */
const MOST_AT_ONCE = 30;
const EVERY_MS = 1_000;
const AGAIN_MS = 2_000;
/** Where a position is closed by force follows all that stands in its wallet: what was reckoned is not so for long. */
const RECKONED_FOR_MS = 60_000;

/** The margin wallet as a whole. */
const BASE = 'margin_base';

/**
 * Asks the exchange to reckon what it leaves out by itself: how much of each wallet is free, where positions are closed by force,
 * and what the margin wallet comes to.
 */
export class Calc {
  private lastAt = Number.NEGATIVE_INFINITY;
  private readonly askedAt = new Map<string, number>();

  /** The next frame that is due; null: none is. `onMargin`: somebody looks at the margin wallet. */
  request({ wallets, positions, margin }: Pick<AccountMirror, 'wallets' | 'positions' | 'margin'>, onMargin: boolean, now: LocalMs): string | null {
    if (now - this.lastAt < EVERY_MS) return null;
    const wanted = [
      ...[...wallets.values()]
        .filter((wallet) => wallet.available === null && this.isDue(walletKey(wallet), AGAIN_MS, now))
        .map((wallet) => ({ key: walletKey(wallet), item: `wallet_${wallet.kind}_${wallet.currency}` })),
      ...[...positions.values()]
        .filter(({ symbol, profit }) => this.isDue(symbol, profit === null ? AGAIN_MS : RECKONED_FOR_MS, now))
        .map(({ symbol }) => ({ key: symbol, item: `position_${symbol}` })),
      ...(onMargin && this.isDue(BASE, margin.has('base') ? RECKONED_FOR_MS : AGAIN_MS, now) ? [{ key: BASE, item: BASE }] : []),
    ].slice(0, MOST_AT_ONCE);
    if (wanted.length === 0) return null;
    this.lastAt = now;
    for (const { key } of wanted) this.askedAt.set(key, now);
    return inputFrame(
      'calc',
      wanted.map(({ item }) => [item]),
    );
  }

  private isDue(key: string, afterMs: number, now: LocalMs): boolean {
    return now - (this.askedAt.get(key) ?? Number.NEGATIVE_INFINITY) >= afterMs;
  }
}
