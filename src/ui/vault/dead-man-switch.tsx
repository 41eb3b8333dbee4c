import { For, type JSX, Show } from 'solid-js';
import type { VaultKey } from '../../client/terminal';
import type { ProfileView } from '../../worker/protocol/vault-view';
import { ProofForm } from './proof-form';
import type { VaultDesk } from './vault-desk';

interface DeadManSwitchProps {
  desk: VaultDesk;
  profile: ProfileView;
  /** After so many without use the vault locks, which ends the connection. */
  minutes: number;
}

/** What is to be known before an exchange cancels all orders by itself. */
const consequences = (minutes: number): readonly string[] => [
  'It cancels all open orders of the account: also stops that protect what you hold, and those that you placed on its own pages or in other programs.',
  `The connection ends when the vault is locked, by you or after ${minutes} min without use; 30 s after the last tab is closed; when this machine sleeps or changes its network; when the browser ends or suspends this program; at an update; at a restart of the exchange; and when one of its messages was lost on the way.`,
  'The exchange does not promise it. After a sudden loss it may notice late: do not rely on it.',
  'Orders that were cancelled so stand as unknown afterwards, until the exchange’s history says it, where that can be read, or you have looked and taken note.',
];

/** Opt in to the exchange's dead-man switch, or out of it, for one account. */
export function DeadManSwitch(props: DeadManSwitchProps): JSX.Element {
  const isOn = (): boolean => props.profile.deadManSwitch;
  const change = (key: VaultKey): Promise<string | null> => {
    const [next, { id, label }] = [!isOn(), props.profile];
    return props.desk.doing(
      (vault) => vault.setDeadManSwitch(key, id, next),
      `The dead-man switch of “${label}” is ${next ? 'on' : 'off'} from the next login on.`,
    );
  };
  return (
    <ProofForm
      desk={props.desk}
      action={isOn() ? 'Turn it off' : 'Turn it on'}
      doing={isOn() ? 'Turning it off' : 'Turning it on'}
      isFirst={true}
      onProof={change}
      onCancel={() => props.desk.open(null)}
    >
      <Show
        when={!isOn()}
        fallback={
          <p>
            From the next login on, open orders stay when the connection ends. The connection that there is now still has them cancelled when it ends,
            which a lock does too.
          </p>
        }
      >
        <p class="vault-trouble">
          With the dead-man switch the exchange cancels every order of “{props.profile.label}” when the connection to it ends.
        </p>
        <ul class="vault-consequences">
          <For each={consequences(props.minutes)}>{(text) => <li>{text}</li>}</For>
        </ul>
      </Show>
    </ProofForm>
  );
}
