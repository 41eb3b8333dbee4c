import { createSignal, type JSX } from 'solid-js';
import type { VaultDesk } from './vault-desk';

/** The lock of the strip, where the dialog is before it. */
export function LockNow(props: { desk: VaultDesk }): JSX.Element {
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const lock = async (): Promise<void> => void setTrouble(await props.desk.doing((vault) => vault.lock(), ''));
  return (
    <button type="button" class="action" onClick={() => void lock()}>
      <span role={trouble() === null ? undefined : 'alert'}>{trouble() ?? 'Lock now'}</span>
    </button>
  );
}
