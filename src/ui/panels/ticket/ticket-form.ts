import type { FeeSchedule } from '../../../domain/account/account-event';
import type { Balance } from '../../../domain/account/account-state';
import type { BookView } from '../../../domain/book';
import { figure } from '../../../domain/figure';
import type { Instrument } from '../../../domain/instrument';
import { compare, type Decimal, divide, isPositive, multiply, subtract } from '../../../domain/money';
import { sizeDecimals } from '../../../domain/order/grid';
import { checkTerms } from '../../../domain/order/order-rules';
import { type Preview, previewOrder } from '../../../domain/order/preview';
import type { OrderTerms, TimeInForce } from '../../../domain/order/terms';
import { readPositive } from '../../../domain/order/typed-number';
import type { Side, VenueMs } from '../../../domain/units';
import type { Quotes } from './quotes';

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
  readonly instrument: Instrument;
  readonly quotes: Quotes;
  readonly book: BookView | null;
  /** Null: nothing is known of the account. Then nobody can say what it can pay. */
  readonly account: { readonly balances: readonly Balance[]; readonly fees: FeeSchedule } | null;
  readonly now: number;
}

export type TicketField = 'price' | 'size' | 'until' | 'tif';

/** What is to be said of an order before it is sent. Only `stop` keeps it from being sent. */
export interface Remark {
  readonly severity: 'stop' | 'warning' | 'note';
  readonly field: TicketField;
  readonly text: string;
}

export interface Reading {
  /** The order exactly as it would be sent; null where something stops it. */
  readonly terms: OrderTerms | null;
  /** The worst first. */
  readonly remarks: readonly Remark[];
  /** What it would come to; also of an order that is stopped, as soon as it can be read. */
  readonly preview: Preview | null;
}

/** A limit this far on the wrong side of the market is more likely a slip than a wish. */
const FAR_PERCENT = '5' as Decimal;
const HUNDRED = '100' as Decimal;
const RANK = { stop: 0, warning: 1, note: 2 } as const;

/** The order that the fields ask for, and what is wrong or odd about it. */
export function readTicket(fields: TicketFields, facts: TicketFacts): Reading {
  const remarks: Remark[] = [];
  const say = (severity: Remark['severity'], field: TicketField, text: string): null => {
    remarks.push({ severity, field, text });
    return null;
  };
  const isLimit = fields.type === 'limit';
  const price = isLimit ? readField(fields.price, 'price', facts.quotes.last ?? undefined, say) : null;
  const size = readSize(fields, facts, price, say);
  const expiresAt = isLimit && fields.tif === 'GTD' ? readUntil(fields.until, say) : null;
  const draft = size === null || (isLimit && price === null) ? null : makeTerms(fields, facts, { size, price, expiresAt });
  const preview = draft === null || facts.account === null ? null : previewOrder({ terms: draft, ...facts, ...facts.account });
  if (draft !== null) {
    for (const { severity, field, words } of checkTerms(draft, facts.instrument, facts.now as VenueMs)) {
      // The end of a GTD that is missing has been said of its own field.
      if (field === 'tif' && fields.tif === 'GTD' && expiresAt === null) continue;
      say(severity === 'error' ? 'stop' : 'warning', fieldOf(field, fields), words);
    }
    if (preview !== null) checkFunds(preview, fields.type, say);
    checkPrice(draft, facts.quotes, say);
  }
  const isStopped = draft === null || remarks.some((one) => one.severity === 'stop');
  return { terms: isStopped ? null : draft, preview, remarks: remarks.sort((a, b) => RANK[a.severity] - RANK[b.severity]) };
}

/** Why post-only cannot be had; null: it can. */
export function postOnlyWhyNot(fields: Pick<TicketFields, 'type' | 'tif'>): string | null {
  if (fields.type === 'market') return 'a market order always takes';
  return fields.tif === 'IOC' || fields.tif === 'FOK' ? `${fields.tif} never waits` : null;
}

/** Why hidden cannot be had; null: it can. */
export function hiddenWhyNot(fields: Pick<TicketFields, 'type' | 'tif'>): string | null {
  if (fields.type === 'market') return 'a market order is never in the book';
  return fields.tif === 'IOC' || fields.tif === 'FOK' ? `${fields.tif} is never in the book` : null;
}

