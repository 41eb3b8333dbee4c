import * as v from 'valibot';
import { MOST_LEVERAGE } from '../../domain/account/account-event';
import { isAccountId } from '../../domain/account/account-id';
import { isDecimal } from '../../domain/decimal';
import { isInstrumentId } from '../../domain/instrument';
import { ORDER_TYPES, TIMES_IN_FORCE } from '../../domain/order/terms';

export const timeSchema = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));
/** Only in its one spelling: two texts for one amount would be two amounts to whoever compares them. */
export const decimalSchema = v.custom<string>((text) => typeof text === 'string' && isDecimal(text), 'no plain decimal');
export const notNegativeSchema = v.pipe(
  decimalSchema,
  v.check((text) => !text.startsWith('-'), 'an amount below 0'),
);
export const positiveSchema = v.pipe(
  notNegativeSchema,
  v.check((text) => text !== '0', 'an amount of nothing'),
);
export const currencySchema = v.pipe(v.string(), v.regex(/^[A-Z0-9.]{1,20}$/));
export const accountSchema = v.custom<string>((id) => typeof id === 'string' && isAccountId(id), 'no account');
export const instrumentSchema = v.custom<string>((id) => typeof id === 'string' && isInstrumentId(id), 'no instrument');

/** Amounts by currency. */
export const balancesSchema = v.pipe(
  v.record(currencySchema, decimalSchema),
  v.check((balances) => Object.keys(balances).length <= 40, 'too many currencies'),
  v.check((balances) => Object.values(balances).every((amount) => !amount.startsWith('-')), 'a balance below 0'),
);

export const termsSchema = v.strictObject({
  instrument: instrumentSchema,
  side: v.picklist(['buy', 'sell']),
  type: v.picklist(ORDER_TYPES),
  size: decimalSchema,
  price: v.nullable(decimalSchema),
  trigger: v.nullable(decimalSchema),
  triggerOn: v.exactOptional(v.literal('mark')),
  trail: v.nullable(v.strictObject({ unit: v.picklist(['price', 'percent']), distance: decimalSchema })),
  tif: v.picklist(TIMES_IN_FORCE),
  expiresAt: v.nullable(timeSchema),
  postOnly: v.boolean(),
  reduceOnly: v.boolean(),
  hidden: v.boolean(),
  displayed: v.exactOptional(decimalSchema),
});

export const amendmentSchema = v.strictObject({
  size: v.exactOptional(decimalSchema),
  price: v.exactOptional(decimalSchema),
  trigger: v.exactOptional(decimalSchema),
});

export const ROLES = ['oco', 'entry', 'take-profit', 'stop-loss', 'rung'] as const;
export const GROUPS = ['oco', 'bracket', 'scaled'] as const;
/** Those that a page may name. */
export const ORIGINS = ['ticket', 'book', 'chart', 'hotkey', 'panel', 'ladder', 'palette'] as const;

export const leverageSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_LEVERAGE));

/** What a page may ask a new paper book to begin with. */
export const openingSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('spot'), label: v.pipe(v.string(), v.maxLength(200)), balances: balancesSchema }),
  v.strictObject({
    kind: v.literal('margin'),
    label: v.pipe(v.string(), v.maxLength(200)),
    collateral: currencySchema,
    amount: notNegativeSchema,
    leverage: leverageSchema,
  }),
]);
