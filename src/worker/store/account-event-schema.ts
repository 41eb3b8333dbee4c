import * as v from 'valibot';
import type { AccountEvent, Held, PositionTold, VenuePosition } from '../../domain/account/account-event';
import type { SchemasOf } from './account-schemas';
import {
  accountSchema,
  amendmentSchema,
  balancesSchema,
  currencySchema,
  decimalSchema,
  GROUPS,
  instrumentSchema,
  leverageSchema,
  notNegativeSchema,
  ORIGINS,
  positiveSchema,
  ROLES,
  termsSchema,
  timeSchema,
} from './order-schemas';

const words = v.pipe(v.string(), v.maxLength(1_000));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
export const newOrderSchema = v.strictObject({
  id: name,
  account: accountSchema,
  origin: v.picklist([...ORIGINS, 'liquidation', 'elsewhere']),
  group: v.nullable(v.strictObject({ id: name, kind: v.picklist(GROUPS), role: v.picklist(ROLES) })),
  createdAt: timeSchema,
  clientId: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  forced: v.exactOptional(v.strictObject({ mark: decimalSchema, equity: decimalSchema, maintenance: decimalSchema })),
  terms: termsSchema,
});

export const fillSchema = v.strictObject({
  id: name,
  order: name,
  at: timeSchema,
  price: positiveSchema,
  size: positiveSchema,
  fee: decimalSchema,
  feeCurrency: currencySchema,
  isFeeUnknown: v.exactOptional(v.literal(true)),
  liquidity: v.picklist(['maker', 'taker']),
  cause: v.nullable(
    v.variant('kind', [
      v.strictObject({ kind: v.literal('level'), shown: decimalSchema, left: decimalSchema }),
      v.strictObject({
        kind: v.literal('queue'),
        trade: v.pipe(v.string(), v.maxLength(80)),
        traded: decimalSchema,
        ahead: decimalSchema,
        displayed: v.exactOptional(decimalSchema),
      }),
      v.strictObject({ kind: v.literal('crossed'), shown: decimalSchema, displayed: v.exactOptional(decimalSchema) }),
    ]),
  ),
});

export const fundingSchema = v.strictObject({
  at: timeSchema,
  instrument: instrumentSchema,
  period: timeSchema,
  rate: decimalSchema,
  mark: decimalSchema,
  size: decimalSchema,
  paid: decimalSchema,
});

const orderEvent = v.variant('kind', [
  v.strictObject({ kind: v.literal('logged'), at: timeSchema }),
  v.strictObject({ kind: v.literal('sent'), at: timeSchema }),
  v.strictObject({ kind: v.literal('acknowledged'), at: timeSchema, venueId: name }),
  v.strictObject({ kind: v.literal('working'), at: timeSchema, market: v.exactOptional(decimalSchema) }),
  v.strictObject({ kind: v.literal('triggered'), at: timeSchema, price: decimalSchema }),
  v.strictObject({ kind: v.literal('trailed'), at: timeSchema, peak: decimalSchema, stop: decimalSchema }),
  v.strictObject({ kind: v.literal('amended'), at: timeSchema, change: amendmentSchema }),
  v.strictObject({ kind: v.literal('amend-refused'), at: timeSchema, change: amendmentSchema, reason: words }),
  v.strictObject({ kind: v.literal('filled'), at: timeSchema, fill: fillSchema }),
  v.strictObject({ kind: v.literal('progress'), at: timeSchema, filled: notNegativeSchema }),
  v.strictObject({ kind: v.picklist(['cancelled', 'expired', 'rejected', 'gone']), at: timeSchema, reason: words }),
  v.strictObject({ kind: v.literal('doubted'), at: timeSchema, reason: words }),
]);

const commonInfo = {
  id: accountSchema,
  feed: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,23}$/)),
  label: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  fees: v.strictObject({ maker: decimalSchema, taker: decimalSchema }),
  latencyMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60_000)),
};

/** What an account is. */
export const infoSchema = v.variant('kind', [
  v.strictObject({ ...commonInfo, kind: v.literal('spot') }),
  v.strictObject({ ...commonInfo, kind: v.literal('margin'), collateral: currencySchema, leverage: leverageSchema, maintenanceRate: decimalSchema }),
  v.strictObject({ ...commonInfo, kind: v.literal('venue-margin') }),
]);

/** What a venue says of a position. */
export const venuePositionSchema = v.strictObject({
  size: decimalSchema,
  price: decimalSchema,
  funding: decimalSchema,
  liquidation: v.nullable(decimalSchema),
  leverage: v.nullable(decimalSchema),
} satisfies SchemasOf<VenuePosition>);

const schema = v.variant('kind', [
  v.strictObject({ kind: v.literal('opened'), at: timeSchema, info: infoSchema, balances: balancesSchema }),
  v.strictObject({
    kind: v.literal('placed'),
    at: timeSchema,
    order: newOrderSchema,
    reserved: notNegativeSchema,
    isHeld: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({ kind: v.literal('reserved'), at: timeSchema, id: name, reserved: notNegativeSchema }),
  v.strictObject({ kind: v.literal('order'), at: timeSchema, id: name, event: orderEvent, reserved: notNegativeSchema }),
  v.strictObject({ kind: v.literal('funding'), ...fundingSchema.entries }),
  v.strictObject({
    kind: v.literal('held'),
    at: timeSchema,
    balances: v.record(currencySchema, v.strictObject({ total: decimalSchema, available: v.nullable(decimalSchema) } satisfies SchemasOf<Held>)),
  }),
  v.strictObject({
    kind: v.literal('position'),
    at: timeSchema,
    instrument: instrumentSchema,
    told: v.nullable(venuePositionSchema),
    isSettled: v.boolean(),
  } satisfies SchemasOf<PositionTold>),
  v.strictObject({ kind: v.literal('covered'), at: timeSchema, amount: decimalSchema }),
]);

/** What a record of a journal says; undefined where it is not a whole and sane event: storage can be torn or tampered with. */
export function readAccountEvent(value: unknown): AccountEvent | undefined {
  const read = v.safeParse(schema, value);
  // The schema proves texts and numbers; their brands follow from the places they stand in.
  return read.success ? (read.output as unknown as AccountEvent) : undefined;
}
