import { type Accessor, createSignal } from 'solid-js';
import type { Alert } from '../../domain/alert/alert';
import type { InstrumentId } from '../../domain/instrument';
import type { Decimal } from '../../domain/money';

/** What the dialog begins with: a new alert, at a price where one was pointed at, or one that is to be changed. */
export type AlertDraft =
  | { readonly alert: Alert }
  | { readonly instrument: InstrumentId /** Null: none was pointed at. */; readonly price: Decimal | null };

const [draft, setDraft] = createSignal<AlertDraft | null>(null);

/** Null: the dialog is closed. */
export const alertDraft: Accessor<AlertDraft | null> = draft;
export const askForAlert = (asked: AlertDraft): void => void setDraft(asked);
export const closeAlertDialog = (): void => void setDraft(null);
