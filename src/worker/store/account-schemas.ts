import * as v from 'valibot';
import type { Position, PositionSize } from '../../domain/account/position';
import type { Order, RefusedChange, TermChange } from '../../domain/order/order';
import { ORDER_STATES } from '../../domain/order/order-state';
import { AMENDABLE } from '../../domain/order/terms';
import { fillSchema, newOrderSchema, venuePositionSchema } from './account-event-schema';
import { amendmentSchema, currencySchema, decimalSchema, instrumentSchema, termsSchema, timeSchema } from './order-schemas';

/** A schema for each field, and for no other: what gains a field does not compile until it has one here. */
export type SchemasOf<T> = { readonly [Field in keyof T]-?: v.GenericSchema };

const words = v.pipe(v.string(), v.maxLength(1_000));
const change = v.exactOptional(v.strictObject({ at: timeSchema, to: decimalSchema }));

export const orderSchema = v.strictObject({
  ...newOrderSchema.entries,
  asked: termsSchema,
  venueId: v.nullable(v.pipe(v.string(), v.maxLength(80))),
  isLogged: v.boolean(),
  isSent: v.boolean(),
  sentAt: v.exactOptional(timeSchema),
  placedAt: v.exactOptional(timeSchema),
  acknowledgedAt: v.exactOptional(timeSchema),
  isWorking: v.boolean(),
  workingAt: v.exactOptional(timeSchema),
  triggeredAt: v.nullable(timeSchema),
  waitsFrom: change,
  trailing: v.nullable(v.strictObject({ peak: decimalSchema, stop: decimalSchema })),
  changes: v.strictObject({ size: change, price: change, trigger: change } satisfies SchemasOf<Order['changes']>),
  termChanges: v.exactOptional(
    v.array(v.strictObject({ term: v.picklist(AMENDABLE), at: timeSchema, to: decimalSchema } satisfies SchemasOf<TermChange>)),
  ),
  refusedChange: v.nullable(v.strictObject({ at: timeSchema, change: amendmentSchema, reason: words } satisfies SchemasOf<RefusedChange>)),
  fills: v.array(fillSchema),
  filled: decimalSchema,
  told: v.exactOptional(decimalSchema),
  end: v.nullable(v.strictObject({ kind: v.picklist(['cancelled', 'expired', 'rejected', 'gone']), at: timeSchema, reason: words })),
  doubt: v.nullable(words),
  changedAt: timeSchema,
  state: v.picklist(ORDER_STATES),
} satisfies SchemasOf<Order>);

const basisSchema = v.strictObject({ size: decimalSchema, cost: decimalSchema } satisfies SchemasOf<Position['basis']>);

export const positionSchema = v.strictObject({
  instrument: instrumentSchema,
  size: decimalSchema,
  cost: decimalSchema,
  basis: basisSchema,
  realised: decimalSchema,
  fees: decimalSchema,
  funding: v.exactOptional(decimalSchema),
  soldUnbought: decimalSchema,
  venue: v.exactOptional(venuePositionSchema),
  byFills: v.exactOptional(v.strictObject({ size: decimalSchema, cost: decimalSchema, basis: basisSchema } satisfies SchemasOf<PositionSize>)),
} satisfies SchemasOf<Position>);

export const positionsSchema = v.map(instrumentSchema, positionSchema);
export const amountsSchema = v.map(currencySchema, decimalSchema);
