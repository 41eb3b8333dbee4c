import type { InstrumentId } from '../instrument';
import type { LocalMs } from '../units';
import type { AlertCondition } from './condition';
import type { Place } from './price-cross';
import type { Outcome, Sighting } from './sighting';
import { type Memory, stepCondition } from './step-condition';

export type AlertId = string;

/** More than these are not kept at once. */
export const MOST_ALERTS = 200;
export const LONGEST_NOTE = 200;

/** What the user asks for. */
export interface AlertTerms {
  readonly instrument: InstrumentId;
  readonly condition: AlertCondition;
  /** After it fired it says nothing for so long; null: it fires once, and is off then. */
  readonly coolDownMs: number | null;
  /** From then on it is over; null: it stays. */
  readonly expiresAt: LocalMs | null;
  /** For the user's own eyes. */
  readonly note: string;
}

export interface Alert extends AlertTerms {
  readonly id: AlertId;
  readonly createdAt: LocalMs;
  readonly isOn: boolean;
  /** Until then it says nothing, whatever happens; null: it does. */
  readonly snoozedUntil: LocalMs | null;
  readonly firedAt: LocalMs | null;
  /** What fired it last. */
  readonly firedWith: string | null;
  /** Where the price was last seen of its level. It is kept, so that what was passed unseen can be said. */
  readonly place: Place | null;
}

/** What happened to an alert, as the log has it. */
export interface AlertHappening {
  readonly alert: AlertId;
  readonly at: LocalMs;
  /** `test`: the user asked to see what it would be like. */
  readonly what: Outcome['what'] | 'test';
  readonly value: string;
  readonly instrument: InstrumentId;
  readonly condition: AlertCondition;
  readonly note: string;
}

/** `spent`: it fired once, as it was to. */
export type AlertState = 'armed' | 'snoozed' | 'cooling' | 'spent' | 'off' | 'expired';

export function alertState(alert: Alert, now: LocalMs): AlertState {
  if (alert.expiresAt !== null && now >= alert.expiresAt) return 'expired';
  if (!alert.isOn) return alert.coolDownMs === null && alert.firedAt !== null ? 'spent' : 'off';
  if (alert.snoozedUntil !== null && now < alert.snoozedUntil) return 'snoozed';
  const sinceMs = alert.firedAt === null ? null : now - alert.firedAt;
  // A clock that was set back does not hold it up.
  return sinceMs !== null && sinceMs >= 0 && sinceMs < (alert.coolDownMs ?? 0) ? 'cooling' : 'armed';
}

/** It looks at its market, whether it may speak just now or not. */
export const isWatching = (alert: Alert, now: LocalMs): boolean => ['armed', 'snoozed', 'cooling'].includes(alertState(alert, now));

export interface SteppedAlert {
  /** The same object where nothing of it is another. */
  readonly alert: Alert;
  readonly memory: Memory;
  readonly happening: AlertHappening | null;
}

/** What is snoozed or cools down still looks: what it slept through is over when it wakes. */
export function stepAlert(alert: Alert, memory: Memory, sighting: Sighting, now: LocalMs): SteppedAlert {
  if (!isWatching(alert, now)) return { alert, memory, happening: null };
  const step = stepCondition(alert.condition, memory, sighting);
  const { place } = step.memory.price;
  const looked = place === alert.place ? alert : { ...alert, place };
  if (step.outcome === null || alertState(alert, now) !== 'armed') return { alert: looked, memory: step.memory, happening: null };
  const { what, value } = step.outcome;
  const happening = happeningOf(alert, what, value, now);
  if (what === 'passed') return { alert: looked, memory: step.memory, happening };
  return { alert: { ...looked, firedAt: now, firedWith: value, isOn: alert.coolDownMs !== null }, memory: step.memory, happening };
}

export const happeningOf = (alert: Alert, what: AlertHappening['what'], value: string, at: LocalMs): AlertHappening => ({
  alert: alert.id,
  at,
  what,
  value,
  instrument: alert.instrument,
  condition: alert.condition,
  note: alert.note,
});
