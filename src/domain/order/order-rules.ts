/** What an instrument and an order's own type allow. Nothing is corrected here: a complaint says what to enter. */
import type { AccountInfo } from '../account/account-event';
import { figure, utcWords } from '../figure';
import type { Instrument, PriceRule } from '../instrument';
import { add, compare, type Decimal, decimalsOf, isPositive, parseDecimal, powerOfTen, significantDigitsOf } from '../money';
import type { VenueMs } from '../units';
import { mostDecimals, roundPrice, roundSize, sizeDecimals } from './grid';
import { checkIceberg } from './iceberg-rules';
import { TYPE_WORDS } from './order-texts';
import { isConditional, type OrderTerms, type OrderType } from './terms';

export type OrderRule =
  | 'missing'
  /** A term that its type has no use for. */
  | 'unused'
  | 'not-positive'
  | 'too-small'
  | 'too-large'
  /** More digits than the instrument takes. */
  | 'digits'
  | 'limit-behind-trigger'
  | 'trail-whole'
  | 'post-only'
  | 'tif'
  | 'expiry-past'
  | 'hidden'
  | 'iceberg'
  | 'reduce-only';

export interface Complaint {
  readonly rule: OrderRule;
  /** Of the ticket; null: of the whole order. */
  readonly field: 'size' | 'price' | 'trigger' | 'trail' | 'tif' | 'displayed' | null;
  /** An order with an error cannot be placed. */
  readonly severity: 'error' | 'warning';
  /** What is wrong, with its figure and the limit, and what to do. */
  readonly words: string;
}

/** All that speaks against these terms in an account of that kind, errors first. `now` is on the venue's clock. */
export function checkTerms(terms: OrderTerms, instrument: Instrument, now: VenueMs, kind: AccountInfo['kind'] = 'spot'): readonly Complaint[] {
  const all = [...checkSize(terms, instrument), ...checkPrices(terms, instrument), ...checkTrail(terms, instrument), ...checkLife(terms, now)];
  const found = [...all, ...checkFlags(terms, instrument, kind), ...checkIceberg(terms, instrument)];
  return [...found.filter((one) => one.severity === 'error'), ...found.filter((one) => one.severity === 'warning')];
}

const error = (rule: OrderRule, field: Complaint['field'], words: string): Complaint => ({ rule, field, severity: 'error', words });
const warning = (rule: OrderRule, field: Complaint['field'], words: string): Complaint => ({ rule, field, severity: 'warning', words });

function checkSize({ size }: OrderTerms, instrument: Instrument): Complaint[] {
  const { base } = instrument;
  const least = parseDecimal(instrument.minSize ?? '');
  const largest = parseDecimal(instrument.maxSize ?? '');
  if (!isPositive(size))
    return [error('not-positive', 'size', `The size is ${figure(size)} ${base}. Enter more than 0, for example ${least ?? '1'}.`)];
  const found: Complaint[] = [];
  const decimals = sizeDecimals(instrument);
  if (decimalsOf(size) > decimals) {
    const below = roundSize(size, instrument);
    const choice = either(below, add(below, powerOfTen(-decimals)));
    found.push(
      error('digits', 'size', `The size ${figure(size)} ${base} has ${decimalsOf(size)} decimals; this market takes ${decimals}. ${choice}`),
    );
  }
  if (least !== undefined && compare(size, least) < 0) {
    found.push(error('too-small', 'size', `The size ${figure(size)} ${base} is below the smallest order, ${figure(least)}. Enter ${least} or more.`));
  }
  if (largest !== undefined && compare(size, largest) > 0) {
    found.push(
      error('too-large', 'size', `The size ${figure(size)} ${base} is above the largest order, ${figure(largest)}. Enter ${largest} or less.`),
    );
  }
  return found;
}

const HAS_PRICE: ReadonlySet<OrderType> = new Set(['limit', 'stop-limit']);
const HAS_TRIGGER: ReadonlySet<OrderType> = new Set(['stop', 'stop-limit', 'take-profit']);
const NAMES = { price: 'limit price', trigger: 'trigger price' } as const;
const SUBJECTS = { price: 'The limit price', trigger: 'The trigger price' } as const;

function checkPrices(terms: OrderTerms, instrument: Instrument): Complaint[] {
  const prices = (['price', 'trigger'] as const).flatMap((field) => {
    const value = terms[field];
    const isUsed = (field === 'price' ? HAS_PRICE : HAS_TRIGGER).has(terms.type);
    const isOptional = field === 'trigger' && terms.type === 'trailing-stop';
    if (isOptional && value !== null) return checkPrice(field, value, instrument, 'The start price');
    if (isUsed) return value === null ? [missing(field, terms.type)] : checkPrice(field, value, instrument);
    return value === null ? [] : [unused(field, terms.type, figure(value))];
  });
  return [...prices, ...checkBehind(terms), ...checkSource(terms)];
}

const missing = (field: 'price' | 'trigger', type: OrderType): Complaint =>
  error('missing', field, `A ${TYPE_WORDS[type]} order needs a ${NAMES[field]}. Enter one, or choose another type.`);

const unused = (field: 'price' | 'trigger', type: OrderType, shown: string): Complaint =>
  error('unused', field, `A ${TYPE_WORDS[type]} order has no ${NAMES[field]}, and ${shown} is set. Clear it, or choose another type.`);

function checkSource({ type, triggerOn }: OrderTerms): Complaint[] {
  if (triggerOn === undefined || isConditional({ type })) return [];
  const words = `A ${TYPE_WORDS[type]} order does not wait for a price, and the ${triggerOn} price is set to trigger it. Clear it, or choose another type.`;
  return [error('unused', 'trigger', words)];
}

