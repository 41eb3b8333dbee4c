import { type Instrument, type InstrumentId, instrumentId, pairLabel, type VenueId } from '../../domain/instrument';

/** Rows shown at a time: nobody reads more, and all of them are in the document. */
export const MOST_MATCHES = 60;

/** Letters and figures only, upper case: `btc/usd`, `BTC-USD` and `btcusd` are one. */
const plain = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Among pairs that fit alike, those that most people mean come first. */
const USUAL_QUOTES = ['USD', 'USDT', 'EUR', 'BTC', 'ETH'];
function quotePlace(quote: string): number {
  const place = USUAL_QUOTES.indexOf(quote);
  return place < 0 ? USUAL_QUOTES.length : place;
}

/** How well a pair fits what was typed, lower is better. Undefined: not at all. */
function rank(instrument: Instrument, typed: string): number | undefined {
  const { base, quote, settle } = instrument;
  const whole = plain(base + quote);
  const perp = settle === undefined ? 0 : 1;
  if (typed === '' || whole === typed) return perp;
  if (plain(base) === typed) return 2 + perp;
  if (whole.startsWith(typed)) return 4 + perp;
  if (plain(quote).startsWith(typed)) return 6 + perp;
  return whole.includes(typed) || plain(pairLabel(instrument.id)).includes(typed) ? 8 + perp : undefined;
}

/** Pairs that fit, best first, usual quotes before others, and in their own order among equals. */
export function matchPairs(instruments: readonly Instrument[], typed: string): readonly Instrument[] {
  const wanted = plain(typed);
  return instruments
    .map((instrument, at) => ({ instrument, at, rank: rank(instrument, wanted) }))
    .filter((match): match is typeof match & { rank: number } => match.rank !== undefined)
    .sort((a, b) => a.rank - b.rank || quotePlace(a.instrument.quote) - quotePlace(b.instrument.quote) || a.at - b.at)
    .slice(0, MOST_MATCHES)
    .map((match) => match.instrument);
}

/** The pair that a text spells out, `BASE/QUOTE`, at a venue. Undefined where it spells none. */
export function spelledPair(typed: string, venue: VenueId): InstrumentId | undefined {
  const found = /^\s*([A-Z0-9.]{1,20})\s*[/-]\s*([A-Z0-9.]{1,20})\s*$/i.exec(typed);
  const [base, quote] = [found?.[1], found?.[2]];
  return base === undefined || quote === undefined ? undefined : instrumentId({ venue, base: base.toUpperCase(), quote: quote.toUpperCase() });
}
