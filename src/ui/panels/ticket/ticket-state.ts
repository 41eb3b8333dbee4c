import { type Accessor, createComputed, createMemo, createSignal, on, untrack } from 'solid-js';
import { isLiveId } from '../../../domain/account/account-id';
import type { BookView } from '../../../domain/book';
import { type Instrument, type InstrumentId, parseInstrumentId } from '../../../domain/instrument';
import { type Decimal, isPositive, isZero, multiply, round, ZERO } from '../../../domain/money';
import { affordable } from '../../../domain/order/book-walk';
import { roundPrice, roundSize, sizeDecimals, stepPrice } from '../../../domain/order/grid';
import { freeMargin, largestAtMarket, largestOnMargin, type MarginStanding } from '../../../domain/order/margin-preview';
import { readPositive } from '../../../domain/order/typed-number';
import { topicKey } from '../../../domain/topic';
import { createInstruments } from '../../pair-search/instruments';
import { createTicker } from '../../shell/ticker';
import { venueOf } from '../../shell/venue-name';
import { createTopic, useSeconds } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { currencyDecimals } from '../../trading/currency';
import { marginStanding, venueStanding } from '../../trading/margin-holding';
import { createMarks } from '../../trading/marks';
import { say } from '../../words/say';
import { t } from '../../words/t';
import { riskWhyNot } from './choices';
import { type Quotes, quotesOf } from './quotes';
import { partOf, sizePrice, spendingSize, steppedSize } from './size-sums';
import { FRESH_FIELDS, isPriceField, type NumberName, numbersOf, priceFieldOf, type TicketFields } from './ticket-fields';
import { type Reading, readTicket } from './ticket-form';
import type { TicketOf } from './ticket-left';
import { type Remembered, recall, remember } from './ticket-memory';

/** The fields of the ticket and what follows from them at this moment. */
export interface Ticket {
  readonly fields: Accessor<TicketFields>;
  /** Whose the fields are: as the ticket goes, the page may show another pair already. */
  of(): TicketOf;
  set(change: Partial<TicketFields>): void;
  readonly reading: Accessor<Reading>;
  readonly quotes: Accessor<Quotes>;
  readonly instrument: Accessor<Instrument>;
  /** Why the book that orders are priced from cannot be trusted just now; null: it can. */
  readonly bookTrouble: Accessor<string | null>;
  /** Free to spend on this side. Null: not known. */
  readonly available: Accessor<Decimal | null>;
  readonly payCurrency: Accessor<string>;
  readonly isOnMargin: Accessor<boolean>;
  /** False: only the venue knows them, and all that is reckoned is before fees. */
  readonly areFeesKnown: Accessor<boolean>;
  /** An exchange keeps the account. */
  readonly isLive: Accessor<boolean>;
  /** Prices by ticks, sizes by smallest orders. */
  step(name: NumberName, steps: number): void;
  /** The user is at this field: prices of the market go there. */
  aim(name: NumberName): void;
  /** Size to so many per cent of what is available. */
  takePercent(percent: Decimal): void;
  /** A price of the market, brought to one that an order may have: away from the market where it stands between two. Answers where it went. */
  takePrice(price: Decimal): NumberName;
  takeSize(size: Decimal): void;
}

/** What most venues do, where this one lists no such pair. */
const UNLISTED: Pick<Instrument, 'priceRule'> = { priceRule: { kind: 'significant', digits: 5, maxDecimals: 8 } };

