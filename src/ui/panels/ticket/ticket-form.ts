import { type Instrument, type InstrumentId, parseInstrumentId } from '../../../domain/instrument';
import { compare, type Decimal, decimalsOf, divide, isPositive, multiply, round, subtract } from '../../../domain/money';
import type { OrderTerms, TimeInForce } from '../../../domain/order/terms';
import type { Side, VenueMs } from '../../../domain/units';
import { plainAmount } from '../../format/decimal';
import { typedAmount } from '../../trading/typed-amount';
import type { Quotes } from './quotes';
import { roundToTick } from './tick-step';

/** Types that can be chosen. Those that are not here yet are not shown. */
export const TICKET_TYPES = ['limit', 'market'] as const;
export type TicketType = (typeof TICKET_TYPES)[number];

/** What stands in the ticket, as it was typed. */
export interface TicketFields {
  readonly side: Side;
  readonly type: TicketType;
  readonly price: string;
  readonly size: string;
  /** What the size is typed in. */
  readonly unit: 'base' | 'quote';
  readonly tif: TimeInForce;
  /** End of a GTD in local time, as the browser's field has it: `2026-11-21T14:05`. */
  readonly until: string;
  readonly postOnly: boolean;
  readonly hidden: boolean;
}

export const FRESH_FIELDS: TicketFields = {
  side: 'buy',
  type: 'limit',
  price: '',
  size: '',
  unit: 'base',
  tif: 'GTC',
  until: '',
  postOnly: false,
  hidden: false,
};

export interface TicketFacts {
  readonly instrument: InstrumentId;
  /** What the venue says of the pair; null: not known, then only the venue itself can judge. */
  readonly rules: Instrument | null;
  readonly quotes: Quotes;
  /** Free to spend: quote units for a buy, base units for a sell. Null: not known. */
  readonly available: Decimal | null;
  readonly now: number;
}

export type TicketField = 'price' | 'size' | 'until' | 'tif';

/** What is to be said of an order before it is sent. Only `stop` keeps it from being sent. */
export interface Complaint {
  readonly severity: 'stop' | 'warning' | 'note';
  readonly field: TicketField;
  readonly text: string;
}

export interface Reading {
  /** The order exactly as it would be sent; null where something stops it. */
  readonly terms: OrderTerms | null;
  /** The worst first. */
  readonly complaints: readonly Complaint[];
  /** Base units that the size comes to, also where the order is stopped. */
  readonly size: Decimal | null;
  readonly price: Decimal | null;
}

/** Decimals of a size that is worked out rather than typed. */
export const SIZE_DECIMALS = 8;
/** A limit this far on the wrong side of the market is more likely a slip than a wish. */
const FAR_PERCENT = '5' as Decimal;
const HUNDRED = '100' as Decimal;

/** The order that the fields ask for, and what is wrong or odd about it. */
export function readTicket(fields: TicketFields, facts: TicketFacts): Reading {
  const complaints: Complaint[] = [];
  const say = (severity: Complaint['severity'], field: TicketField, text: string): null => {
    complaints.push({ severity, field, text });
    return null;
  };
  const names = parseInstrumentId(facts.instrument);
  const isLimit = fields.type === 'limit';
  const price = isLimit ? readPrice(fields, facts, say) : null;
  const priced = isLimit ? price : fields.side === 'buy' ? facts.quotes.ask : facts.quotes.bid;
  const size = readSize(fields, facts, priced, names?.base ?? '', names?.quote ?? '', say);
  const expiresAt = isLimit && fields.tif === 'GTD' ? readUntil(fields.until, facts.now, say) : null;
  if (size !== null && priced !== null) checkFunds(fields, facts, { size, priced, names }, say);
  if (isLimit && price !== null) checkCross(fields, facts.quotes, price, say);
  const stopped = complaints.some((one) => one.severity === 'stop');
  const terms: OrderTerms | null =
    stopped || size === null
      ? null
      : {
          instrument: facts.instrument,
          side: fields.side,
          type: fields.type,
          size,
          price,
          trigger: null,
          trail: null,
          tif: isLimit ? fields.tif : 'IOC',
          expiresAt,
          postOnly: fields.postOnly && postOnlyWhyNot(fields) === null,
          reduceOnly: false,
          hidden: fields.hidden && hiddenWhyNot(fields) === null,
        };
  const rank = { stop: 0, warning: 1, note: 2 };
  return { terms, size, price, complaints: complaints.sort((a, b) => rank[a.severity] - rank[b.severity]) };
}

/** Why post-only cannot be had; null: it can. */
export function postOnlyWhyNot(fields: Pick<TicketFields, 'type' | 'tif'>): string | null {
  if (fields.type === 'market') return 'a market order always takes';
  return fields.tif === 'IOC' || fields.tif === 'FOK' ? `${fields.tif} never rests` : null;
}

