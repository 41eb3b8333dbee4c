import { For, type JSX, Show } from 'solid-js';
import type { VaultKey } from '../../client/terminal';
import type { ProfileView } from '../../worker/protocol/vault-view';
import { t } from '../words/t';
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
  t(
    'It cancels all open orders of the account: also stops that protect what you hold, and those that you placed on its own pages or in other programs.',
  ),
  t(
    'The connection ends when the vault is locked, by you or after {{ minutes }} min without use; 30 s after the last tab is closed; when this machine sleeps or changes its network; when the browser ends or suspends this program; at an update; at a restart of the exchange; and when one of its messages was lost on the way.',
    { minutes },
  ),
  t('The exchange does not promise it. After a sudden loss it may notice late: do not rely on it.'),
  t(
    'Orders that were cancelled so stand as unknown afterwards, until the exchange’s history says it, where that can be read, or you have looked and taken note.',
  ),
];

/** Opt in to the exchange's dead-man switch, or out of it, for one account. */
export function DeadManSwitch(props: DeadManSwitchProps): JSX.Element {
  const isOn = (): boolean => props.profile.deadManSwitch;
  const change = (key: VaultKey): Promise<string | null> => {
    const [next, { id, label }] = [!isOn(), props.profile];
    return props.desk.doing(
      (vault) => vault.setDeadManSwitch(key, id, next),
      next
        ? t('The dead-man switch of “{{ name }}” is on from the next login on.', { name: label })
        : t('The dead-man switch of “{{ name }}” is off from the next login on.', { name: label }),
    );
  };
  return (
    <ProofForm
      desk={props.desk}
      action={isOn() ? t('Turn it off') : t('Turn it on')}
      doing={isOn() ? t('Turning it off') : t('Turning it on')}
      isFirst={true}
      onProof={change}
      onCancel={() => props.desk.open(null)}
    >
      <Show
        when={!isOn()}
        fallback={
          <p>
            {t(
              'From the next login on, open orders stay when the connection ends. The connection that there is now still has them cancelled when it ends, which a lock does too.',
            )}
          </p>
        }
      >
        <p class="vault-trouble">
          {t('With the dead-man switch the exchange cancels every order of “{{ name }}” when the connection to it ends.', {
            name: props.profile.label,
          })}
        </p>
        <ul class="vault-consequences">
          <For each={consequences(props.minutes)}>{(text) => <li>{text}</li>}</For>
        </ul>
      </Show>
    </ProofForm>
  );
}
