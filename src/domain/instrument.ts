/** A venue's name as it stands in ids: lower case, `bitfinex`, `binance-usdm`, `simulated`. */
export type VenueId = string;

/** `venue:BASE/QUOTE` for spot, `venue:BASE/QUOTE:SETTLE` for a perpetual. Names topics, storage keys, URLs and exports. */
export type InstrumentId = `${string}:${string}/${string}`;

export interface InstrumentParts {
  readonly venue: VenueId;
  /** The user's currency codes (USDT, not UST). */
  readonly base: string;
  readonly quote: string;
  /** The settlement currency; present for perpetuals only. */
  readonly settle?: string;
}

/** How a venue limits the digits of a price. */
export type PriceRule =
  | { readonly kind: 'significant'; readonly digits: number; readonly maxDecimals: number }
  | { readonly kind: 'decimals'; readonly decimals: number };

export interface Instrument extends InstrumentParts {
  readonly id: InstrumentId;
  readonly priceRule: PriceRule;
  /** Smallest and largest order in base units, decimal text; absent = not known, shown as a dash. */
  readonly minSize?: string;
  readonly maxSize?: string;
  /** Decimals that a size in base units may have; absent = 8. */
  readonly sizeDecimals?: number;
  /** Its venue takes orders that show a part of themselves at a time; absent = it does not. */
  readonly hasIceberg?: boolean;
}

const VENUE = /^[a-z][a-z0-9-]{0,23}$/;
const CODE = /^[A-Z0-9.]{1,20}$/;

export function instrumentId(parts: InstrumentParts): InstrumentId {
  const { venue, base, quote, settle } = parts;
  return `${venue}:${base}/${quote}${settle === undefined ? '' : `:${settle}`}`;
}

/** Undefined where the text is no instrument id: it may come from a URL, a file or an exchange. */
export function parseInstrumentId(text: string): InstrumentParts | undefined {
  const [venue, pair, settle, ...rest] = text.split(':');
  const [base, quote, ...more] = pair?.split('/') ?? [];
  if (venue === undefined || base === undefined || quote === undefined) return undefined;
  if (rest.length > 0 || more.length > 0) return undefined;
  if (!VENUE.test(venue) || !CODE.test(base) || !CODE.test(quote)) return undefined;
  if (settle === undefined) return { venue, base, quote };
  return CODE.test(settle) ? { venue, base, quote, settle } : undefined;
}

export const isInstrumentId = (text: string): text is InstrumentId => parseInstrumentId(text) !== undefined;

/** What the user reads: `BTC/USD`, `BTC/USDT perp`. */
export function pairLabel(id: InstrumentId): string {
  const parts = parseInstrumentId(id);
  if (parts === undefined) return id;
  return `${parts.base}/${parts.quote}${parts.settle === undefined ? '' : ' perp'}`;
}

/** How many decimals a price of this size is shown with, so that a column of them aligns. */
export function priceDecimals(rule: PriceRule, price: number): number {
  if (rule.kind === 'decimals') return rule.decimals;
  if (!(price > 0) || !Number.isFinite(price)) return 0;
  const magnitude = Number(price.toExponential().split('e')[1]);
  return Math.min(Math.max(rule.digits - 1 - magnitude, 0), rule.maxDecimals);
}