/** Why hidden cannot be had; null: it can. */
export function hiddenWhyNot(fields: Pick<TicketFields, 'type' | 'tif'>): string | null {
  if (fields.type === 'market') return 'a market order is never in the book';
  return fields.tif === 'IOC' || fields.tif === 'FOK' ? `${fields.tif} is never in the book` : null;
}

type Say = (severity: Complaint['severity'], field: TicketField, text: string) => null;

function readPrice(fields: TicketFields, { rules }: TicketFacts, say: Say): Decimal | null {
  if (fields.price.trim() === '') return say('stop', 'price', 'A limit order needs a price.');
  const price = typedAmount(fields.price);
  if (price === undefined || !isPositive(price)) return say('stop', 'price', 'The price is not a number above 0.');
  if (rules === null) return price;
  const below = roundToTick(rules.priceRule, price, 'down');
  if (below === price) return price;
  const above = roundToTick(rules.priceRule, price, 'up');
  return say('stop', 'price', `The venue takes ${plainAmount(below)} or ${plainAmount(above)}, nothing between.`);
}

function readSize(fields: TicketFields, facts: TicketFacts, priced: Decimal | null, base: string, quote: string, say: Say): Decimal | null {
  if (fields.size.trim() === '') return say('stop', 'size', 'How much? Type a size or choose a part of what is available.');
  const typed = typedAmount(fields.size);
  if (typed === undefined || !isPositive(typed)) return say('stop', 'size', 'The size is not a number above 0.');
  const size = fields.unit === 'base' ? typed : priced === null ? null : divide(typed, priced, SIZE_DECIMALS, 'down');
  if (size === null) return facts.quotes.ask === null ? say('stop', 'size', `No price to work out ${base} from: type the size in ${base}.`) : null;
  if (fields.unit === 'quote') say('note', 'size', `${plainAmount(typed)} ${quote} is ${plainAmount(size)} ${base}, rounded down.`);
  else if (decimalsOf(size) > SIZE_DECIMALS)
    return say('stop', 'size', `Sizes have at most ${SIZE_DECIMALS} decimals: ${round(size, SIZE_DECIMALS, 'down')}.`);
  const least = typedAmount(facts.rules?.minSize ?? '');
  const most = typedAmount(facts.rules?.maxSize ?? '');
  if (least !== undefined && compare(size, least) < 0) say('stop', 'size', `The smallest order here is ${plainAmount(least)} ${base}.`);
  if (most !== undefined && compare(size, most) > 0) say('stop', 'size', `The largest order here is ${plainAmount(most)} ${base}.`);
  return size;
}

function readUntil(text: string, now: number, say: Say): VenueMs | null {
  const at = new Date(text).getTime();
  if (text === '' || Number.isNaN(at)) return say('stop', 'until', 'Good till when? Choose its end.');
  if (at <= now) return say('stop', 'until', 'Its end has passed already.');
  return at as VenueMs;
}

function checkFunds(
  fields: TicketFields,
  { available }: TicketFacts,
  { size, priced, names }: { readonly size: Decimal; readonly priced: Decimal; readonly names: { base: string; quote: string } | undefined },
  say: Say,
): void {
  if (available === null) return;
  const [needed, currency] = fields.side === 'buy' ? [multiply(size, priced), names?.quote ?? ''] : [size, names?.base ?? ''];
  if (compare(needed, available) <= 0) return;
  const about = fields.type === 'market' && fields.side === 'buy' ? 'about ' : '';
  say('stop', 'size', `It takes ${about}${plainAmount(needed)} ${currency}; ${plainAmount(available)} are available.`);
}

function checkCross(fields: TicketFields, quotes: Quotes, price: Decimal, say: Say): void {
  const other = fields.side === 'buy' ? quotes.ask : quotes.bid;
  if (other === null) return;
  const isCrossing = fields.side === 'buy' ? compare(price, other) >= 0 : compare(price, other) <= 0;
  if (!isCrossing) {
    if (fields.tif === 'IOC' || fields.tif === 'FOK') say('warning', 'price', `Nothing stands at this price: ${fields.tif} would end unfilled.`);
    return;
  }
  const off = divide(multiply(fields.side === 'buy' ? subtract(price, other) : subtract(other, price), HUNDRED), other, 1, 'down');
  const where = fields.side === 'buy' ? 'above the best ask' : 'below the best bid';
  if (fields.postOnly) say('warning', 'price', 'It would fill at once: post-only would refuse it.');
  else if (compare(off, FAR_PERCENT) >= 0) say('warning', 'price', `The price is ${plainAmount(off)} % ${where}: it would fill at once.`);
  else say('note', 'price', `It would fill at once, at ${plainAmount(price)} or better.`);
}