function checkPrice(field: 'price' | 'trigger', value: Decimal, { priceRule, quote }: Instrument, name: string = SUBJECTS[field]): Complaint[] {
  if (!isPositive(value)) return [error('not-positive', field, `${name} is ${figure(value)} ${quote}. Enter one above 0.`)];
  const below = roundPrice(value, priceRule, 'down');
  if (below === value) return [];
  const choice = either(below, roundPrice(value, priceRule, 'up'));
  return [error('digits', field, `${name} ${figure(value)} ${quote} has ${tooMany(value, priceRule)}. ${choice}`)];
}

function tooMany(value: Decimal, rule: PriceRule): string {
  if (rule.kind === 'significant' && significantDigitsOf(value) > rule.digits) {
    return `${significantDigitsOf(value)} significant digits; this market takes ${rule.digits}`;
  }
  return `${decimalsOf(value)} decimals; this market takes ${mostDecimals(rule)}`;
}

/** The allowed neighbours: 0 is none. */
const either = (below: Decimal, above: Decimal): string => (isPositive(below) ? `Enter ${below} or ${above}.` : `Enter ${above}.`);

function checkBehind({ type, side, price, trigger }: OrderTerms): Complaint[] {
  if (type !== 'stop-limit' || price === null || trigger === null) return [];
  const isBehind = side === 'buy' ? compare(price, trigger) < 0 : compare(price, trigger) > 0;
  if (!isBehind) return [];
  const words =
    side === 'buy'
      ? `The limit ${figure(price)} is below the trigger ${figure(trigger)}, so it may wait unfilled once triggered. Enter ${trigger} or more to fill at once.`
      : `The limit ${figure(price)} is above the trigger ${figure(trigger)}, so it may wait unfilled once triggered. Enter ${trigger} or less to fill at once.`;
  return [warning('limit-behind-trigger', 'price', words)];
}

function checkTrail({ type, trail }: OrderTerms, { priceRule, quote }: Instrument): Complaint[] {
  if (type !== 'trailing-stop') {
    if (trail === null) return [];
    return [
      error(
        'unused',
        'trail',
        `A ${TYPE_WORDS[type]} order has no distance, and ${figure(trail.distance)} is set. Clear it, or choose a trailing stop.`,
      ),
    ];
  }
  if (trail === null) return [error('missing', 'trail', `A trailing stop needs a distance. Enter one in ${quote} or per cent.`)];
  const { unit, distance } = trail;
  const shown = `The distance ${figure(distance)} ${unit === 'percent' ? '%' : quote}`;
  if (!isPositive(distance)) return [error('not-positive', 'trail', `${shown} is none. Enter one above 0.`)];
  if (unit === 'percent') {
    return compare(distance, HUNDRED) < 0 ? [] : [error('trail-whole', 'trail', `${shown} reaches a price of 0 or less. Enter less than 100.`)];
  }
  const most = mostDecimals(priceRule);
  if (decimalsOf(distance) <= most) return [];
  const below = roundPrice(distance, { kind: 'decimals', decimals: most }, 'down');
  return [
    error(
      'digits',
      'trail',
      `${shown} has ${decimalsOf(distance)} decimals; this market takes ${most}. ${either(below, add(below, powerOfTen(-most)))}`,
    ),
  ];
}
const HUNDRED = '100' as Decimal;

function checkLife({ type, tif, expiresAt }: OrderTerms, now: VenueMs): Complaint[] {
  const name = TYPE_WORDS[type];
  if (tif !== 'GTD') {
    const stray =
      expiresAt === null ? [] : [error('unused', 'tif', `${tif} has no end date, and ${utcWords(expiresAt)} is set. Clear it, or choose GTD.`)];
    const isInstant = tif === 'IOC' || tif === 'FOK';
    if (!isInstant || type === 'limit' || type === 'market') return stray;
    return [...stray, error('tif', 'tif', `A ${name} order waits for its price, and ${tif} does not wait. Choose GTC or GTD.`)];
  }
  if (type === 'market') return [error('tif', 'tif', 'A market order fills at once and has no end date. Choose GTC.')];
  if (expiresAt === null) return [error('missing', 'tif', 'A GTD order needs the time at which it ends. Enter one, or choose GTC.')];
  if (expiresAt > now) return [];
  return [error('expiry-past', 'tif', `The order would have ended at ${utcWords(expiresAt)}, and it is ${utcWords(now)}. Enter a later time.`)];
}

function checkFlags({ type, tif, postOnly, reduceOnly, hidden }: OrderTerms, { settle, base }: Instrument, kind: AccountInfo['kind']): Complaint[] {
  const found: Complaint[] = [];
  const isInstant = type === 'market' || tif === 'IOC' || tif === 'FOK';
  if (postOnly && type !== 'limit') {
    found.push(error('post-only', null, `Post-only is for limit orders; a ${TYPE_WORDS[type]} order takes from the book. Turn it off.`));
  } else if (postOnly && isInstant) {
    found.push(error('post-only', null, `Post-only waits in the book, and ${tif} does not wait. Turn it off, or choose GTC.`));
  }
  if (hidden && isInstant) {
    found.push(warning('hidden', null, 'This order does not wait in the book, so there is nothing to hide.'));
  } else if (hidden && postOnly) {
    found.push(warning('hidden', null, 'A hidden order is charged the taker fee although it is post-only. Turn one of them off if the fee matters.'));
  }
  if (reduceOnly && settle === undefined && kind === 'spot') {
    found.push(
      error(
        'reduce-only',
        null,
        `Reduce-only belongs to perpetuals and accounts on margin: in a spot account there is only the ${base} you have. Turn it off.`,
      ),
    );
  }
  return found;
}
