/** From fields to orders, type by type. Null where a number is missing: each that is has been said of its field. */
import { compare, type Decimal, most } from '../../../domain/money';
import { averageOf, walkBook } from '../../../domain/order/book-walk';
import { type OrderSet, oneOrder } from '../../../domain/order/order-set';
import { averagePrice, type ScaledAsk, scale } from '../../../domain/order/scaled';
import { type OrderTerms, triggeredOn } from '../../../domain/order/terms';
import type { Side } from '../../../domain/units';
import { figure } from '../../format/decimal';
import { type Text, t } from '../../words/t';
import { hiddenWhyNot, icebergWhyNot, postOnlyWhyNot, reduceOnlyWhyNot, tifWhyNot } from './choices';
import { isOnMargin } from './on-margin';
import { dealOf, type Exits, readExits, readRiskSize } from './read-exits';
import { readNumberField, readPriceField, readRungs, readSize, readTrail, readUntil } from './read-fields';
import { remarkOnRungs } from './rung-remarks';
import { hasNumber, isBracket, isTriggered, type Say, type TicketFields } from './ticket-fields';
import type { TicketFacts } from './ticket-form';

export interface Draft {
  readonly set: OrderSet | null;
  /** Of a bracket, of which they can be there before its size; null: it is none, or they cannot be read. */
  readonly exits: Exits | null;
}

export function readOrders(fields: TicketFields, facts: TicketFacts, say: Say): Draft {
  if (isBracket(fields)) return readBracket(fields, facts, say);
  const set =
    fields.type === 'oco' ? readOco(fields, facts, say) : fields.type === 'scaled' ? readScaled(fields, facts, say) : readOne(fields, facts, say);
  return { set, exits: null };
}

function readOne(fields: TicketFields, facts: TicketFacts, say: Say): OrderSet | null {
  const { type } = fields;
  if (type === 'oco' || type === 'scaled') return null;
  const { quotes, instrument } = facts;
  const trigger = hasNumber(type, 'trigger') ? readPriceField(fields, 'trigger', quotes, say) : null;
  const price = hasNumber(type, 'price') ? readPriceField(fields, 'price', quotes, say) : null;
  const trail = hasNumber(type, 'trail') ? readTrail(fields, say) : null;
  const start = hasNumber(type, 'start') && fields.start.trim() !== '' ? readPriceField(fields, 'start', quotes, say) : null;
  const isPriced = hasNumber(type, 'price') || hasNumber(type, 'trigger');
  const pricedAt = isPriced ? (price ?? trigger) : marketPrice(fields, facts, say);
  const size = readSize(fields, instrument, pricedAt, say);
  const isWhole = hasNumber(type, 'trigger') === (trigger !== null) && hasNumber(type, 'price') === (price !== null);
  const isStarted = !hasNumber(type, 'start') || fields.start.trim() === '' || start !== null;
  const common = commonTerms(fields, facts, say);
  const iceberg = readIceberg(fields, facts, say);
  if (size === null || iceberg === null || !isWhole || !isStarted || hasNumber(type, 'trail') !== (trail !== null)) return null;
  return oneOrder({
    ...common,
    ...iceberg,
    type,
    size,
    price,
    trigger: trigger ?? start,
    ...(isTriggered(fields) ? triggeredOn(fields.source) : {}),
    trail,
  });
}

const APART = {
  buy: 'The stop {{ stop }} must be above the limit {{ limit }}: the market is between the two.',
  sell: 'The stop {{ stop }} must be below the limit {{ limit }}: the market is between the two.',
} as const satisfies Readonly<Record<Side, Text>>;

function readOco(fields: TicketFields, facts: TicketFacts, say: Say): OrderSet | null {
  const { quotes, instrument } = facts;
  const { side } = fields;
  const price = readPriceField(fields, 'price', quotes, say);
  const trigger = readPriceField(fields, 'trigger', quotes, say);
  const size = readSize(fields, instrument, price === null || trigger === null ? null : side === 'buy' ? most(price, trigger) : price, say);
  const common = commonTerms(fields, facts, say);
  if (price === null || trigger === null || size === null) return null;
  if (side === 'buy' ? compare(price, trigger) >= 0 : compare(price, trigger) <= 0)
    say('stop', 'trigger', t(APART[side], { stop: figure(trigger), limit: figure(price) }));
  const limit: OrderTerms = { ...common, type: 'limit', size, price, trigger: null, trail: null };
  const stop: OrderTerms = { ...limit, type: 'stop', price: null, trigger, ...triggeredOn(fields.source), postOnly: false, hidden: false };
  return { group: 'oco', orders: [limit, stop].map((terms) => ({ terms, role: 'oco' })) };
}

