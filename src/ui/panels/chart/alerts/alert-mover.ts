import { type Accessor, createEffect, createSignal } from 'solid-js';
import type { Alert, AlertId, AlertTerms } from '../../../../domain/alert/alert';
import type { Fault } from '../../../../domain/fault';
import type { PriceRule } from '../../../../domain/instrument';
import { type Decimal, fromDouble, isPositive } from '../../../../domain/money';
import { roundPrice, stepPrice } from '../../../../domain/order/grid';
import type { Result } from '../../../../domain/result';
import { type PricedAlert, termsAt } from './priced-alerts';

/** An alert's line on its way to another price. */
export interface AlertMove {
  readonly id: AlertId;
  readonly to: Decimal;
  /** `saving` until the engine's alerts have it. */
  readonly phase: 'moving' | 'asking' | 'saving';
}

/** Takes one line at a time to another price. It is another alert then, which begins anew: so it asks for a word. */
export interface AlertMover {
  readonly move: Accessor<AlertMove | null>;
  /** A price of the chart. */
  drag(alert: PricedAlert, price: number): void;
  step(alert: PricedAlert, ticks: number): void;
  drop(): void;
  save(): void;
  leave(): void;
}

export function createAlertMover(
  change: (id: AlertId, terms: AlertTerms) => Promise<Result<unknown, Fault>>,
  rule: Accessor<PriceRule>,
  alerts: Accessor<readonly PricedAlert[]>,
  onFault: (alert: Alert, fault: Fault) => void,
): AlertMover {
  const [move, setMove] = createSignal<AlertMove | null>(null);
  const leave = (): void => void setMove(null);
  const take = ({ id }: PricedAlert, to: Decimal, phase: AlertMove['phase']): void => {
    if (isPositive(to) && move()?.phase !== 'saving') setMove({ id, to, phase });
  };
  const save = async (): Promise<void> => {
    const now = move();
    const moved = alerts().find(({ id }) => id === now?.id);
    if (now?.phase !== 'asking' || moved === undefined) return;
    setMove({ ...now, phase: 'saving' });
    const answer = await change(now.id, termsAt(moved, now.to));
    if (move()?.id === now.id) leave();
    if (!answer.ok) onFault(moved.alert, answer.error);
  };
  // It is gone, or fired: there is nothing to move.
  createEffect(() => {
    const id = move()?.id;
    if (id !== undefined && alerts().every((one) => one.id !== id)) leave();
  });
  return {
    move,
    drag: (alert, price) => take(alert, roundPrice(fromDouble(price), rule(), 'nearest'), 'moving'),
    step: (alert, ticks) => {
      const now = move();
      take(alert, stepPrice(now?.id === alert.id ? now.to : alert.price, rule(), ticks), 'asking');
    },
    drop: () => {
      const now = move();
      if (now?.phase === 'moving') setMove({ ...now, phase: 'asking' });
    },
    save: () => void save(),
    leave,
  };
}
