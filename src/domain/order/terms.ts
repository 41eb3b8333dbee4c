import type { InstrumentId } from '../instrument';
import type { Decimal } from '../money';
import type { Side, VenueMs } from '../units';

export const ORDER_TYPES = ['limit', 'market', 'stop', 'stop-limit', 'take-profit', 'trailing-stop'] as const;
/** `stop` and `take-profit` become market orders when triggered, `stop-limit` a limit order. */
export type OrderType = (typeof ORDER_TYPES)[number];

export const TIMES_IN_FORCE = ['GTC', 'IOC', 'FOK', 'GTD'] as const;
export type TimeInForce = (typeof TIMES_IN_FORCE)[number];

/** What sets an order off that waits for a price: trades, or the price that its venue values positions at. */
export const TRIGGER_SOURCES = ['trade', 'mark'] as const;
export type TriggerSource = (typeof TRIGGER_SOURCES)[number];

/** How far a trailing stop follows its peak: quote units, or per cent of the peak. */
export interface Trail {
  readonly unit: 'price' | 'percent';
  readonly distance: Decimal;
}

/** What an order asks for. Null where its type has no such term. */
export interface OrderTerms {
  readonly instrument: InstrumentId;
  readonly side: Side;
  readonly type: OrderType;
  /** Base units, above 0. */
  readonly size: Decimal;
  /** Limit of a `limit` and a `stop-limit`. */
  readonly price: Decimal | null;
  /** Price that starts a `stop`, `stop-limit` or `take-profit`; a `trailing-stop` follows from there on, and at once without one. */
  readonly trigger: Decimal | null;
  /** Absent: trades set it off. */
  readonly triggerOn?: Exclude<TriggerSource, 'trade'>;
  readonly trail: Trail | null;
  readonly tif: TimeInForce;
  /** End of a `GTD`. */
  readonly expiresAt: VenueMs | null;
  /** Refused rather than filled at once. */
  readonly postOnly: boolean;
  /** Never opens or turns a position: cut to what closes it. */
  readonly reduceOnly: boolean;
  /** Not shown in the venue's book. */
  readonly hidden: boolean;
  /** Base units of it that stand in the venue's book at a time: an iceberg. Absent: all of it. */
  readonly displayed?: Decimal;
}

/** The parts of an order that may change while it works. */
export interface Amendment {
  readonly size?: Decimal;
  readonly price?: Decimal;
  readonly trigger?: Decimal;
}

export const AMENDABLE = ['size', 'price', 'trigger'] as const satisfies readonly (keyof Amendment)[];

/** The term that says so. */
export const triggeredOn = (source: TriggerSource): Pick<OrderTerms, 'triggerOn'> => (source === 'trade' ? {} : { triggerOn: source });
export const triggerSource = ({ triggerOn }: Pick<OrderTerms, 'triggerOn'>): TriggerSource => triggerOn ?? 'trade';

/** Terms that wait for a price before anything can fill. */
export const isConditional = (terms: Pick<OrderTerms, 'type'>): boolean => terms.type !== 'limit' && terms.type !== 'market';

/** It goes off at its trigger and above; else at it and below. A stop waits for the price to go against its owner, a take-profit for the other way. */
export const isUpward = ({ side, type }: Pick<OrderTerms, 'side' | 'type'>): boolean => (side === 'buy') !== (type === 'take-profit');
