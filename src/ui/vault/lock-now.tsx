import { createSignal, type JSX } from 'solid-js';
import { createWatch, useTerminal } from '../terminal-context';
import { t } from '../words/t';
import type { VaultDesk } from './vault-desk';
import { waitingForUnlock } from './vault-words';

/** The lock of the strip, where the dialog is before it. */
export function LockNow(props: { desk: VaultDesk }): JSX.Element {
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const link = createWatch(useTerminal().link);
  const words = (): string => [t('Lock now'), waitingForUnlock(link()?.heldExits ?? 0)].filter((part) => part !== null).join(': ');
  const lock = async (): Promise<void> => void setTrouble(await props.desk.doing((vault) => vault.lock(), ''));
  return (
    <button type="button" class="action" onClick={() => void lock()}>
      <span role={trouble() === null ? undefined : 'alert'}>{trouble() ?? words()}</span>
    </button>
  );
}
