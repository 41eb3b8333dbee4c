import * as v from 'valibot';
import { isAccountId } from '../domain/account/account-id';
import { type InstrumentId, isInstrumentId } from '../domain/instrument';
import { isSet } from '../domain/order/order-set';
import { LIMITS_PRESETS } from '../domain/risk/limits-preset';
import { TROUBLES } from '../domain/trouble';
import type { CallSchemas } from './guarded-endpoint';
import type { EngineApi } from './protocol/engine-api';
import { LINK_MODES } from './protocol/link-state';
import { MOST_PAST, SPANS } from './protocol/past';
import { TROUBLE_SECONDS } from './protocol/trouble-view';
import { VAULT_CALLS, type VaultApi } from './protocol/vault-api';
import { amendmentSchema, balancesSchema, GROUPS, ORIGINS, openingSchema, ROLES, termsSchema } from './store/order-schemas';
import { settingsChangeSchema } from './store/settings';

/** A full watchlist follows a ticker and a row of candles for each of its 200 pairs. */
const MOST_TOPICS = 1_000;
/** A working day. */
const MOST_ARMED_MINUTES = 12 * 60;
/** Characters: each of the most alerts with the longest note. */
const LONGEST_ALERT_FILE = 500_000;
const venue = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,23}$/));
const key = v.pipe(v.string(), v.maxLength(120));
const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));

const account = v.custom<string>((id) => typeof id === 'string' && isAccountId(id), 'no account');
const orderId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,80}$/));
const instrument = v.custom<InstrumentId>((id) => typeof id === 'string' && isInstrumentId(id), 'no instrument');
const side = v.picklist(['buy', 'sell']);
const word = v.pipe(v.string(), v.maxLength(40));
const request = v.pipe(
  v.strictObject({
    account,
    nonce: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
    origin: v.picklist(ORIGINS),
    group: v.nullable(v.picklist(GROUPS)),
    orders: v.pipe(v.array(v.strictObject({ terms: termsSchema, role: v.nullable(v.picklist(ROLES)) })), v.minLength(1), v.maxLength(40)),
    isAnother: v.boolean(),
  }),
  // A set counts as one order among those of a minute.
  v.check(
    ({ group, orders }) =>
      isSet(
        group,
        orders.map(({ role }) => role),
      ),
    'no set of orders',
  ),
);
const scope = v.variant('kind', [
  v.strictObject({ kind: v.literal('order'), id: orderId }),
  v.strictObject({ kind: v.literal('orders'), ids: v.pipe(v.array(orderId), v.minLength(1), v.maxLength(10_000)) }),
  v.strictObject({ kind: v.literal('instrument'), instrument }),
  v.strictObject({ kind: v.literal('side'), instrument, side }),
  v.strictObject({ kind: v.literal('all') }),
]);

const pastQuery = v.strictObject({
  from: time,
  to: time,
  pair: v.nullable(instrument),
  after: v.nullable(v.strictTuple([v.pipe(v.number(), v.finite()), v.union([v.pipe(v.number(), v.finite()), orderId])])),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_PAST)),
});
const resultsQuery = v.strictObject({
  span: v.picklist(SPANS),
  from: time,
  to: time,
  after: v.nullable(v.strictObject({ start: time, scope: v.pipe(v.string(), v.maxLength(120)) })),
});
const equityQuery = v.strictObject({ span: v.picklist(SPANS), from: time, to: time, after: v.nullable(time) });

/** Few come to the vault: it is loaded with the shapes of its calls, and looks at them itself (`vault/checked-calls`). */
const vaultCall = v.pipe(v.array(v.unknown()), v.maxLength(3));

/** The shape of each call's arguments: whatever else a page sends does not reach the engine. */
export const CALL_SCHEMAS = {
  hello: v.strictTuple([v.pipe(v.number(), v.integer())]),
  follow: v.strictTuple([v.pipe(v.array(key), v.maxLength(MOST_TOPICS))]),
  connect: v.strictTuple([venue]),
  disconnect: v.strictTuple([venue]),
  retryNow: v.strictTuple([venue]),
  setMode: v.strictTuple([venue, v.picklist(LINK_MODES)]),
  setMood: v.strictTuple([venue, v.nullable(v.pipe(v.string(), v.regex(/^[a-z-]{1,24}$/)))]),
  makeTrouble: v.strictTuple([v.picklist(TROUBLES), v.nullable(v.picklist(TROUBLE_SECONDS))]),
  endTrouble: v.strictTuple([]),
  refresh: v.strictTuple([venue]),
  history: v.strictTuple([key, time]),
  instruments: v.strictTuple([venue]),
  changeSettings: v.strictTuple([settingsChangeSchema]),
  metrics: v.strictTuple([]),
  submit: v.strictTuple([request]),
  amend: v.strictTuple([account, orderId, amendmentSchema]),
  cancel: v.strictTuple([account, scope]),
  kill: v.strictTuple([account]),
  arm: v.strictTuple([account, v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_ARMED_MINUTES))]),
  disarm: v.strictTuple([account]),
  acknowledge: v.strictTuple([account, orderId]),
  rearm: v.strictTuple([account, word]),
  setLimits: v.strictTuple([account, v.picklist(LIMITS_PRESETS), word]),
  openBook: v.strictTuple([venue, openingSchema]),
  exportBook: v.strictTuple([account]),
  importBook: v.strictTuple([v.instance(Blob)]),
  reopen: v.strictTuple([account, balancesSchema]),
  readAnew: v.strictTuple([account]),
  pastFills: v.strictTuple([account, pastQuery]),
  pastOrders: v.strictTuple([account, pastQuery]),
  results: v.strictTuple([account, resultsQuery]),
  equity: v.strictTuple([account, equityQuery]),
  // As those of the vault: what is loaded with the alerts looks at it (`store/alert-schemas`).
  alert: v.strictTuple([v.record(v.string(), v.unknown())]),
  exportAlerts: v.strictTuple([]),
  importAlerts: v.strictTuple([v.pipe(v.string(), v.maxLength(LONGEST_ALERT_FILE))]),
  ...(Object.fromEntries(VAULT_CALLS.map((name) => [name, vaultCall])) as Record<keyof VaultApi, typeof vaultCall>),
} satisfies Record<keyof EngineApi, CallSchemas[string]>;
