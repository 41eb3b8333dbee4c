import { type Alert, type AlertId, type AlertTerms, alertState } from '../../../../domain/alert/alert';
import type { AlertCondition } from '../../../../domain/alert/condition';
import type { InstrumentId } from '../../../../domain/instrument';
import type { Decimal } from '../../../../domain/money';
import type { LocalMs } from '../../../../domain/units';

/** An alert that stands at a price, and so on the chart. */
export interface PricedAlert {
  readonly id: AlertId;
  readonly alert: Alert;
  readonly condition: Extract<AlertCondition, { kind: 'price' | 'close' }>;
  readonly price: Decimal;
  /** It speaks when its time comes; one that is snoozed or cools down does not just now. */
  readonly isAwake: boolean;
}

/** Those of a market that watch, in the order in which they are listed. One that fired, is off or is over has no line. */
export function pricedAlerts(alerts: readonly Alert[], instrument: InstrumentId, now: LocalMs): PricedAlert[] {
  return alerts.flatMap((alert) => {
    const { id, condition } = alert;
    const state = alertState(alert, now);
    if (alert.instrument !== instrument || (condition.kind !== 'price' && condition.kind !== 'close')) return [];
    if (state !== 'armed' && state !== 'snoozed' && state !== 'cooling') return [];
    return [{ id, alert, condition, price: condition.price, isAwake: state === 'armed' }];
  });
}

/** What is asked for where the same alert is to stand at another price. */
export const termsAt = ({ alert, condition }: PricedAlert, price: Decimal): AlertTerms => ({
  instrument: alert.instrument,
  condition: { ...condition, price },
  coolDownMs: alert.coolDownMs,
  expiresAt: alert.expiresAt,
  note: alert.note,
});
