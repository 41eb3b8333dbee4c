import * as v from 'valibot';
import { type AccountEvent, MOST_LEVERAGE } from '../../domain/account/account-event';
import { isAccountId } from '../../domain/account/account-id';
import { isDecimal } from '../../domain/decimal';
import { isInstrumentId } from '../../domain/instrument';
import { ORDER_TYPES, TIMES_IN_FORCE } from '../../domain/order/terms';

const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));
/** Only in its one spelling: two texts for one amount would be two amounts to whoever compares them. */
const decimal = v.custom<string>((text) => typeof text === 'string' && isDecimal(text), 'no plain decimal');
const words = v.pipe(v.string(), v.maxLength(1_000));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
const currency = v.pipe(v.string(), v.regex(/^[A-Z0-9.]{1,20}$/));
const account = v.custom<string>((id) => typeof id === 'string' && isAccountId(id), 'no account');
const instrument = v.custom<string>((id) => typeof id === 'string' && isInstrumentId(id), 'no instrument');

/** Amounts by currency. */
export const balancesSchema = v.pipe(
  v.record(currency, decimal),
  v.check((balances) => Object.keys(balances).length <= 40, 'too many currencies'),
  v.check((balances) => Object.values(balances).every((amount) => !amount.startsWith('-')), 'a balance below 0'),
);

export const termsSchema = v.strictObject({
  instrument,
  side: v.picklist(['buy', 'sell']),
  type: v.picklist(ORDER_TYPES),
  size: decimal,
  price: v.nullable(decimal),
  trigger: v.nullable(decimal),
  trail: v.nullable(v.strictObject({ unit: v.picklist(['price', 'percent']), distance: decimal })),
  tif: v.picklist(TIMES_IN_FORCE),
  expiresAt: v.nullable(time),
  postOnly: v.boolean(),
  reduceOnly: v.boolean(),
  hidden: v.boolean(),
});

export const amendmentSchema = v.strictObject({
  size: v.exactOptional(decimal),
  price: v.exactOptional(decimal),
  trigger: v.exactOptional(decimal),
});

export const ROLES = ['oco', 'entry', 'take-profit', 'stop-loss', 'rung'] as const;
export const GROUPS = ['oco', 'bracket', 'scaled'] as const;
/** Those that a page may name. */
export const ORIGINS = ['ticket', 'book', 'chart', 'hotkey', 'panel'] as const;

export const newOrderSchema = v.strictObject({
  id: name,
  account,
  origin: v.picklist([...ORIGINS, 'liquidation']),
  group: v.nullable(v.strictObject({ id: name, kind: v.picklist(GROUPS), role: v.picklist(ROLES) })),
  createdAt: time,
  forced: v.exactOptional(v.strictObject({ mark: decimal, equity: decimal, maintenance: decimal })),
  terms: termsSchema,
});

const fill = v.strictObject({
  id: name,
  order: name,
  at: time,
  price: decimal,
  size: decimal,
  fee: decimal,
  feeCurrency: currency,
  liquidity: v.picklist(['maker', 'taker']),
  cause: v.nullable(
    v.variant('kind', [
      v.strictObject({ kind: v.literal('level'), shown: decimal, left: decimal }),
      v.strictObject({ kind: v.literal('queue'), trade: v.pipe(v.string(), v.maxLength(80)), traded: decimal, ahead: decimal }),
      v.strictObject({ kind: v.literal('crossed'), shown: decimal }),
    ]),
  ),
});

const orderEvent = v.variant('kind', [
  v.strictObject({ kind: v.literal('logged'), at: time }),
  v.strictObject({ kind: v.literal('sent'), at: time }),
  v.strictObject({ kind: v.literal('acknowledged'), at: time, venueId: name }),
  v.strictObject({ kind: v.literal('working'), at: time }),
  v.strictObject({ kind: v.literal('triggered'), at: time, price: decimal }),
  v.strictObject({ kind: v.literal('trailed'), at: time, peak: decimal, stop: decimal }),
  v.strictObject({ kind: v.literal('amended'), at: time, change: amendmentSchema }),
  v.strictObject({ kind: v.literal('amend-refused'), at: time, change: amendmentSchema, reason: words }),
  v.strictObject({ kind: v.literal('filled'), at: time, fill }),
  v.strictObject({ kind: v.picklist(['cancelled', 'expired', 'rejected']), at: time, reason: words }),
  v.strictObject({ kind: v.literal('doubted'), at: time, reason: words }),
]);

const commonInfo = {
  id: account,
  feed: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,23}$/)),
  label: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  fees: v.strictObject({ maker: decimal, taker: decimal }),
  latencyMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60_000)),
};

const leverage = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_LEVERAGE));

/** What an account is. */
export const infoSchema = v.variant('kind', [
  v.strictObject({ ...commonInfo, kind: v.literal('spot') }),
  v.strictObject({ ...commonInfo, kind: v.literal('margin'), collateral: currency, leverage, maintenanceRate: decimal }),
]);

/** What a page may ask a new paper book to begin with. */
export const openingSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('spot'), label: v.pipe(v.string(), v.maxLength(200)), balances: balancesSchema }),
  v.strictObject({
    kind: v.literal('margin'),
    label: v.pipe(v.string(), v.maxLength(200)),
    collateral: currency,
    amount: v.pipe(
      decimal,
      v.check((amount) => !amount.startsWith('-'), 'an amount below 0'),
    ),
    leverage,
  }),
]);

const schema = v.variant('kind', [
  v.strictObject({ kind: v.literal('opened'), at: time, info: infoSchema, balances: balancesSchema }),
  v.strictObject({ kind: v.literal('placed'), at: time, order: newOrderSchema, reserved: decimal }),
  v.strictObject({ kind: v.literal('reserved'), at: time, id: name, reserved: decimal }),
  v.strictObject({ kind: v.literal('order'), at: time, id: name, event: orderEvent, reserved: decimal }),
  v.strictObject({ kind: v.literal('funding'), at: time, instrument, period: time, rate: decimal, mark: decimal, size: decimal, paid: decimal }),
  v.strictObject({ kind: v.literal('covered'), at: time, amount: decimal }),
]);

/** What a record of a journal says; undefined where it is not a whole and sane event: storage can be torn or tampered with. */
export function readAccountEvent(value: unknown): AccountEvent | undefined {
  const read = v.safeParse(schema, value);
  // The schema proves texts and numbers; their brands follow from the places they stand in.
  return read.success ? (read.output as unknown as AccountEvent) : undefined;
}

/** Of what events carry, for the records that follow from them. */
export { account as accountSchema, currency as currencySchema, decimal as decimalSchema, fill as fillSchema, instrument as instrumentSchema };
