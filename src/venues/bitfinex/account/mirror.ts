import type { FundingOffer } from '../../../domain/account/funding-offer';
import { compare } from '../../../domain/money';
import { isRow, rowsOf } from '../rows';
import { loanOf, type WireLoan } from './loan-row';
import { offerOf } from './offer-row';
import { orderOf, type WireOrder } from './order-row';
import { ownTradeOf, type WireOwnTrade } from './own-trade-row';
import { marginInfoOf, positionOf, type WireMarginInfo, type WirePosition, type WireWallet, type WireWorth, walletOf, worthOf } from './wallet-row';

/** Orders that are over, and trades, that are kept: the oldest go first. */
export const KEPT = 1_000;

/** An order as all that was said of it adds up. */
export interface MirrorOrder extends WireOrder {
  /** The exchange said that it ended: nothing opens it again. */
  readonly isOver: boolean;
}

/** What a message was about. */
export type Touched =
  | { readonly kind: 'order'; readonly id: number }
  | { readonly kind: 'trade'; readonly key: string }
  /** `isReckoned`: it is as it was, but for what the exchange reckons when it is asked. */
  | { readonly kind: 'wallet'; readonly key: string; readonly isReckoned: boolean }
  | { readonly kind: 'position'; readonly symbol: string; readonly isReckoned: boolean }
  | { readonly kind: 'margin'; readonly of: string }
  | { readonly kind: 'worth' }
  | { readonly kind: 'offers' }
  /** A snapshot: all there is of it. `vanished`: orders that were open and are not in it. */
  | { readonly kind: 'orders'; readonly vanished: readonly MirrorOrder[] }
  | { readonly kind: 'wallets' }
  | { readonly kind: 'positions' };

/**
 * An account at the exchange as its messages tell it, in whatever order they come and however often: orders by their id, of two
 * words on one the later, trades by theirs. It knows nothing of what was asked for.
 */
export class AccountMirror {
  readonly orders = new Map<number, MirrorOrder>();
  /** By trade and order: the two sides of a trade with oneself have one number. */
  readonly trades = new Map<string, WireOwnTrade>();
  readonly wallets = new Map<string, WireWallet>();
  readonly positions = new Map<string, WirePosition>();
  /** By symbol; `base` is of the whole wallet. */
  readonly margin = new Map<string, WireMarginInfo>();
  /** Null: not told. */
  worth: WireWorth | null = null;
  /** Funding that is lent or borrowed, by kind and id. */
  readonly loans = new Map<string, WireLoan>();
  /** Open ones, by id. */
  readonly offers = new Map<string, FundingOffer>();
  /** Snapshots that came since `begin`. */
  readonly seen = new Set<'orders' | 'positions' | 'wallets' | 'offers'>();

  /** A new connection: its snapshots are still to come. What was known stays until they say otherwise. */
  begin(): void {
    this.seen.clear();
  }

  /** What another one knows to have been reckoned of wallets and positions that are the same: a snapshot leaves it out. */
  keepReckoned({ wallets, positions, margin, worth }: Pick<AccountMirror, 'wallets' | 'positions' | 'margin' | 'worth'>): void {
    this.worth ??= worth;
    for (const [key, info] of margin) if (!this.margin.has(key)) this.margin.set(key, info);
    for (const [key, wallet] of this.wallets) {
      const known = wallets.get(key);
      if (wallet.available === null && known?.total === wallet.total) this.wallets.set(key, { ...wallet, available: known.available });
    }
    for (const [symbol, { size, entry, profit }] of this.positions) {
      const known = positions.get(symbol);
      if (profit === null && known?.size === size && known.entry === entry) this.positions.set(symbol, known);
    }
  }

  /** All of the account was told elsewhere, as it is now: this is it from here on. What was reckoned of what is the same stays known. */
  takeOver(told: AccountMirror): void {
    told.keepReckoned(this);
    for (const [id, { isOver }] of this.orders) if (!isOver && !told.orders.has(id)) this.orders.delete(id);
    for (const order of told.orders.values()) this.putOrder(order, order.isOver);
    for (const trade of told.trades.values()) this.putTrade(trade);
    refill(this.wallets, told.wallets);
    refill(this.positions, told.positions);
    if (told.seen.has('offers')) refill(this.offers, told.offers);
    refill(this.loans, told.loans);
    for (const [key, info] of told.margin) this.margin.set(key, info);
    this.worth = told.worth;
  }

  /** Take in a message of the account's channel. Null: it says nothing that is kept here. Undefined: it is not what the exchange documents. */
  take(type: string, payload: unknown): Touched | null | undefined {
    switch (type) {
      case 'os':
        return this.takeOrders(payload);
      case 'on':
      case 'ou':
      case 'oc':
        return this.takeOrder(payload, type === 'oc');
      case 'te':
      case 'tu':
        return this.takeTrade(payload);
      case 'ws':
        return this.takeAll(payload, walletOf, this.wallets, walletKey, 'wallets');
      case 'wu':
        return this.takeWallet(payload);
      case 'ps':
        return this.takeAll(payload, positionOf, this.positions, ({ symbol }) => symbol, 'positions');
      case 'pn':
      case 'pu':
      case 'pc':
        return this.takePosition(payload, type === 'pc');
      case 'fos':
        return this.takeOffers(payload);
      case 'fon':
      case 'fou':
      case 'foc':
        return this.takeOffer(payload, type === 'foc');
      case 'miu': {
        const info = marginInfoOf(payload);
        if (info === undefined) return undefined;
        const of = info.kind === 'base' ? 'base' : info.symbol;
        this.margin.set(of, info);
        return { kind: 'margin', of };
      }
      case 'bu': {
        const worth = worthOf(payload);
        if (worth === undefined) return null;
        this.worth = worth;
        return { kind: 'worth' };
      }
      case 'fcs':
      case 'fls':
        return this.takeLoans(type, payload);
      case 'fcn':
      case 'fcu':
      case 'fln':
      case 'flu':
      case 'fcc':
      case 'flc':
        return this.takeLoan(type, payload);
      default:
        return null;
    }
  }

