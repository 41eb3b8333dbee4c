import { type Accessor, createComputed, createMemo, createSignal, on } from 'solid-js';
import type { BookView } from '../../../domain/book';
import { type Instrument, type InstrumentId, type PriceRule, parseInstrumentId } from '../../../domain/instrument';
import type { Decimal } from '../../../domain/money';
import { topicKey } from '../../../domain/topic';
import { createInstruments } from '../../pair-search/instruments';
import { createTicker } from '../../shell/ticker';
import { venueOf } from '../../shell/venue-name';
import { createTopic, useSeconds } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { typedAmount } from '../../trading/typed-amount';
import { boughtFor } from './estimate';
import { type Quotes, quotesOf } from './quotes';
import { partOf, percentSize, steppedSize } from './size-sums';
import { roundToTick, stepPrice } from './tick-step';
import { FRESH_FIELDS, type Reading, readTicket, SIZE_DECIMALS, type TicketFields } from './ticket-form';
import { recall, remember } from './ticket-memory';

/** What most venues do, where this one has not said. */
const USUAL_RULE: PriceRule = { kind: 'significant', digits: 5, maxDecimals: 8 };

/** The fields of the ticket and what follows from them at this moment. */
export interface Ticket {
  readonly fields: Accessor<TicketFields>;
  set(change: Partial<TicketFields>): void;
  readonly reading: Accessor<Reading>;
  readonly quotes: Accessor<Quotes>;
  readonly book: Accessor<BookView | null>;
  readonly isBookLive: Accessor<boolean>;
  readonly rule: Accessor<PriceRule>;
  /** Free to spend on this side, and its currency. */
  readonly available: Accessor<Decimal | null>;
  readonly currency: Accessor<string>;
  readonly base: Accessor<string>;
  readonly quote: Accessor<string>;
  stepPrice(ticks: number): void;
  stepSize(steps: number): void;
  /** Size to so many per cent of what is available. */
  takePercent(percent: Decimal): void;
  takePrice(price: Decimal): void;
}

export function createTicket(instrument: Accessor<InstrumentId>, account: Account): Ticket {
  const seconds = useSeconds();
  const [fields, setFields] = createSignal<TicketFields>({ ...FRESH_FIELDS, ...pick(recall(instrument())) });
  // Another market: its own size and type, and no price of the old one, before anything is drawn.
  createComputed(
    on(
      [instrument, account.id],
      ([pair]) => {
        setFields((now) => ({ ...FRESH_FIELDS, side: now.side, ...pick(recall(pair)) }));
      },
      { defer: true },
    ),
  );
  const set = (change: Partial<TicketFields>): void => {
    const next = setFields((now) => ({ ...now, ...change }));
    if ('type' in change || 'size' in change || 'unit' in change) remember(instrument(), next);
  };
  const bookTopic = createTopic(() => topicKey({ kind: 'book', instrument: instrument(), precision: 'P0', depth: 100 }));
  const book = (): BookView | null => {
    const data = bookTopic()?.data;
    return data?.kind === 'book' ? data.book : null;
  };
  const { ticker } = createTicker(instrument);
  const quotes = createMemo(() => quotesOf(book(), ticker()), undefined, { equals: sameQuotes });
  const listed = createInstruments(() => venueOf(instrument()));
  const rules = createMemo((): Instrument | null => listed()?.find((one) => one.id === instrument()) ?? null);
  const rule = (): PriceRule => rules()?.priceRule ?? USUAL_RULE;
  const names = createMemo(() => parseInstrumentId(instrument()));
  const currency = (): string => (fields().side === 'buy' ? names()?.quote : names()?.base) ?? '';
  const available = createMemo(
    () => account.view()?.balances.find((balance) => balance.currency === currency())?.available ?? zeroOrUnknown(account),
  );
  const reading = createMemo(() =>
    readTicket(fields(), { instrument: instrument(), rules: rules(), quotes: quotes(), available: available(), now: seconds() }),
  );
  /** The price that a size is worked out with. */
  const priceNow = (): Decimal | null => {
    if (fields().type === 'limit') return typedAmount(fields().price) ?? null;
    return fields().side === 'buy' ? quotes().ask : quotes().bid;
  };
  /** A market buy pays what the book asks, level by level. */
  const marketBuy = (percent: Decimal): Decimal | null => {
    const { type, side, unit } = fields();
    const funds = available();
    const asks = book()?.asks;
    if (type !== 'market' || side !== 'buy' || unit !== 'base' || funds === null || asks === undefined) return null;
    return boughtFor(asks, partOf(funds, percent), SIZE_DECIMALS);
  };
  return {
    fields,
    set,
    reading,
    quotes,
    book,
    isBookLive: () => bookTopic()?.status.state === 'live',
    rule,
    available,
    currency,
    base: () => names()?.base ?? '',
    quote: () => names()?.quote ?? '',
    stepPrice: (ticks) => {
      const from = typedAmount(fields().price) ?? (fields().side === 'buy' ? quotes().bid : quotes().ask) ?? quotes().last;
      if (from !== null) set({ price: stepPrice(rule(), from, ticks) });
    },
    stepSize: (steps) => set({ size: steppedSize(fields().size, steps, rules()?.minSize) }),
    takePercent: (percent) => {
      const size = marketBuy(percent) ?? percentSize(percent, { available: available(), price: priceNow(), fields: fields() });
      if (size !== null) set({ size });
    },
    takePrice: (price) => set({ price: roundToTick(rule(), price, fields().side === 'buy' ? 'down' : 'up'), type: 'limit' }),
  };
}

const pick = ({ type, size, unit }: Pick<TicketFields, 'type' | 'size' | 'unit'>): Pick<TicketFields, 'type' | 'size' | 'unit'> => ({
  type,
  size,
  unit,
});

/** An account that is there and does not name a currency has none of it. */
const zeroOrUnknown = (account: Account): Decimal | null => (account.view() === null ? null : ('0' as Decimal));

const sameQuotes = (a: Quotes, b: Quotes): boolean => a.bid === b.bid && a.ask === b.ask && a.last === b.last;
