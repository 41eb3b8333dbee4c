import { isZero } from '../../../domain/money';
import type { LocalMs } from '../../../domain/units';
import { type AccountMirror, walletKey } from './mirror';

/** Two connections are told of the same at different times: what they differ in this long they do not agree on. */
const LASTING_MS = 2_000;

/** Two tellings of one account beside each other, over some time. */
export class Comparison {
  /** What they differ in, and since when they did. */
  private readonly since = new Map<string, LocalMs>();

  constructor(
    private readonly one: AccountMirror,
    private readonly other: AccountMirror,
  ) {}

  /** `isSettled`: nothing of what they differ in can be of what is under way, as long as the second was heard at `heardAt`. */
  look(now: LocalMs, heardAt: LocalMs | null): { readonly isSettled: boolean; readonly differs: boolean } {
    const present = new Set(differencesOf(this.one, this.other));
    for (const claim of this.since.keys()) if (!present.has(claim)) this.since.delete(claim);
    for (const claim of present) if (!this.since.has(claim)) this.since.set(claim, now);
    const sinces = [...this.since.values()];
    return {
      // One that fell silent says nothing of what came after.
      isSettled: sinces.every((at) => heardAt !== null && heardAt - at >= LASTING_MS),
      differs: sinces.some((at) => now - at >= LASTING_MS),
    };
  }
}

/** What one of them says and the other does not. */
function differencesOf(one: AccountMirror, other: AccountMirror): readonly string[] {
  const [a, b] = [new Set(claimsOf(one)), new Set(claimsOf(other))];
  return [...[...a].filter((claim) => !b.has(claim)), ...[...b].filter((claim) => !a.has(claim))];
}

/** Open orders, balances and positions. What is only reckoned, such as what is free, is another thing each time it is asked for. */
function claimsOf({ orders, wallets, positions }: AccountMirror): readonly string[] {
  return [
    ...[...orders.values()]
      .filter(({ isOver }) => !isOver)
      .map(({ id, size, filled, price, limitPrice }) => `order ${id}: ${filled} of ${size} at ${price} ${limitPrice}`),
    ...[...wallets.values()].filter(({ total }) => !isZero(total)).map((wallet) => `${walletKey(wallet)}: ${wallet.total}`),
    ...[...positions.values()].map(({ symbol, size, entry }) => `position ${symbol}: ${size} at ${entry}`),
  ];
}