function readScaled(fields: TicketFields, facts: TicketFacts, say: Say): OrderSet | null {
  const { quotes, instrument } = facts;
  const { side, skew } = fields;
  const from = readPriceField(fields, 'from', quotes, say);
  const to = readPriceField(fields, 'to', quotes, say);
  const count = readRungs(fields, say);
  const ends = from === null || to === null || count === null ? null : { side, skew, from, to, count };
  const size = readSize(fields, instrument, ends === null ? null : averagePrice(ends, instrument), say);
  const common = commonTerms(fields, facts, say);
  if (ends === null || size === null) return null;
  const ask: ScaledAsk = { ...ends, size };
  const scaled = scale(ask, instrument);
  remarkOnRungs(ask, scaled, facts, say);
  const orders = scaled.rungs.map((rung) => ({ terms: { ...common, ...rung, type: 'limit', trigger: null, trail: null }, role: 'rung' }) as const);
  return { group: 'scaled', orders };
}

function readBracket(fields: TicketFields, facts: TicketFacts, say: Say): Draft {
  const { instrument, quotes, book } = facts;
  const isLimit = fields.type === 'limit';
  const price = isLimit ? readPriceField(fields, 'price', quotes, say) : null;
  const common = commonTerms(fields, facts, say);
  const entry = price ?? (isLimit ? null : bestPrice(fields, facts));
  if (entry === null) {
    const isByR = fields.exitUnit === 'r' && fields.profit.trim() !== '';
    if (!isLimit) say('stop', isByR ? 'profit' : 'size', t('There is no price of the market to set exits by. Wait for its book.'));
    else if (isByR) say('stop', 'profit', t('R is the way from the entry to the stop: give the entry a price first.'));
    return { set: null, exits: null };
  }
  const deal = dealOf(fields, entry, facts);
  const size = fields.unit === 'risk' ? readRiskSize(fields, deal, facts, say) : readSize(fields, instrument, entry, say);
  const average = isLimit || size === null || book === null ? null : averageOf(walkBook(book, fields.side, size, null));
  const exits = readExits(fields, deal, average === null ? deal : { ...deal, entry: average }, size, facts, say);
  const iceberg = readIceberg(fields, facts, say);
  if (size === null || exits === null || iceberg === null) return { set: null, exits };
  const terms: OrderTerms = { ...common, type: isLimit ? 'limit' : 'market', size, price, trigger: null, trail: null };
  const exit: OrderTerms = {
    ...terms,
    side: fields.side === 'buy' ? 'sell' : 'buy',
    price: null,
    tif: 'GTC',
    expiresAt: null,
    postOnly: false,
    hidden: false,
    reduceOnly: reduceOnlyWhyNot(instrument, isOnMargin(facts.account)) === null,
  };
  const triggered = (type: 'take-profit' | 'stop', trigger: Decimal): OrderTerms => ({ ...exit, type, trigger, ...triggeredOn(fields.source) });
  const gaining = (price: Decimal): OrderTerms =>
    facts.account?.isLive === true ? { ...exit, type: 'limit', price } : triggered('take-profit', price);
  const { profit, loss } = exits;
  const set: OrderSet = {
    group: 'bracket',
    orders: [
      { terms: { ...terms, ...iceberg }, role: 'entry' },
      ...(profit === null ? [] : [{ terms: gaining(profit.price), role: 'take-profit' as const }]),
      ...(loss === null ? [] : [{ terms: triggered('stop', loss.price), role: 'stop-loss' as const }]),
    ],
  };
  return { set, exits };
}

/** Of one that shows a part of itself at a time, how much; null: that could not be read, and that was said. */
function readIceberg(fields: TicketFields, { instrument }: TicketFacts, say: Say): Pick<OrderTerms, 'displayed'> | null {
  if (!fields.isIceberg || icebergWhyNot(fields, instrument) !== null) return {};
  const displayed = readNumberField(fields, 'displayed', instrument.minSize, say);
  return displayed === null ? null : { displayed };
}

type Common = Pick<OrderTerms, 'instrument' | 'side' | 'tif' | 'expiresAt' | 'postOnly' | 'reduceOnly' | 'hidden'>;

function commonTerms(fields: TicketFields, facts: TicketFacts, say: Say): Common {
  const { instrument } = facts;
  const tif = tifWhyNot(fields.type, fields.tif) === null ? fields.tif : 'GTC';
  return {
    instrument: instrument.id,
    side: fields.side,
    tif,
    expiresAt: tif === 'GTD' ? readUntil(fields.until, say) : null,
    postOnly: fields.postOnly && postOnlyWhyNot(fields) === null,
    reduceOnly: fields.reduceOnly && reduceOnlyWhyNot(instrument, isOnMargin(facts.account)) === null,
    hidden: fields.hidden && hiddenWhyNot(fields) === null,
  };
}

/** What an order of this side meets first. */
const bestPrice = ({ side }: TicketFields, { quotes }: TicketFacts): Decimal | null => (side === 'buy' ? quotes.ask : quotes.bid);

/** What base units are worked out from where the type has no price of its own. */
function marketPrice(fields: TicketFields, facts: TicketFacts, say: Say): Decimal | null {
  const { base } = facts.instrument;
  if (fields.unit === 'base') return null;
  return bestPrice(fields, facts) ?? say('stop', 'size', t('There is no price to work out {{ base }} from: type the size in {{ base }}.', { base }));
}
