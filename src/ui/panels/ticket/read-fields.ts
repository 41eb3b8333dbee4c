/** Single fields of the ticket, from text to what they mean. What cannot be read is said of its own field. */
import type { Instrument } from '../../../domain/instrument';
import { type Decimal, divide, isPositive, toDouble } from '../../../domain/money';
import { sizeDecimals } from '../../../domain/order/grid';
import { LEAST_RUNGS, MOST_RUNGS } from '../../../domain/order/scaled';
import type { Trail } from '../../../domain/order/terms';
import { readPositive } from '../../../domain/order/typed-number';
import type { VenueMs } from '../../../domain/units';
import { figure } from '../../format/decimal';
import { say as translated } from '../../words/say';
import { type Text, t } from '../../words/t';
import type { Quotes } from './quotes';
import type { NumberName, Say, TicketFields } from './ticket-fields';

const WHEN_EMPTY = {
  price: 'At which price? Type one or take it from the market.',
  trigger: 'At which price does it go off? Type one or take it from the market.',
  start: 'From which price on does it follow? Type one or take it from the market.',
  trail: 'How far does it follow? Type a distance.',
  from: 'Between which prices? Type one end.',
  to: 'Between which prices? Type the other end.',
  rungs: 'How many orders? Type a number.',
  size: 'How much? Type a size or take a part of what is available.',
  profit: 'Where is the profit taken? Type it.',
  displayed: 'How much of it is shown at a time? Type a size.',
  loss: 'Where does the stop stand? Type it.',
} as const satisfies Readonly<Record<NumberName, Text>>;

export function readNumberField(fields: TicketFields, name: NumberName, example: string | undefined, say: Say): Decimal | null {
  if (fields[name].trim() === '') return say('stop', name, t(WHEN_EMPTY[name]));
  const read = readPositive(fields[name], example);
  return read.ok ? read.value : say('stop', name, translated(read.error.words));
}

export const readPriceField = (fields: TicketFields, name: NumberName, quotes: Quotes, say: Say): Decimal | null =>
  readNumberField(fields, name, quotes.last ?? undefined, say);

export function readTrail(fields: TicketFields, say: Say): Trail | null {
  const distance = readNumberField(fields, 'trail', fields.trailUnit === 'percent' ? '1.5' : '100', say);
  return distance === null ? null : { unit: fields.trailUnit, distance };
}

/** Base units, or quote units as they were typed. */
export const readTypedSize = (fields: TicketFields, { minSize }: Instrument, say: Say): Decimal | null =>
  readNumberField(fields, 'size', fields.unit === 'base' ? minSize : '100', say);

/** Base units. `pricedAt`: what a size in the quote currency is worked out from; null: it could not be read, and that was said. */
export function readSize(fields: TicketFields, instrument: Instrument, pricedAt: Decimal | null, say: Say): Decimal | null {
  const { base, quote } = instrument;
  const typed = readTypedSize(fields, instrument, say);
  if (typed === null || fields.unit === 'base') return typed;
  if (pricedAt === null) return null;
  const size = divide(typed, pricedAt, sizeDecimals(instrument), 'down');
  const amount = figure(typed);
  if (!isPositive(size))
    return say('stop', 'size', t('{{ amount }} {{ quote }} buys less than the smallest part of {{ base }}.', { amount, quote, base }));
  say('note', 'size', t('{{ amount }} {{ quote }} is {{ size }} {{ base }}, rounded down.', { amount, quote, size: figure(size), base }));
  return size;
}

export function readRungs(fields: TicketFields, say: Say): number | null {
  const typed = readNumberField(fields, 'rungs', '10', say);
  if (typed === null) return null;
  const count = toDouble(typed);
  if (Number.isInteger(count) && count >= LEAST_RUNGS && count <= MOST_RUNGS) return count;
  return say(
    'stop',
    'rungs',
    t('{{ count }} orders are not possible. Type a whole number from {{ least }} to {{ most }}.', {
      count: figure(typed),
      least: LEAST_RUNGS,
      most: MOST_RUNGS,
    }),
  );
}

export function readUntil(text: string, say: Say): VenueMs | null {
  const at = new Date(text).getTime();
  return text === '' || Number.isNaN(at) ? say('stop', 'until', t('Good till when? Choose its end.')) : (at as VenueMs);
}
