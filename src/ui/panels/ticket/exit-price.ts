/** One exit of a bracket, from what is typed to a price that an order may have. */
import { absolute, add, compare, type Decimal, decimalsOf, isPositive, multiply, negate, subtract } from '../../../domain/money';
import { type Deal, exitAtTimes, exitAway, exitFor } from '../../../domain/order/exits';
import { roundPrice, tickAt } from '../../../domain/order/grid';
import type { Side } from '../../../domain/units';
import { figure } from '../../format/decimal';
import { type Text, t } from '../../words/t';
import { readNumberField } from './read-fields';
import { exitUnitOf, type Say, type TicketFields } from './ticket-fields';
import type { TicketFacts } from './ticket-form';

export type Way = 'profit' | 'loss';

/** What an exit is reckoned from. */
export interface ExitGround {
  readonly deal: Deal;
  /** What money is reckoned with: base units, and what all of it would fill at on average; null: the size is not known. */
  readonly whole: { readonly size: Decimal; readonly filled: Deal } | null;
  /** What R counts from; null: there is none, or it could not be read, and that was said. */
  readonly stop: Decimal | null;
}

/** Why one on the wrong side of the entry cannot be: on which side it must stand, by the side of the order. */
const WRONG = {
  profit: {
    buy: 'The take-profit {{ price }} is not above the entry {{ entry }}: there is no profit there.',
    sell: 'The take-profit {{ price }} is not below the entry {{ entry }}: there is no profit there.',
  },
  loss: {
    buy: 'The stop {{ price }} is not below the entry {{ entry }}: it would close at once.',
    sell: 'The stop {{ price }} is not above the entry {{ entry }}: it would close at once.',
  },
} as const satisfies Readonly<Record<Way, Readonly<Record<Side, Text>>>>;

/** Where what was typed ends between two allowed prices. Steps are wider where a price has more whole digits, so ticks can as well. */
const OFF_GRID = {
  percent: '{{ count }} % from the entry {{ entry }} ends at {{ exact }}, between two allowed prices: it stands at {{ price }}.',
  ticks: '{{ count }} ticks of {{ tick }} end at {{ exact }}, between two allowed prices: it stands at {{ price }}.',
  r: '{{ count }} R of {{ risk }} ends at {{ exact }}, between two allowed prices: it stands at {{ price }}.',
  profit: 'A gain of {{ count }} {{ quote }} ends between the allowed prices {{ low }} and {{ high }}: it stands at {{ price }}.',
  loss: 'A loss of {{ count }} {{ quote }} ends between the allowed prices {{ low }} and {{ high }}: it stands at {{ price }}.',
} as const satisfies Readonly<Record<'percent' | 'ticks' | 'r' | Way, Text>>;

/** On the grid: a gain is never less than was asked for, a loss never more. A price is left as it was typed. */
export function exitPrice(fields: TicketFields, way: Way, ground: ExitGround, { instrument, quotes }: TicketFacts, say: Say): Decimal | null {
  const { deal, whole, stop } = ground;
  const { side, entry } = deal;
  const { priceRule, quote } = instrument;
  const unit = exitUnitOf(way, fields);
  const typed = readNumberField(fields, way, { price: quotes.last ?? undefined, percent: '2', ticks: '50', r: '2', money: '100' }[unit], say);
  if (typed === null) return null;
  const count = figure(typed);
  const tick = tickAt(entry, priceRule);
  const signed = way === 'profit' ? typed : negate(typed);
  const upward = side === 'buy' ? signed : negate(signed);
  const reckon = (): Decimal | null => {
    if (unit === 'price') return typed;
    if (unit === 'percent') return exitAway(entry, upward);
    if (unit === 'r') return stop === null ? say('stop', way, noStop(fields, count)) : exitAtTimes(entry, stop, typed);
    if (unit === 'money')
      return whole === null
        ? say('stop', way, t('Where so many {{ quote }} are gained or lost depends on the size: type that as well.', { quote }))
        : exitFor(whole.filled, whole.size, signed);
    return decimalsOf(typed) > 0
      ? say('stop', way, t('{{ count }} ticks are not possible. Type a whole number.', { count }))
      : add(entry, multiply(upward, tick));
  };
  const exact = reckon();
  if (exact === null) return null;
  if (!isPositive(exact))
    return say('stop', way, t('There is no price above 0 so far from the entry {{ entry }}. Type less.', { entry: figure(entry) }));
  const price = unit === 'price' ? exact : roundPrice(exact, priceRule, side === 'buy' ? 'up' : 'down');
  const isBeyond = side === 'buy' ? compare(price, entry) > 0 : compare(price, entry) < 0;
  const isRight = compare(price, entry) !== 0 && isBeyond === (way === 'profit');
  if (!isRight) return say('stop', way, t(WRONG[way][side], { price: figure(price), entry: figure(entry) }));
  if (unit !== 'price' && compare(price, exact) !== 0)
    say(
      'note',
      way,
      t(OFF_GRID[unit === 'money' ? way : unit], {
        count,
        quote,
        tick: figure(tick),
        risk: figure(absolute(subtract(entry, stop ?? entry))),
        entry: figure(entry),
        exact: figure(exact),
        low: figure(roundPrice(exact, priceRule, 'down')),
        high: figure(roundPrice(exact, priceRule, 'up')),
        price: figure(price),
      }),
    );
  return price;
}

/** Why R cannot be counted. */
const noStop = ({ loss }: TicketFields, count: string): string =>
  loss.trim() === ''
    ? t('R is the way from the entry to the stop, and there is none. Type where it stands.')
    : t('{{ count }} R cannot be reckoned before the stop is right.', { count });
