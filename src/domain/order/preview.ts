/** What an order would cost and bring, before it is sent. Money is exact; the book it is reckoned with may have moved by then. */
import type { FeeSchedule } from '../account/account-event';
import type { Balance } from '../account/account-state';
import type { BookView } from '../book';
import type { Instrument } from '../instrument';
import { add, compare, type Decimal, divide, isPositive, least, multiply, parseDecimal, subtract, ZERO } from '../money';
import { affordable, averageOf, bestFor, midOf, type Slippage, slippage, walkBook } from './book-walk';
import { roundSize, sizeDecimals } from './grid';
import {
  freeMargin,
  largestAtMarket,
  largestOnMargin,
  type MarginStanding,
  marginFee,
  marginNeed,
  type PositionAfter,
  positionAfter,
  positionIn,
} from './margin-preview';
import { type Outlook, outlookOf } from './outlook';
import type { OrderTerms } from './terms';
import { previewAtVenue, sizeAtVenue, type VenueStanding } from './venue-preview';

export interface PreviewInput {
  readonly terms: OrderTerms;
  readonly instrument: Instrument;
  /** Null: not known. */
  readonly book: BookView | null;
  readonly fees: FeeSchedule;
  readonly balances: readonly Balance[];
  /** Of an account on margin; absent or null: a spot account. */
  readonly margin?: MarginStanding | null;
  /** Of one on margin that its venue keeps. */
  readonly atVenue?: VenueStanding | null;
}

/** What is exchanged when all of it fills that would. On margin nothing is: what is paid and received is its value. */
export interface Exchanged {
  /** In the pay currency; the fee is not part of it. */
  readonly pays: Decimal;
  /** In the other currency, before the fee. */
  readonly receives: Decimal;
  /** Taken out of what is received; on margin out of the collateral. */
  readonly fee: Decimal;
  /** Totals of the two balances then; on margin the position and the collateral, 0 where only its venue knows that. */
  readonly after: { readonly base: Decimal; readonly quote: Decimal };
}

export interface Preview extends Outlook {
  /** Of what would fill at once; null: nothing would. */
  readonly average: Decimal | null;
  /** How much worse the average is than the best price and than the middle. */
  readonly fromBest: Slippage | null;
  readonly fromMid: Slippage | null;
  /** Quote of a buy, base of a sell; on margin both are the collateral. */
  readonly payCurrency: string;
  readonly receiveCurrency: string;
  /** Null where a price that it takes is not known. */
  readonly exchanged: Exchanged | null;
  /** Of the pay currency. */
  readonly available: Decimal;
  /** What it holds back from the start: a limit buy its whole size at its limit. Null: not known; at a venue that alone knows, it is let through. */
  readonly reserves: Decimal | null;
  readonly isAffordable: boolean;
  /**
   * Base units that the funds allow, no more than the instrument does and, at market, than the book has. Fees are left out:
   * they come out of what is received. Null: not known.
   */
  readonly largest: Decimal | null;
  /** On margin. */
  readonly position: PositionAfter | null;
}

export function previewOrder(input: PreviewInput): Preview {
  const { terms, instrument, book } = input;
  const outlook = outlookOf(terms, book);
  const [payCurrency, receiveCurrency] = terms.side === 'buy' ? [instrument.quote, instrument.base] : [instrument.base, instrument.quote];
  const average = averageOf(outlook.now);
  const standing = input.margin ?? null;
  const fill = {
    ...outlook,
    average,
    fromBest: book === null ? null : slippage(terms.side, average, bestFor(book, terms.side)),
    fromMid: book === null ? null : slippage(terms.side, average, midOf(book)),
  };
  if (standing !== null) return { ...fill, ...onMargin(input, outlook, standing) };
  if (input.atVenue) return { ...fill, ...previewAtVenue(input, outlook, input.atVenue) };
  const exchanged = exchangedOf(input, outlook);
  const reserves = reservesOf(terms, outlook, exchanged);
  const available = input.balances.find((one) => one.currency === payCurrency)?.available ?? ZERO;
  return {
    ...fill,
    payCurrency,
    receiveCurrency,
    exchanged,
    available,
    reserves,
    isAffordable: reserves !== null && compare(reserves, available) <= 0,
    largest: largestOf(input, outlook, available),
    position: null,
  };
}

