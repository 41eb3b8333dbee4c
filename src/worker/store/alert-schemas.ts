import * as v from 'valibot';
import { type Alert, type AlertHappening, type AlertTerms, LONGEST_NOTE } from '../../domain/alert/alert';
import { PATTERNS } from '../../domain/alert/candle-patterns';
import {
  AVERAGES,
  BAND_PASSES,
  CROSSINGS,
  MOST_BARS,
  MOST_DEVIATIONS,
  MOST_WINDOW_MS,
  ORDER_HAPPENINGS,
  SIDES,
  VOLUME_INTERVALS,
} from '../../domain/alert/condition';
import { INTERVALS } from '../../domain/candle';
import type { AlertCommand } from '../protocol/alerts-view';
import type { SchemasOf } from './account-schemas';
import { instrumentSchema, notNegativeSchema, positiveSchema, timeSchema } from './order-schemas';

const MOST_PERCENT = 1_000;
const MOST_COOL_DOWN_MS = 30 * 24 * 3_600_000;

const upTo = (most: number) =>
  v.pipe(
    positiveSchema,
    v.check((text) => Number(text) <= most, `more than ${most}`),
  );
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const cross = v.picklist(CROSSINGS);
const interval = v.picklist(INTERVALS);
const bars = whole(2, MOST_BARS);

const conditionSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('price'), cross, price: positiveSchema }),
  v.strictObject({ kind: v.literal('move'), percent: upTo(MOST_PERCENT), windowMs: whole(10_000, MOST_WINDOW_MS) }),
  v.strictObject({ kind: v.literal('spread'), percent: upTo(MOST_PERCENT) }),
  v.strictObject({ kind: v.literal('volume'), interval: v.picklist(VOLUME_INTERVALS), times: upTo(MOST_PERCENT), bars }),
  v.strictObject({ kind: v.literal('close'), interval, side: v.picklist(SIDES), price: positiveSchema }),
  v.strictObject({ kind: v.literal('average'), average: v.picklist(AVERAGES), interval, bars, cross }),
  v.strictObject({
    kind: v.literal('rsi'),
    interval,
    bars,
    level: v.pipe(
      notNegativeSchema,
      v.check((text) => Number(text) <= 100, 'more than 100'),
    ),
    cross,
  }),
  v.pipe(
    v.strictObject({ kind: v.literal('macd'), interval, fast: bars, slow: bars, signal: bars, cross }),
    v.check(({ fast, slow }) => fast < slow, 'fast must be less than slow'),
  ),
  v.strictObject({ kind: v.literal('bands'), interval, bars, deviations: upTo(MOST_DEVIATIONS), pass: v.picklist(BAND_PASSES) }),
  v.pipe(
    v.strictObject({ kind: v.literal('averages'), average: v.picklist(AVERAGES), interval, fast: bars, slow: bars, cross }),
    v.check(({ fast, slow }) => fast < slow, 'fast must be less than slow'),
  ),
  v.strictObject({ kind: v.literal('pattern'), interval, pattern: v.picklist(PATTERNS) }),
  v.strictObject({ kind: v.literal('order'), happened: v.pipe(v.array(v.picklist(ORDER_HAPPENINGS)), v.minLength(1), v.maxLength(6)) }),
  v.strictObject({ kind: v.literal('loss'), afterMs: whole(5_000, 3_600_000) }),
]);

const note = v.pipe(v.string(), v.maxLength(LONGEST_NOTE));
const terms = {
  instrument: instrumentSchema,
  condition: conditionSchema,
  coolDownMs: v.nullable(whole(1_000, MOST_COOL_DOWN_MS)),
  expiresAt: v.nullable(timeSchema),
  note,
} satisfies SchemasOf<AlertTerms>;
export const alertTermsSchema = v.strictObject(terms);

const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));
const value = v.pipe(v.string(), v.maxLength(300));
const place = v.picklist([-1, 0, 1]);

export const alertSchema = v.strictObject({
  ...terms,
  id,
  createdAt: timeSchema,
  isOn: v.boolean(),
  snoozedUntil: v.nullable(timeSchema),
  firedAt: v.nullable(timeSchema),
  firedWith: v.nullable(value),
  place: v.nullable(place),
} satisfies SchemasOf<Alert>);

export const happeningSchema = v.strictObject({
  alert: id,
  at: timeSchema,
  what: v.picklist(['fired', 'passed', 'test']),
  value,
  instrument: instrumentSchema,
  condition: conditionSchema,
  note,
} satisfies SchemasOf<AlertHappening>);

const commandSchema = v.variant('do', [
  v.strictObject({ do: v.literal('read') }),
  v.strictObject({ do: v.literal('add'), terms: alertTermsSchema }),
  v.strictObject({ do: v.literal('change'), id, terms: alertTermsSchema }),
  v.strictObject({ do: v.literal('turn'), id, isOn: v.boolean() }),
  v.strictObject({ do: v.literal('snooze'), id, until: v.nullable(timeSchema) }),
  v.strictObject({ do: v.literal('remove'), id }),
  v.strictObject({ do: v.literal('test'), id }),
  v.strictObject({ do: v.literal('clear-log') }),
]);

/** What a page asks; undefined where it is nothing that can be asked. */
export function readAlertCommand(asked: unknown): AlertCommand | undefined {
  const read = v.safeParse(commandSchema, asked);
  // The schema proves the numbers; their units (a compile-time brand) follow from the places they stand in.
  return read.success ? (read.output as unknown as AlertCommand) : undefined;
}
