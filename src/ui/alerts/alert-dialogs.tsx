import { type JSX, Show } from 'solid-js';
import { AlertDialog } from './alert-dialog';
import { alertDraft, closeAlertDialog } from './alert-link';

/** The dialog of an alert, where somebody asked for it. */
export function AlertDialogs(): JSX.Element {
  return (
    <Show when={alertDraft()} keyed>
      {(draft) => <AlertDialog draft={draft} onClose={closeAlertDialog} />}
    </Show>
  );
}
