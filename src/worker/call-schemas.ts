import * as v from 'valibot';
import type { CallSchemas } from './guarded-endpoint';
import type { EngineApi } from './protocol/engine-api';
import { LINK_MODES } from './protocol/link-state';
import { settingsChangeSchema } from './store/settings';

/** A full watchlist follows a ticker and a row of candles for each of its 200 pairs. */
const MOST_TOPICS = 1_000;
const venue = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,23}$/));
const key = v.pipe(v.string(), v.maxLength(120));
const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));

/** The shape of each call's arguments: whatever else a page sends does not reach the engine. */
export const CALL_SCHEMAS = {
  hello: v.strictTuple([v.pipe(v.number(), v.integer())]),
  follow: v.strictTuple([v.pipe(v.array(key), v.maxLength(MOST_TOPICS))]),
  connect: v.strictTuple([venue]),
  disconnect: v.strictTuple([venue]),
  retryNow: v.strictTuple([venue]),
  setMode: v.strictTuple([venue, v.picklist(LINK_MODES)]),
  refresh: v.strictTuple([venue]),
  history: v.strictTuple([key, time]),
  instruments: v.strictTuple([venue]),
  changeSettings: v.strictTuple([settingsChangeSchema]),
  metrics: v.strictTuple([]),
} satisfies Record<keyof EngineApi, CallSchemas[string]>;