type Say = (severity: Remark['severity'], field: TicketField, text: string) => null;

function makeTerms(
  fields: TicketFields,
  { instrument }: TicketFacts,
  { size, price, expiresAt }: { readonly size: Decimal; readonly price: Decimal | null; readonly expiresAt: VenueMs | null },
): OrderTerms {
  return {
    instrument: instrument.id,
    side: fields.side,
    type: fields.type,
    size,
    price,
    trigger: null,
    trail: null,
    tif: fields.type === 'limit' ? fields.tif : 'GTC',
    expiresAt,
    postOnly: fields.postOnly && postOnlyWhyNot(fields) === null,
    reduceOnly: false,
    hidden: fields.hidden && hiddenWhyNot(fields) === null,
  };
}

function readField(text: string, field: 'price' | 'size', example: string | undefined, say: Say): Decimal | null {
  if (text.trim() === '')
    return say(
      'stop',
      field,
      field === 'price' ? 'At which price? Type one or take it from the market.' : 'How much? Type a size or take a part of what is available.',
    );
  const read = readPositive(text, example);
  return read.ok ? read.value : say('stop', field, read.error.words);
}

function readSize(fields: TicketFields, { quotes, instrument }: TicketFacts, price: Decimal | null, say: Say): Decimal | null {
  const { base, quote } = instrument;
  const typed = readField(fields.size, 'size', fields.unit === 'base' ? instrument.minSize : '100', say);
  if (typed === null || fields.unit === 'base') return typed;
  const priced = fields.type === 'limit' ? price : fields.side === 'buy' ? quotes.ask : quotes.bid;
  if (priced === null)
    return fields.type === 'limit' ? null : say('stop', 'size', `There is no price to work out ${base} from: type the size in ${base}.`);
  const size = divide(typed, priced, sizeDecimals(instrument), 'down');
  if (!isPositive(size)) return say('stop', 'size', `${figure(typed)} ${quote} buys less than the smallest part of ${base}.`);
  say('note', 'size', `${figure(typed)} ${quote} is ${figure(size)} ${base}, rounded down.`);
  return size;
}

function readUntil(text: string, say: Say): VenueMs | null {
  const at = new Date(text).getTime();
  return text === '' || Number.isNaN(at) ? say('stop', 'until', 'Good till when? Choose its end.') : (at as VenueMs);
}

function fieldOf(field: 'size' | 'price' | 'trigger' | 'trail' | 'tif' | null, fields: TicketFields): TicketField {
  if (field === 'tif') return fields.tif === 'GTD' ? 'until' : 'tif';
  return field === 'price' ? 'price' : 'size';
}

function checkFunds({ reserves, available, isAffordable, payCurrency, largest, isDeepEnough }: Preview, type: TicketType, say: Say): void {
  if (type === 'market' && !isDeepEnough) say('warning', 'size', 'The book that is shown is not deep enough: a part would not fill.');
  if (isAffordable || reserves === null) return;
  const most = largest === null || !isPositive(largest) ? '' : ` The most is ${figure(largest)}.`;
  say('stop', 'size', `It takes ${figure(reserves)} ${payCurrency}, and ${figure(available)} are available.${most}`);
}

function checkPrice({ side, price, tif, postOnly }: OrderTerms, quotes: Quotes, say: Say): void {
  const other = side === 'buy' ? quotes.ask : quotes.bid;
  if (price === null || other === null) return;
  const isTaking = side === 'buy' ? compare(price, other) >= 0 : compare(price, other) <= 0;
  if (!isTaking) {
    if (tif === 'IOC' || tif === 'FOK') say('warning', 'price', `Nothing stands at this price now: ${tif} would end unfilled.`);
    return;
  }
  const off = divide(multiply(side === 'buy' ? subtract(price, other) : subtract(other, price), HUNDRED), other, 1, 'down');
  if (postOnly) say('warning', 'price', 'It would fill at once: post-only would refuse it.');
  else if (compare(off, FAR_PERCENT) >= 0)
    say('warning', 'price', `The price is ${figure(off)} % ${side === 'buy' ? 'above the best ask' : 'below the best bid'}: it would fill at once.`);
  else say('note', 'price', `It would fill at once, at ${figure(price)} or better.`);
}
