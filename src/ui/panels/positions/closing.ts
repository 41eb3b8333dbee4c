/** Orders that a position asks for: the same sets as a ticket sends. */
import type { AccountInfo } from '../../../domain/account/account-event';
import type { Position } from '../../../domain/account/position';
import type { Instrument } from '../../../domain/instrument';
import { absolute, type Decimal, divide, isNegative, multiply } from '../../../domain/money';
import { roundSize } from '../../../domain/order/grid';
import { type OrderSet, oneOrder } from '../../../domain/order/order-set';
import { type OrderTerms, type TriggerSource, triggeredOn } from '../../../domain/order/terms';
import type { Side } from '../../../domain/units';
import type { Outcome } from '../ticket/send-order';

export const PARTS = ['25', '50', '75', '100'] as const;
export type Part = (typeof PARTS)[number];

const HUNDRED = '100' as Decimal;
const TWO = '2' as Decimal;

/** So many per cent of it at market. On margin it never turns the position; in a spot account there is nothing to turn. */
export function closeOrder(position: Position, part: Part, instrument: Instrument, kind: AccountInfo['kind']): OrderSet {
  const share = divide(multiply(absolute(position.size), part as string as Decimal), HUNDRED, 28, 'down');
  return oneOrder({ ...closing(position, instrument), size: roundSize(share, instrument), reduceOnly: kind !== 'spot' });
}

/**
 * Whether one press may send its order: none has left for it. What was refused may be tried again; after no answer only the same
 * press may, which cannot become a second order.
 */
export const isDue = (outcome: Outcome | null): boolean => outcome === null || (outcome.kind === 'refused' && !outcome.isLikeTheLast);

/** One that was like the last is not placed, and without an answer nobody knows. */
export const hasLeft = (outcome: Outcome | null): boolean => outcome?.kind === 'placed';

/** As much on the other side, in one order at market. On margin only. */
export const reverseOrder = (position: Position, instrument: Instrument): OrderSet =>
  oneOrder({ ...closing(position, instrument), size: roundSize(multiply(absolute(position.size), TWO), instrument) });

/**
 * What closes all of it and what sets that off: one order, or two of which the first to be filled ends the other. Null: no
 * trigger. `hasTakeProfit`: whoever carries it out has orders that wait for a gain; else it is a limit.
 */
export function exitOrders(
  position: Position,
  { profit, loss, source }: { readonly profit: Decimal | null; readonly loss: Decimal | null; readonly source: TriggerSource },
  instrument: Instrument,
  { kind, hasTakeProfit }: { readonly kind: AccountInfo['kind']; readonly hasTakeProfit: boolean },
): OrderSet | null {
  const exit: OrderTerms = { ...closing(position, instrument), reduceOnly: kind !== 'spot' };
  const triggered = { ...exit, ...triggeredOn(source) };
  const gaining = (at: Decimal): OrderTerms =>
    hasTakeProfit ? { ...triggered, type: 'take-profit', trigger: at } : { ...exit, type: 'limit', price: at };
  const exits: OrderTerms[] = [
    ...(profit === null ? [] : [gaining(profit)]),
    ...(loss === null ? [] : [{ ...triggered, type: 'stop' as const, trigger: loss }]),
  ];
  const [first, second] = exits;
  if (first === undefined) return null;
  return second === undefined ? oneOrder(first) : { group: 'oco', orders: exits.map((terms) => ({ terms, role: 'oco' })) };
}

/** Without its size. */
export const atMarket = (instrument: Instrument, side: Side): Omit<OrderTerms, 'size'> => ({
  instrument: instrument.id,
  side,
  type: 'market',
  price: null,
  trigger: null,
  trail: null,
  tif: 'GTC',
  expiresAt: null,
  postOnly: false,
  reduceOnly: false,
  hidden: false,
});

const closing = ({ size }: Position, instrument: Instrument): OrderTerms => ({
  ...atMarket(instrument, isNegative(size) ? 'buy' : 'sell'),
  size: roundSize(absolute(size), instrument),
});
