import { add, type Decimal, divide, fromDouble } from '../../domain/money';
import type { VenueMs } from '../../domain/units';
import type { Sight } from './sight';

/** A mark that its venue has not repeated for so long is none. Bitfinex repeats them at least every few seconds. */
const SILENT_MS = 60_000;
const TWO = '2' as Decimal;
const MARK_DECIMALS = 12;

/**
 * What positions of one instrument are valued at: the venue's own mark of a perpetual, else half way between the best
 * prices shown. Whether these are live is for others to know. Null: there is none.
 */
export class Mark {
  private venue: { readonly price: number; readonly at: VenueMs } | null = null;

  constructor(private readonly sight: Sight) {}

  /** The venue's word. */
  told(price: number | null, at: VenueMs): void {
    this.venue = price === null ? null : { price, at };
  }

  exact(at: VenueMs): Decimal | null {
    const own = this.own(at);
    if (own !== null) return fromDouble(own);
    const { bids, asks } = this.sight;
    if (bids.length === 0 || asks.length === 0) return null;
    return divide(add(fromDouble(bids.prices[0] as number), fromDouble(asks.prices[0] as number)), TWO, MARK_DECIMALS, 'half-even');
  }

  /** The same in the market's own numbers, for a quick look at every tick. */
  rough(at: VenueMs): number | null {
    const own = this.own(at);
    if (own !== null) return own;
    const { bids, asks } = this.sight;
    return bids.length === 0 || asks.length === 0 ? null : ((bids.prices[0] as number) + (asks.prices[0] as number)) / 2;
  }

  private own(at: VenueMs): number | null {
    return this.venue !== null && at - this.venue.at <= SILENT_MS ? this.venue.price : null;
  }
}