function onMargin(
  input: PreviewInput,
  outlook: Outlook,
  standing: MarginStanding,
): Omit<Preview, keyof Outlook | 'average' | 'fromBest' | 'fromMid'> {
  const { terms, instrument, book } = input;
  const { collateral } = standing.holding.info;
  const { now, waiting, waitingAt } = outlook;
  const isKnown = !isPositive(waiting) || waitingAt !== null;
  const position = isKnown ? positionAfter(input, outlook, standing) : null;
  const value = add(now.value, multiply(waiting, waitingAt ?? ZERO));
  const available = freeMargin(standing);
  const reserves = marginNeed(terms, outlook, standing);
  const atMarket = terms.type === 'market' && book !== null ? largestAtMarket(terms.side, book, instrument, standing) : null;
  return {
    payCurrency: collateral,
    receiveCurrency: collateral,
    exchanged: position && { pays: value, receives: value, fee: marginFee(input, outlook), after: { base: position.size, quote: position.cash } },
    available,
    reserves,
    isAffordable: reserves !== null && (!isPositive(reserves) || compare(reserves, available) <= 0),
    largest: waitingAt === null ? atMarket : largestOnMargin(terms.side, terms.price ?? waitingAt, instrument, standing),
    position,
  };
}

/** What there is before: of both currencies, or the position and the collateral. */
export function startOf({ instrument, balances, margin, atVenue }: Omit<PreviewInput, 'terms'>): Exchanged['after'] {
  if (margin) return { base: positionIn(margin, instrument).size, quote: margin.holding.cash };
  if (atVenue) return { base: sizeAtVenue(atVenue, instrument), quote: ZERO };
  const totalOf = (currency: string): Decimal => balances.find((one) => one.currency === currency)?.total ?? ZERO;
  return { base: totalOf(instrument.base), quote: totalOf(instrument.quote) };
}

function exchangedOf(input: PreviewInput, { now, waiting, waitingAt, liquidity }: Outlook): Exchanged | null {
  const {
    terms: { side },
    fees,
  } = input;
  if (isPositive(waiting) && waitingAt === null) return null;
  const waitingValue = multiply(waiting, waitingAt ?? ZERO);
  const [size, value] = [add(now.filled, waiting), add(now.value, waitingValue)];
  const isBuy = side === 'buy';
  const waitingFee = multiply(isBuy ? waiting : waitingValue, liquidity === 'taker' ? fees.taker : fees.maker);
  const fee = add(multiply(isBuy ? now.filled : now.value, fees.taker), waitingFee);
  const { base, quote } = startOf(input);
  const after = isBuy
    ? { base: subtract(add(base, size), fee), quote: subtract(quote, value) }
    : { base: subtract(base, size), quote: subtract(add(quote, value), fee) };
  return { pays: isBuy ? value : size, receives: isBuy ? size : value, fee, after };
}

function reservesOf({ type, side, size }: OrderTerms, { waitingAt }: Outlook, exchanged: Exchanged | null): Decimal | null {
  if (side === 'sell') return size;
  if (type === 'market') return exchanged?.pays ?? null;
  return waitingAt === null ? null : multiply(size, waitingAt);
}

function largestOf(input: PreviewInput, outlook: Outlook, available: Decimal): Decimal | null {
  const funded = fundedSize(input, outlook, isPositive(available) ? available : ZERO);
  const most = parseDecimal(input.instrument.maxSize ?? '');
  return funded === null || most === undefined ? funded : least(funded, most);
}

function fundedSize({ terms: { type, side }, instrument, book }: PreviewInput, { waitingAt }: Outlook, funds: Decimal): Decimal | null {
  if (type === 'market' && book === null) return null;
  if (type === 'market' && book !== null && side === 'buy') return affordable(book, funds, sizeDecimals(instrument));
  if (side === 'sell') return roundSize(type === 'market' && book !== null ? walkBook(book, side, funds, null).filled : funds, instrument);
  return waitingAt === null || !isPositive(waitingAt) ? null : divide(funds, waitingAt, sizeDecimals(instrument), 'down');
}
