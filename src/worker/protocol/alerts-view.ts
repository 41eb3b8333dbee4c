import type { Alert, AlertHappening, AlertId, AlertTerms } from '../../domain/alert/alert';
import type { CandleLack } from '../../domain/alert/candle-row';
import type { LocalMs } from '../../domain/units';

/** The alerts of all tabs, newest first. */
export interface AlertsView {
  readonly alerts: readonly Alert[];
  /** Those that cannot fire yet, since their market has too few candles here. */
  readonly lacks: Readonly<Record<AlertId, CandleLack>>;
  /** What happened to them, newest first. The last ones are kept. */
  readonly log: readonly AlertHappening[];
  /** Why what is shown may not survive, or was not read whole, in the user's words; null: it is kept. */
  readonly trouble: string | null;
}

export type AlertCommand =
  /** Say how they stand from now on; they watch without being asked. */
  | { readonly do: 'read' }
  | { readonly do: 'add'; readonly terms: AlertTerms }
  /** It begins anew: armed, with nothing seen. */
  | { readonly do: 'change'; readonly id: AlertId; readonly terms: AlertTerms }
  | { readonly do: 'turn'; readonly id: AlertId; readonly isOn: boolean }
  | { readonly do: 'snooze'; readonly id: AlertId; readonly until: LocalMs | null }
  | { readonly do: 'remove'; readonly id: AlertId }
  /** Tell the user as if it had fired; it stays as it is. */
  | { readonly do: 'test'; readonly id: AlertId }
  | { readonly do: 'clear-log' };
