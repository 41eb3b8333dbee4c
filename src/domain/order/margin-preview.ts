/** What an order would come to in an account on margin. */
import type { MarginInfo } from '../account/account-event';
import { liquidationPrices, type MarginHolding, type MarkOf, marginFigures, marginOf } from '../account/margin';
import { applyToPosition, flatPosition, type Position } from '../account/position';
import type { BookView } from '../book';
import type { Instrument } from '../instrument';
import {
  absolute,
  add,
  type Decimal,
  divide,
  isNegative,
  isPositive,
  least,
  most,
  multiply,
  negate,
  parseDecimal,
  subtract,
  sum,
  ZERO,
} from '../money';
import type { Side } from '../units';
import { averageOf, bestFor, walkBook } from './book-walk';
import { roundSize, sizeDecimals } from './grid';
import type { Outlook } from './outlook';
import type { PreviewInput } from './preview';
import type { OrderTerms } from './terms';

/** An account on margin at the prices of the moment. */
export interface MarginStanding {
  readonly holding: MarginHolding & { readonly info: MarginInfo };
  readonly markOf: MarkOf;
}

/** What would be held of the instrument when all of it fills that would. */
export interface PositionAfter {
  /** Base units; negative is short. */
  readonly size: Decimal;
  /** Collateral then, fees and realised gains included. */
  readonly cash: Decimal;
  /** As `liquidationPrices` has it; null: there is none, or a mark is not known. */
  readonly liquidation: Decimal | null;
}

/** In collateral; negative where losses ate it up, 0 where a mark is not known. */
export const freeMargin = ({ holding, markOf }: MarginStanding): Decimal => marginFigures(holding, markOf)?.available ?? ZERO;

export const positionIn = ({ holding }: MarginStanding, instrument: Pick<Instrument, 'id'>): Position =>
  [...holding.positions].find((position) => position.instrument === instrument.id) ?? flatPosition(instrument.id);

/** Taken from the collateral, on both sides. */
export function marginFee({ fees }: Pick<PreviewInput, 'fees'>, { now, waiting, waitingAt, liquidity }: Outlook): Decimal {
  const waitingFee = multiply(multiply(waiting, waitingAt ?? ZERO), liquidity === 'taker' ? fees.taker : fees.maker);
  return add(multiply(now.value, fees.taker), waitingFee);
}

/** Margin that it holds back from the start: for what it would open beyond twice what it closes. Null: its price is not known. */
export function marginNeed(terms: OrderTerms, { now, waiting, waitingAt }: Outlook, standing: MarginStanding): Decimal | null {
  const opening = openingOf(terms.side, terms.size, positionIn(standing, { id: terms.instrument }).size);
  if (terms.reduceOnly || !isPositive(opening)) return ZERO;
  const { leverage } = standing.holding.info;
  if (terms.price !== null) return marginOf(multiply(opening, terms.price), leverage);
  if (isPositive(waiting) && waitingAt === null) return null;
  const value = add(now.value, multiply(waiting, waitingAt ?? ZERO));
  const size = add(now.filled, waiting);
  return isPositive(size) ? divide(multiply(value, opening), multiply(size, String(leverage) as Decimal), 8, 'up') : null;
}

/** Base units that the free margin allows at a price, with what closes the position and as much again; no more than the instrument does. */
export function largestOnMargin(side: Side, price: Decimal, instrument: Instrument, standing: MarginStanding): Decimal {
  const closes = closedBy(side, positionIn(standing, instrument).size);
  const value = multiply(freeMargin(standing), String(standing.holding.info.leverage) as Decimal);
  const opens = isPositive(price) ? divide(value, price, sizeDecimals(instrument), isNegative(value) ? 'up' : 'down') : ZERO;
  const largest = roundSize(most(closes, add(add(closes, closes), opens)), instrument);
  const limit = parseDecimal(instrument.maxSize ?? '');
  return limit === undefined ? largest : least(largest, limit);
}

/** The same where it goes at once into a book: no more than that shows. */
export function largestAtMarket(side: Side, book: BookView, instrument: Instrument, standing: MarginStanding): Decimal | null {
  const best = bestFor(book, side);
  if (best === null) return null;
  const guess = largestOnMargin(side, best, instrument, standing);
  const worst = averageOf(walkBook(book, side, guess, null)) ?? ZERO;
  return walkBook(book, side, largestOnMargin(side, worst, instrument, standing), null).filled;
}

export function positionAfter(input: PreviewInput, outlook: Outlook, standing: MarginStanding): PositionAfter {
  const { terms, instrument } = input;
  const before = positionIn(standing, instrument);
  const signed = (size: Decimal): Decimal => (terms.side === 'buy' ? size : negate(size));
  const cut = terms.reduceOnly ? closedBy(terms.side, before.size) : null;
  const taken = cut === null ? outlook.now.filled : least(outlook.now.filled, cut);
  const waiting = cut === null ? outlook.waiting : least(outlook.waiting, subtract(cut, taken));
  const fills = [
    ...takenParts(input, taken, before.size).map(({ size, price }) => ({ size: signed(size), price, fee: ZERO })),
    ...(outlook.waitingAt === null ? [] : [{ size: signed(waiting), price: outlook.waitingAt, fee: ZERO }]),
  ];
  const after = fills.reduce(applyToPosition, before);
  const gain = subtract(after.realised, before.realised);
  const cash = subtract(add(standing.holding.cash, gain), marginFee(input, outlook));
  const others = [...standing.holding.positions].filter((position) => position.instrument !== instrument.id);
  const liquidation = liquidationPrices({ ...standing.holding, cash, positions: [...others, after] }, standing.markOf).get(instrument.id) ?? null;
  return { size: after.size, cash, liquidation };
}

/** What it takes at once, at average prices: the best levels close the position, those behind them open. */
function takenParts({ terms: { side, price: limit }, book }: PreviewInput, taken: Decimal, position: Decimal): { size: Decimal; price: Decimal }[] {
  if (book === null || !isPositive(taken)) return [];
  const whole = walkBook(book, side, taken, limit);
  const closing = walkBook(book, side, least(taken, closedBy(side, position)), limit);
  const opening = { filled: subtract(whole.filled, closing.filled), value: subtract(whole.value, closing.value) };
  return [closing, opening].flatMap((part) => {
    const price = averageOf(part);
    return price === null ? [] : [{ size: part.filled, price }];
  });
}

const closedBy = (side: Side, position: Decimal): Decimal => (isNegative(position) === (side === 'buy') ? absolute(position) : ZERO);

function openingOf(side: Side, size: Decimal, position: Decimal): Decimal {
  const closes = closedBy(side, position);
  return most(subtract(size, sum([closes, closes])), ZERO);
}
