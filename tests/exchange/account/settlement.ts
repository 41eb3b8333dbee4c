import { type Exact, magnitude, show, times, toUnits } from './exact';
import { available, MARGIN_LEVERAGE } from './funds';
import type { AccountFrame } from './login';
import type { MarkOf } from './mark';
import { currenciesOf, type Order } from './order';
import { net, type Position, positionRow } from './position';
import { type OwnTrade, tradeRow } from './trade-row';
import { type WalletMeta, walletFrame } from './wallets';

/** What follows from one fill, each list in its own order. */
export interface Settled {
  readonly executed: AccountFrame;
  readonly confirmed: AccountFrame;
  readonly wallets: AccountFrame[];
  readonly positions: AccountFrame[];
}

/** Moves money and positions for a fill and says so in frames. */
export class Settlement {
  constructor(
    private readonly markOf: MarkOf,
    private readonly newId: (symbol: string) => number,
  ) {}

  /** `amount` is signed by the order. */
  settle(order: Order, id: number, amount: Exact, price: Exact, isMaker: boolean, at: number): Settled {
    const { user } = order;
    const rate = isMaker ? user.fees.maker : user.fees.taker;
    const value = toUnits(times(magnitude(amount), price));
    const { base, quote } = currenciesOf(order.symbol);
    const inBase = order.isExchange && amount > 0n;
    const fee = -toUnits(times(inBase ? amount : value, rate));
    const trade: OwnTrade = { id, at, order, amount, price, isMaker, fee, feeCurrency: inBase ? base : quote };
    user.trades.unshift(tradeRow(trade, true));
    const meta = {
      reason: 'TRADE',
      order_id: order.id,
      order_id_oppo: null,
      trade_price: show(price),
      trade_amount: show(amount),
      order_cid: order.cid,
      order_gid: order.gid,
    };
    const wallets: AccountFrame[] = [];
    const positions: AccountFrame[] = [];
    const move = (currency: string, by: Exact, why: string): void => {
      if (by === 0n) return;
      const wallet = user.wallets.of(order.isExchange ? 'exchange' : 'margin', currency);
      wallet.balance += by;
      wallets.push(walletFrame(wallet, available(user, wallet.type, currency, this.markOf), why, meta));
    };
    if (order.isExchange) {
      const why = `Exchange ${show(magnitude(amount))} ${base} for ${quote} @ ${show(price)}`;
      move(base, amount, why);
      move(quote, amount > 0n ? -value : value, why);
    } else {
      const profit = this.turn(order, amount, price, at, meta, positions);
      move(quote, profit, `Position closed @ ${show(price)} (TRADE) on wallet margin`);
    }
    move(
      trade.feeCurrency,
      fee,
      `Trading fees for ${show(magnitude(amount))} ${base} (${base}${quote}) @ ${show(price)} on BFX (${show(times(rate, 100n * 10n ** 20n))}%) on wallet ${order.isExchange ? 'exchange' : 'margin'}`,
    );
    return {
      executed: { type: 'te', payload: tradeRow(trade, false), symbol: order.symbol },
      confirmed: { type: 'tu', payload: tradeRow(trade, true), symbol: order.symbol },
      wallets,
      positions,
    };
  }

  /** Change the position of the order's symbol. Returns what was earned. */
  private turn(order: Order, amount: Exact, price: Exact, at: number, why: WalletMeta, frames: AccountFrame[]): Exact {
    const { positions } = order.user;
    const meta = { ...why, liq_stage: null };
    const held = positions.get(order.symbol);
    if (held === undefined) {
      this.open(order, amount, price, at, meta, frames);
      return 0n;
    }
    const netting = net(held, amount, price);
    Object.assign(held, { amount: netting.amount, basePrice: netting.basePrice, updatedAt: at, meta });
    if (netting.amount !== 0n) {
      frames.push(positionFrame('pu', held));
      return netting.profit;
    }
    positions.delete(order.symbol);
    frames.push(positionFrame('pc', held));
    if (netting.flipped !== 0n) this.open(order, netting.flipped, price, at, meta, frames);
    return netting.profit;
  }

  private open(order: Order, amount: Exact, price: Exact, at: number, meta: Position['meta'], frames: AccountFrame[]): void {
    const isDerivative = currenciesOf(order.symbol).base.endsWith('F0');
    const position: Position = {
      id: this.newId(order.symbol),
      symbol: order.symbol,
      isDerivative,
      createdAt: at,
      updatedAt: at,
      amount,
      basePrice: price,
      leverage: isDerivative ? order.leverage : MARGIN_LEVERAGE,
      meta,
    };
    order.user.positions.set(order.symbol, position);
    frames.push(positionFrame('pn', position));
  }
}

const positionFrame = (type: 'pn' | 'pu' | 'pc', position: Position): AccountFrame => ({
  type,
  payload: positionRow(position, type === 'pc' ? 'CLOSED' : 'ACTIVE', null),
  symbol: position.symbol,
});
