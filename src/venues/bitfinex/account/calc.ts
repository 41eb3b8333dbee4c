import type { LocalMs } from '../../../domain/units';
import { type AccountMirror, walletKey } from './mirror';
import { inputFrame } from './order-requests';

/** The exchange takes 30 at once and 8 frames a second; a figure that is asked for again and again it does not reckon sooner. */
const MOST_AT_ONCE = 30;
const EVERY_MS = 1_000;
const AGAIN_MS = 2_000;

/** Asks the exchange to reckon what it leaves out by itself: how much of each wallet is free. */
export class Calc {
  private lastAt = Number.NEGATIVE_INFINITY;
  private readonly askedAt = new Map<string, number>();

  /** The next frame that is due; null: none is. */
  request({ wallets }: AccountMirror, now: LocalMs): string | null {
    if (now - this.lastAt < EVERY_MS) return null;
    const wanted = [...wallets.values()]
      .filter((wallet) => wallet.available === null && now - (this.askedAt.get(walletKey(wallet)) ?? Number.NEGATIVE_INFINITY) >= AGAIN_MS)
      .slice(0, MOST_AT_ONCE);
    if (wanted.length === 0) return null;
    this.lastAt = now;
    for (const wallet of wanted) this.askedAt.set(walletKey(wallet), now);
    return inputFrame(
      'calc',
      wanted.map(({ kind, currency }) => [`wallet_${kind}_${currency}`]),
    );
  }
}
