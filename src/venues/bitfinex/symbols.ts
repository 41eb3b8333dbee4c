/**
 * Bitfinex symbols and unified instrument ids. No two wire symbols share an id: an id is made of the user's codes
 * only (USDT, never UST), and a wire code that reads like another's user code (`USDT` on the wire) names nothing.
 */
import { type Instrument, type InstrumentId, type InstrumentParts, instrumentId, type PriceRule, parseInstrumentId } from '../../domain/instrument';
import { ALIAS_ROWS, PAIR_ROWS } from './generated/symbol-table';

/** The day the bundled table of pairs was taken, shown to users as "as of". */
export { TABLE_DATE } from './generated/symbol-table';

const VENUE = 'bitfinex';
/** Ends both legs of a perpetual. */
const PERPETUAL = 'F0';
const WIRE = /^[A-Z0-9:._-]{1,24}$/;
const CODE = /^[A-Z0-9.]{1,20}$/;
const PRICE_RULE: PriceRule = { kind: 'significant', digits: 5, maxDecimals: 8 };

const userCodeOf = new Map(ALIAS_ROWS.split(' ').map((row) => row.split('=') as [string, string]));
const wireCodeOf = new Map([...userCodeOf].map(([wire, user]) => [user, wire]));

/** `tBTCUSD`, `tLINK:USD`, `tBTCF0:USTF0`. Undefined for what Bitfinex cannot have. */
export function wireSymbol(id: InstrumentId): string | undefined {
  const parts = parseInstrumentId(id);
  if (parts === undefined) return undefined;
  const suffix = parts.settle === undefined ? '' : PERPETUAL;
  const base = translate(parts.base, wireCodeOf, userCodeOf) + suffix;
  const quote = translate(parts.quote, wireCodeOf, userCodeOf) + suffix;
  const pair = base.length === 3 && quote.length === 3 ? base + quote : `${base}:${quote}`;
  // Other venues, a settlement that is not the quote, a spot id that spells a perpetual: none of them comes back as itself.
  return instrumentOf(pair) === id ? `t${pair}` : undefined;
}

/** Takes a symbol with or without its `t`, and a colon where none is needed. Undefined for what is no trading pair: the text may come from anywhere. */
export function instrumentOf(wire: string): InstrumentId | undefined {
  const parts = partsOf(wire);
  return parts === undefined ? undefined : instrumentId(parts);
}

/** A currency as users write it: `USDT` for `UST`. Undefined for a text that is no currency of its own. */
export const currencyOf = (wire: string): string | undefined => translate(wire, userCodeOf, wireCodeOf) || undefined;
export const wireCurrency = (currency: string): string => translate(currency, wireCodeOf, userCodeOf);

/** What is known of an instrument. One that the table lacks has no sizes. */
export function bitfinexInstrument(id: InstrumentId): Instrument {
  const parts = parseInstrumentId(id);
  return table().get(id) ?? { id, ...(parts ?? { venue: VENUE, base: id, quote: '' }), priceRule: PRICE_RULE };
}

/** The pairs of the bundled table. */
export function bitfinexInstruments(): readonly Instrument[] {
  return [...table().values()];
}

let known: ReadonlyMap<InstrumentId, Instrument> | undefined;

/** Read on first use: a tab that follows one pair does not need it to start. */
function table(): ReadonlyMap<InstrumentId, Instrument> {
  known ??= new Map(
    PAIR_ROWS.split(' ').flatMap((row): [InstrumentId, Instrument][] => {
      const [pair = '', minSize, maxSize] = row.split(',');
      const parts = partsOf(pair);
      if (parts === undefined) return [];
      const id = instrumentId(parts);
      return [[id, { id, ...parts, priceRule: PRICE_RULE, ...(minSize ? { minSize } : {}), ...(maxSize ? { maxSize } : {}) }]];
    }),
  );
  return known;
}

function partsOf(wire: string): InstrumentParts | undefined {
  const pair = wire.startsWith('t') ? wire.slice(1) : wire;
  if (!WIRE.test(pair)) return undefined;
  const legs = pair.includes(':') ? pair.split(':') : pair.length === 6 ? [pair.slice(0, 3), pair.slice(3)] : [];
  const [first, second, ...more] = legs;
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const isPerpetual = first.endsWith(PERPETUAL) && second.endsWith(PERPETUAL) && pair.includes(':');
  const code = (leg: string): string => translate(isPerpetual ? leg.slice(0, -PERPETUAL.length) : leg, userCodeOf, wireCodeOf);
  const base = code(first);
  const quote = code(second);
  if (base === '' || quote === '') return undefined;
  return isPerpetual ? { venue: VENUE, base, quote, settle: quote } : { venue: VENUE, base, quote };
}

/** A code's counterpart, or itself where it has none. Empty for no code, and for one that is only another's counterpart. */
function translate(code: string, to: ReadonlyMap<string, string>, back: ReadonlyMap<string, string>): string {
  return CODE.test(code) ? (to.get(code) ?? (back.has(code) ? '' : code)) : '';
}