/** `begun`: what the fields begin with; null: anew. */
export function createTicket(id: Accessor<InstrumentId>, account: Account, begun: TicketFields | null): Ticket {
  const seconds = useSeconds();
  let of = untrack((): TicketOf => ({ instrument: id(), account: account.id() }));
  const [fields, setFields] = createSignal<TicketFields>(begun ?? { ...FRESH_FIELDS, ...rememberedOf(recall(of.instrument)) });
  // Another market: its own size and type, and no price of the old one, before anything is drawn.
  createComputed(
    on(
      [id, account.id],
      ([pair, owner]) => {
        of = { instrument: pair, account: owner };
        setFields(({ side }) => ({ ...FRESH_FIELDS, side, ...rememberedOf(recall(pair)) }));
      },
      { defer: true },
    ),
  );
  const set = (change: Partial<TicketFields>): void => {
    const next = setFields((now) => possible({ ...now, ...change }));
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
  const marks = createMarks(account.view, () => venueOf(id()));
  const margin = createMemo(() => {
    const view = account.view();
    return view === null ? null : marginStanding(view, marks());
  });
  const atVenue = createMemo(() => {
    const view = account.view();
    return view === null ? null : venueStanding(view);
  });
  const payCurrency = (): string => {
    const { base, quote, settle = quote } = instrument();
    if (atVenue() !== null) return settle;
    return margin()?.holding.info.collateral ?? (fields().side === 'buy' ? quote : base);
  };
  const available = createMemo((): Decimal | null => {
    const view = account.view();
    const standing = margin();
    if (standing !== null) return freeMargin(standing);
    // An account that is there and does not name a currency has none of it.
    const balance = view?.balances.find(({ currency }) => currency === payCurrency());
    return view === null || balance?.isAvailableUnknown ? null : (balance?.available ?? ZERO);
  });
  // An exchange takes its fees by the level of its customer, and tells them with the fills.
  const areFeesKnown = (): boolean => account.view()?.live === null;
  const isLive = (): boolean => isLiveId(account.id());
  const funding = createMemo(() => {
    const view = account.view();
    return view === null ? null : { ...view, fees: areFeesKnown() ? view.info.fees : null, margin: margin(), atVenue: atVenue(), isLive: isLive() };
  });
  const reading = createMemo(() =>
    readTicket(fields(), { instrument: instrument(), quotes: quotes(), book: book(), account: funding(), now: seconds() }),
  );
  const typed = (name: NumberName): Decimal | null => {
    const read = readPositive(fields()[name]);
    return read.ok ? read.value : null;
  };
  const [aimed, aim] = createSignal<NumberName | null>(null);
  /** The field that a price of the market goes to: where the user is, if prices are typed there. */
  const target = (): NumberName | null => {
    const at = aimed();
    const isPrice = at !== null && numbersOf(fields()).includes(at) && isPriceField(at, fields());
    return isPrice ? at : priceFieldOf(fields().type);
  };
  const marketPrice = (): Decimal | null => (fields().side === 'buy' ? quotes().ask : quotes().bid);
  /** So many per cent of what the free margin allows. */
  const onMargin = (standing: MarginStanding, percent: Decimal): Decimal | null => {
    const { type, side, unit } = fields();
    const [now, own] = [book(), priceFieldOf(type) === null ? null : sizePrice(fields(), typed, instrument())];
    const price = own ?? marketPrice();
    if (price === null) return null;
    const largest =
      type === 'market' && now !== null ? largestAtMarket(side, now, instrument(), standing) : largestOnMargin(side, price, instrument(), standing);
    if (largest === null) return null;
    const size = roundSize(partOf(largest, percent), instrument());
    return unit === 'base' ? size : round(multiply(size, price), currencyDecimals(instrument().quote), 'down');
  };
  const spending = (percent: Decimal): Decimal | null => {
    const { type, side, unit } = fields();
    const all = available();
    if (all === null) return null;
    const funds = partOf(all, percent);
    const baseDecimals = sizeDecimals(instrument());
    const now = book();
    const standing = margin();
    if (standing !== null) return onMargin(standing, percent);
    const price = priceFieldOf(type) === null ? marketPrice() : sizePrice(fields(), typed, instrument());
    const quoteDecimals = currencyDecimals(instrument().quote);
    // What is lent for more only its venue knows: both sides take what is free, at its value.
    if (atVenue() !== null) return spendingSize({ funds, price, fields: { side: 'buy', unit }, baseDecimals, quoteDecimals });
    // A market buy pays what the book asks, level by level.
    if (type === 'market' && side === 'buy' && unit === 'base' && now !== null) return affordable(now, funds, baseDecimals);
    return spendingSize({ funds, price, fields: fields(), baseDecimals, quoteDecimals });
  };
  const ticket: Ticket = {
    fields,
    of: () => of,
    set,
    reading,
    quotes,
    instrument,
    bookTrouble: () => {
      const status = bookTopic()?.status;
      if (status?.state === 'live') return null;
      return status?.reason == null ? t('nothing has come of it yet') : say(status.reason);
    },
    available,
    payCurrency,
    isOnMargin: () => margin() !== null || atVenue() !== null,
    areFeesKnown,
    isLive,
    aim,
    step: (name, steps) => {
      const { unit, trailUnit, exitUnit, side } = fields();
      if (name === 'size') set({ size: steppedSize(fields().size, steps, unit === 'base' ? instrument().minSize : '1') });
      else if (name === 'displayed') set({ displayed: steppedSize(fields().displayed, steps, instrument().minSize) });
      else if (name === 'trail') set({ trail: steppedSize(fields().trail, steps, trailUnit === 'percent' ? '0.1' : '1') });
      else if (!isPriceField(name, fields()))
        set({ [name]: steppedSize(fields()[name], steps, (exitUnit === 'percent' || exitUnit === 'r') && name !== 'rungs' ? '0.1' : '1') });
      else {
        const from = typed(name) ?? quotes()[side === 'buy' ? 'bid' : 'ask'] ?? quotes().last;
        if (from !== null) set({ [name]: stepPrice(from, instrument().priceRule, steps) });
      }
    },
    takePercent: (percent) => {
      // Without a price in the field the market's own is meant.
      const own = priceFieldOf(fields().type);
      const quote = marketPrice();
      if (own !== null && fields()[own].trim() === '' && quote !== null) set({ [own]: quote });
      if (fields().unit === 'risk') set({ unit: 'base' });
      const size = spending(percent);
      if (size !== null) set({ size: isZero(size) ? '' : size });
      // What holds back more than its price says, a trailing buy, gets what there is.
      const { preview } = reading();
      const most = preview === null || preview.isAffordable ? null : preview.largest;
      if (most !== null && isPositive(most)) set({ unit: 'base', size: roundSize(partOf(most, percent), instrument()) });
    },
    takePrice: (price) => {
      const at: NumberName = target() ?? 'price';
      const rounded = roundPrice(price, instrument().priceRule, fields().side === 'buy' ? 'down' : 'up');
      // A type without a price has none to fill: with one it is a limit order.
      set({ ...(target() === null ? { type: 'limit' } : {}), [at]: rounded });
      return at;
    },
    takeSize: (size) => set({ unit: 'base', size }),
  };
  return ticket;
}

/** A size by risk means nothing to an order without a stop of its own. */
const possible = (fields: TicketFields): TicketFields =>
  fields.unit === 'risk' && riskWhyNot(fields) !== null ? { ...fields, unit: 'base', size: '' } : fields;

const rememberedOf = ({ type, size, unit }: Remembered): Remembered => ({ type, size, unit });

const sameQuotes = (a: Quotes, b: Quotes): boolean => a.bid === b.bid && a.ask === b.ask && a.last === b.last;
