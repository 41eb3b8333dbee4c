import { type Accessor, createComputed, createMemo, createSignal, on } from 'solid-js';
import type { BookView } from '../../../domain/book';
import { type Instrument, type InstrumentId, parseInstrumentId } from '../../../domain/instrument';
import { type Decimal, isZero, ZERO } from '../../../domain/money';
import { affordable } from '../../../domain/order/book-walk';
import { roundPrice, sizeDecimals, stepPrice } from '../../../domain/order/grid';
import { readPositive } from '../../../domain/order/typed-number';
import { topicKey } from '../../../domain/topic';
import { createInstruments } from '../../pair-search/instruments';
import { createTicker } from '../../shell/ticker';
import { venueOf } from '../../shell/venue-name';
import { createTopic, useSeconds } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { currencyDecimals } from '../../trading/currency';
import { type Quotes, quotesOf } from './quotes';
import { partOf, spendingSize, steppedSize } from './size-sums';
import { FRESH_FIELDS, type Reading, readTicket, type TicketFields } from './ticket-form';
import { type Remembered, recall, remember } from './ticket-memory';

/** The fields of the ticket and what follows from them at this moment. */
export interface Ticket {
  readonly fields: Accessor<TicketFields>;
  set(change: Partial<TicketFields>): void;
  readonly reading: Accessor<Reading>;
  readonly quotes: Accessor<Quotes>;
  readonly instrument: Accessor<Instrument>;
  /** Why the book that orders are priced from cannot be trusted just now; null: it can. */
  readonly bookTrouble: Accessor<string | null>;
  /** Free to spend on this side. Null: not known. */
  readonly available: Accessor<Decimal | null>;
  readonly payCurrency: Accessor<string>;
  stepPrice(ticks: number): void;
  stepSize(steps: number): void;
  /** Size to so many per cent of what is available. */
  takePercent(percent: Decimal): void;
  /** A price of the market, brought to one that an order may have: away from the market where it stands between two. */
  takePrice(price: Decimal): void;
  takeSize(size: Decimal): void;
}

/** What most venues do, where this one lists no such pair. */
const UNLISTED: Pick<Instrument, 'priceRule'> = { priceRule: { kind: 'significant', digits: 5, maxDecimals: 8 } };

export function createTicket(id: Accessor<InstrumentId>, account: Account): Ticket {
  const seconds = useSeconds();
  const [fields, setFields] = createSignal<TicketFields>({ ...FRESH_FIELDS, ...rememberedOf(recall(id())) });
  // Another market: its own size and type, and no price of the old one, before anything is drawn.
  createComputed(
    on([id, account.id], ([pair]) => setFields(({ side }) => ({ ...FRESH_FIELDS, side, ...rememberedOf(recall(pair)) })), { defer: true }),
  );
  const set = (change: Partial<TicketFields>): void => {
    const next = setFields((now) => ({ ...now, ...change }));
    if ('type' in change || 'size' in change || 'unit' in change) remember(id(), next);
  };
  const bookTopic = createTopic(() => topicKey({ kind: 'book', instrument: id(), precision: 'P0', depth: 100 }));
  const book = createMemo((): BookView | null => {
    const data = bookTopic()?.data;
    return data?.kind === 'book' ? data.book : null;
  });
  const { ticker } = createTicker(id);
  const quotes = createMemo(() => quotesOf(book(), ticker()), undefined, { equals: sameQuotes });
  const listed = createInstruments(() => venueOf(id()));
  const instrument = createMemo(
    (): Instrument =>
      listed()?.find((one) => one.id === id()) ?? {
        id: id(),
        venue: venueOf(id()),
        base: parseInstrumentId(id())?.base ?? '',
        quote: parseInstrumentId(id())?.quote ?? '',
        ...UNLISTED,
      },
  );
  const payCurrency = (): string => (fields().side === 'buy' ? instrument().quote : instrument().base);
  const available = createMemo((): Decimal | null => {
    const view = account.view();
    // An account that is there and does not name a currency has none of it.
    return view === null ? null : (view.balances.find((balance) => balance.currency === payCurrency())?.available ?? ZERO);
  });
  const funding = createMemo(() => {
    const view = account.view();
    return view === null ? null : { balances: view.balances, fees: view.info.fees };
  });
  const reading = createMemo(() =>
    readTicket(fields(), { instrument: instrument(), quotes: quotes(), book: book(), account: funding(), now: seconds() }),
  );
  const typedPrice = (): Decimal | null => {
    const read = readPositive(fields().price);
    return read.ok ? read.value : null;
  };
  const marketPrice = (): Decimal | null => (fields().side === 'buy' ? quotes().ask : quotes().bid);
  const spending = (percent: Decimal): Decimal | null => {
    const { type, side, unit } = fields();
    const all = available();
    if (all === null) return null;
    const funds = partOf(all, percent);
    const baseDecimals = sizeDecimals(instrument());
    const now = book();
    // A market buy pays what the book asks, level by level.
    if (type === 'market' && side === 'buy' && unit === 'base' && now !== null) return affordable(now, funds, baseDecimals);
    const price = type === 'limit' ? typedPrice() : marketPrice();
    return spendingSize({ funds, price, fields: fields(), baseDecimals, quoteDecimals: currencyDecimals(instrument().quote) });
  };
  return {
    fields,
    set,
    reading,
    quotes,
    instrument,
    bookTrouble: () => {
      const status = bookTopic()?.status;
      return status?.state === 'live' ? null : (status?.reason ?? 'nothing has come of it yet');
    },
    available,
    payCurrency,
    stepPrice: (ticks) => {
      const from = typedPrice() ?? quotes()[fields().side === 'buy' ? 'bid' : 'ask'] ?? quotes().last;
      if (from !== null) set({ price: stepPrice(from, instrument().priceRule, ticks) });
    },
    stepSize: (steps) => set({ size: steppedSize(fields().size, steps, fields().unit === 'base' ? instrument().minSize : '1') }),
    takePercent: (percent) => {
      // Without a price in the field the market's own is meant.
      const quote = marketPrice();
      if (fields().type === 'limit' && fields().price.trim() === '' && quote !== null) set({ price: quote });
      const size = spending(percent);
      if (size !== null) set({ size: isZero(size) ? '' : size });
    },
    takePrice: (price) => set({ type: 'limit', price: roundPrice(price, instrument().priceRule, fields().side === 'buy' ? 'down' : 'up') }),
    takeSize: (size) => set({ unit: 'base', size }),
  };
}

const rememberedOf = ({ type, size, unit }: Remembered): Remembered => ({ type, size, unit });

const sameQuotes = (a: Quotes, b: Quotes): boolean => a.bid === b.bid && a.ask === b.ask && a.last === b.last;
