/** Executions as fills: each once, with its fee where that is told in time. */
import { parseInstrumentId } from '../../../domain/instrument';
import { compare, sum, ZERO } from '../../../domain/money';
import type { Fill } from '../../../domain/order/fill';
import type { Order, OrderId } from '../../../domain/order/order';
import type { OrderTerms } from '../../../domain/order/terms';
import { currencyOf } from '../symbols';
import { tradeKey } from './mirror';
import type { WireOwnTrade } from './own-trade-row';

/** The fee comes with the second word on a trade, some tenths of a second after the first. */
export const FEE_LIMIT_MS = 5_000;

export function fillOf(trade: WireOwnTrade, order: OrderId, { instrument }: Pick<OrderTerms, 'instrument'>): Fill {
  const quote = parseInstrumentId(instrument)?.quote ?? '';
  return {
    id: tradeKey(trade),
    order,
    at: trade.at,
    price: trade.price,
    size: trade.size,
    fee: trade.fee ?? ZERO,
    feeCurrency: (trade.feeCurrency === null ? undefined : currencyOf(trade.feeCurrency)) ?? quote,
    ...(trade.fee === null ? { isFeeUnknown: true } : {}),
    liquidity: trade.liquidity ?? 'taker',
    cause: null,
  };
}

/** The exchange counts more than it told fills of. */
export const hasUntold = ({ told, fills }: Pick<Order, 'told' | 'fills'>): boolean =>
  told !== undefined && compare(told, sum(fills.map(({ size }) => size))) > 0;
