declare const unit: unique symbol;
/** A number that mixes only with its own kind. The brand exists at compile time only. */
type Unit<Name extends string> = number & { readonly [unit]: Name };

/** Quote per base, the double that the wire's text parsed to: `String(price)` gives that text back. Never rounded on the way. */
export type Price = Unit<'Price'>;
/** Base quantity, never negative: the side carries the direction. */
export type Size = Unit<'Size'>;
/** Milliseconds since the Unix epoch on the venue's clock. */
export type VenueMs = Unit<'VenueMs'>;
/** Milliseconds since the Unix epoch on this machine's clock. */
export type LocalMs = Unit<'LocalMs'>;

export type Side = 'buy' | 'sell';