  private takeOrders(payload: unknown): Touched | undefined {
    const orders = rowsOf(payload, orderOf);
    if (orders === undefined) return undefined;
    this.seen.add('orders');
    const present = new Set(orders.map(({ id }) => id));
    const vanished = [...this.orders.values()].filter(({ id, isOver }) => !isOver && !present.has(id));
    // What became of them is not said: the snapshot has open orders only.
    for (const { id } of vanished) this.orders.delete(id);
    for (const order of orders) this.putOrder(order, false);
    return { kind: 'orders', vanished };
  }

  private takeOrder(payload: unknown, isOver: boolean): Touched | undefined {
    const order = orderOf(payload);
    if (order === undefined) return undefined;
    this.putOrder(order, isOver);
    return { kind: 'order', id: order.id };
  }

  private putOrder(order: WireOrder, isOver: boolean): void {
    const known = this.orders.get(order.id);
    const next = known === undefined ? { ...order, isOver } : laterOf(known, { ...order, isOver });
    this.orders.set(order.id, next);
    if (next.isOver) prune(this.orders, ({ isOver }) => isOver);
  }

  private takeTrade(payload: unknown): Touched | undefined {
    const trade = ownTradeOf(payload);
    return trade === undefined ? undefined : { kind: 'trade', key: this.putTrade(trade) };
  }

  private putTrade(trade: WireOwnTrade): string {
    const key = tradeKey(trade);
    const known = this.trades.get(key);
    // The fee comes with the second word on it, which may come first.
    if (known?.fee == null) this.trades.set(key, { ...trade, clientId: trade.clientId ?? known?.clientId ?? null });
    prune(this.trades, () => true);
    return key;
  }

  private takeWallet(payload: unknown): Touched | undefined {
    const wallet = walletOf(payload);
    if (wallet === undefined) return undefined;
    const key = walletKey(wallet);
    const isReckoned = this.wallets.get(key)?.total === wallet.total;
    this.wallets.set(key, wallet);
    return { kind: 'wallet', key, isReckoned };
  }

  private takePosition(payload: unknown, isClosed: boolean): Touched | undefined {
    const position = positionOf(payload);
    if (position === undefined) return undefined;
    const { symbol, size, entry } = position;
    const known = this.positions.get(symbol);
    const isOver = isClosed || !position.isOpen;
    if (isOver) this.positions.delete(symbol);
    else this.positions.set(symbol, position);
    return { kind: 'position', symbol, isReckoned: !isOver && known?.size === size && known.entry === entry };
  }

  /** Nothing is traded by them: what makes no sense is none, and costs nobody the connection. */
  private takeOffers(payload: unknown): Touched {
    this.seen.add('offers');
    this.offers.clear();
    for (const offer of rowsOf(payload, offerOf) ?? []) this.offers.set(offer.id, offer);
    return { kind: 'offers' };
  }

  private takeOffer(payload: unknown, isOver: boolean): Touched | null {
    const offer = offerOf(payload);
    if (offer === undefined) return null;
    if (isOver) this.offers.delete(offer.id);
    else this.offers.set(offer.id, offer);
    return { kind: 'offers' };
  }

  /** Nor is anything by these. A credit and a loan may have one number. */
  private takeLoans(type: string, payload: unknown): null {
    const kind = type.charAt(1);
    for (const key of this.loans.keys()) if (key.startsWith(kind)) this.loans.delete(key);
    for (const loan of rowsOf(payload, loanOf) ?? []) this.loans.set(`${kind}${loan.id}`, loan);
    return null;
  }

  private takeLoan(type: string, payload: unknown): null {
    const loan = loanOf(payload);
    if (loan === undefined) return null;
    const key = `${type.charAt(1)}${loan.id}`;
    if (type.endsWith('c')) this.loans.delete(key);
    else this.loans.set(key, loan);
    return null;
  }

  private takeAll<T>(
    payload: unknown,
    read: (row: unknown) => T | undefined,
    into: Map<string, T>,
    keyOf: (thing: T) => string,
    kind: 'wallets' | 'positions',
  ): Touched | undefined {
    const things = rowsOf(payload, read);
    if (things === undefined || !isRow(payload)) return undefined;
    this.seen.add(kind);
    into.clear();
    for (const thing of things) into.set(keyOf(thing), thing);
    return { kind };
  }
}

export const tradeKey = ({ id, order }: Pick<WireOwnTrade, 'id' | 'order'>): string => `${id}-${order}`;
export const walletKey = ({ kind, currency }: Pick<WireWallet, 'kind' | 'currency'>): string => `${kind} ${currency}`;

/** Of two words on one order. An end stands; else the later one, and of two at one time the one that knows of more that is filled. */
function laterOf(known: MirrorOrder, news: MirrorOrder): MirrorOrder {
  if (known.isOver !== news.isOver) return known.isOver ? known : news;
  if (known.updatedAt !== news.updatedAt) return known.updatedAt > news.updatedAt ? known : news;
  return compare(news.filled, known.filled) >= 0 ? news : known;
}

function refill<K, V>(map: Map<K, V>, from: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of from) map.set(key, value);
}

/** Let go of the first of those that may go, where there are too many. */
function prune<K, V>(map: Map<K, V>, mayGo: (value: V) => boolean): void {
  if (map.size <= KEPT) return;
  for (const [key, value] of map) {
    if (!mayGo(value)) continue;
    map.delete(key);
    return;
  }
}
