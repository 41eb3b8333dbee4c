import type { FeeSchedule } from '../../../domain/account/account-event';
import type { Balance } from '../../../domain/account/account-state';
import type { BookView } from '../../../domain/book';
import { figure } from '../../../domain/figure';
import type { Instrument } from '../../../domain/instrument';
import { type Decimal, isPositive } from '../../../domain/money';
import { type Complaint, checkTerms } from '../../../domain/order/order-rules';
import { type OrderSet, oneOrder } from '../../../domain/order/order-set';
import { type Preview, previewOrder } from '../../../domain/order/preview';
import type { OrderTerms } from '../../../domain/order/terms';
import type { VenueMs } from '../../../domain/units';
import { hiddenWhyNot, postOnlyWhyNot, reduceOnlyWhyNot, tifWhyNot } from './choices';
import { remarkOnPrices } from './price-remarks';
import type { Quotes } from './quotes';
import { readPriceField, readSize, readTrail, readUntil } from './read-fields';
import { hasNumber, type Remark, type Say, type TicketField, type TicketFields } from './ticket-fields';

export interface TicketFacts {
  readonly instrument: Instrument;
  readonly quotes: Quotes;
  readonly book: BookView | null;
  /** Null: nothing is known of the account. Then nobody can say what it can pay. */
  readonly account: { readonly balances: readonly Balance[]; readonly fees: FeeSchedule } | null;
  readonly now: number;
}

export interface Reading {
  /** The orders exactly as they would be sent; null where something stops them. */
  readonly set: OrderSet | null;
  /** The worst first. */
  readonly remarks: readonly Remark[];
  /** What it would come to; also of an order that is stopped, as soon as it can be read. */
  readonly preview: Preview | null;
}

const RANK = { stop: 0, warning: 1, note: 2 } as const;

/** The orders that the fields ask for, and what is wrong or odd about them. */
export function readTicket(fields: TicketFields, facts: TicketFacts): Reading {
  const remarks: Remark[] = [];
  const say: Say = (severity, field, text) => {
    if (!remarks.some((one) => one.text === text)) remarks.push({ severity, field, text });
    return null;
  };
  const terms = readTerms(fields, facts, say);
  const preview = terms === null || facts.account === null ? null : previewOrder({ terms, ...facts, ...facts.account });
  if (terms !== null) {
    for (const complaint of checkTerms(terms, facts.instrument, facts.now as VenueMs)) sayComplaint(complaint, fields, terms, say);
    if (preview !== null) remarkOnFunds(preview, terms, say);
    remarkOnPrices(terms, facts.quotes, say);
  }
  const isStopped = terms === null || remarks.some((one) => one.severity === 'stop');
  return { set: isStopped ? null : oneOrder(terms), preview, remarks: remarks.sort((a, b) => RANK[a.severity] - RANK[b.severity]) };
}

/** Null where a number is missing: each that is has been said of its field. */
function readTerms(fields: TicketFields, facts: TicketFacts, say: Say): OrderTerms | null {
  const { type } = fields;
  const { quotes, instrument } = facts;
  const trigger = hasNumber(type, 'trigger') ? readPriceField(fields, 'trigger', quotes, say) : null;
  const price = hasNumber(type, 'price') ? readPriceField(fields, 'price', quotes, say) : null;
  const trail = hasNumber(type, 'trail') ? readTrail(fields, say) : null;
  const size = readSize(fields, instrument, priceOfSize(fields, facts, price ?? trigger, say), say);
  const tif = tifWhyNot(type, fields.tif) === null ? fields.tif : 'GTC';
  const expiresAt = tif === 'GTD' ? readUntil(fields.until, say) : null;
  const isWhole = hasNumber(type, 'trigger') === (trigger !== null) && hasNumber(type, 'price') === (price !== null);
  if (size === null || !isWhole || hasNumber(type, 'trail') !== (trail !== null)) return null;
  return {
    instrument: instrument.id,
    side: fields.side,
    type,
    size,
    price,
    trigger,
    trail,
    tif,
    expiresAt,
    postOnly: fields.postOnly && postOnlyWhyNot(fields) === null,
    reduceOnly: fields.reduceOnly && reduceOnlyWhyNot(instrument) === null,
    hidden: fields.hidden && hiddenWhyNot(fields) === null,
  };
}

/** What base units are worked out from: the order's own price where its type has one, else the market's. */
function priceOfSize({ type, unit, side }: TicketFields, { quotes, instrument }: TicketFacts, own: Decimal | null, say: Say): Decimal | null {
  if (unit === 'base' || own !== null || hasNumber(type, 'price') || hasNumber(type, 'trigger')) return own;
  const market = side === 'buy' ? quotes.ask : quotes.bid;
  return market ?? say('stop', 'size', `There is no price to work out ${instrument.base} from: type the size in ${instrument.base}.`);
}

function sayComplaint({ severity, field, words }: Complaint, fields: TicketFields, { expiresAt, tif }: OrderTerms, say: Say): void {
  // The end of a GTD that is missing has been said of its own field.
  if (field === 'tif' && tif === 'GTD' && expiresAt === null) return;
  say(severity === 'error' ? 'stop' : 'warning', fieldOf(field, fields), words);
}

function fieldOf(field: Complaint['field'], fields: TicketFields): TicketField {
  if (field === 'tif') return fields.tif === 'GTD' ? 'until' : 'tif';
  return field ?? 'size';
}

function remarkOnFunds({ reserves, available, isAffordable, payCurrency, largest, isDeepEnough }: Preview, { type }: OrderTerms, say: Say): void {
  if (type === 'market' && !isDeepEnough) say('warning', 'size', 'The book that is shown is not deep enough: a part would not fill.');
  if (isAffordable || reserves === null) return;
  const most = largest === null || !isPositive(largest) ? '' : ` The most is ${figure(largest)}.`;
  say('stop', 'size', `It takes ${figure(reserves)} ${payCurrency}, and ${figure(available)} are available.${most}`);
}
