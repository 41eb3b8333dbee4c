import { Index, type JSX, Show } from 'solid-js';
import { makePasskey, whyNoPasskeys } from '../../client/passkeys';
import type { VaultKey } from '../../client/terminal';
import type { PasskeyView, VaultView } from '../../worker/protocol/vault-view';
import { say } from '../words/say';
import { t } from '../words/t';
import { NameField } from './name-field';
import { ProofForm } from './proof-form';
import type { VaultDesk } from './vault-desk';

/** What else opens the vault: always beside the passphrase, never instead of it. */
export function PasskeyList(props: { desk: VaultDesk; view: VaultView }): JSX.Element {
  return (
    <section class="vault-part" aria-label={t('Passkeys')}>
      <h3>{t('Passkeys')}</h3>
      <Show
        when={props.view.passkeys.length > 0}
        fallback={<p>{say(whyNoPasskeys() ?? '') || t('A passkey opens the vault without typing. The passphrase goes on opening it.')}</p>}
      >
        <ul class="vault-list">
          <Index each={props.view.passkeys}>{(passkey) => <PasskeyRow desk={props.desk} passkey={passkey()} />}</Index>
        </ul>
      </Show>
      <Show when={whyNoPasskeys() === null}>
        <Show
          when={props.desk.form() === 'passkey'}
          fallback={
            <div class="vault-row">
              <button type="button" class="action" onClick={() => props.desk.open('passkey')}>
                {t('Add a passkey…')}
              </button>
            </div>
          }
        >
          <AddPasskey desk={props.desk} />
        </Show>
      </Show>
    </section>
  );
}

function AddPasskey(props: { desk: VaultDesk }): JSX.Element {
  let name!: HTMLInputElement;
  const check = (): string | null => {
    if (name.value.trim() !== '') return null;
    name.focus();
    return t('Give the passkey a name.');
  };
  const add = async (key: VaultKey): Promise<string | null> => {
    const label = name.value.trim();
    const made = await makePasskey(label);
    if (typeof made === 'string') return say(made);
    const { credential, prfSalt, prf } = made;
    const why = await props.desk.doing(
      (vault) => vault.addPasskey(key, { credential, label, prfSalt }, prf),
      t('“{{ name }}” opens the vault from now on.', { name: label }),
    );
    prf.fill(0);
    return why === null ? null : `${why} ${t('The passkey that was made opens nothing: remove it in the settings of this device.')}`;
  };
  return (
    <ProofForm
      desk={props.desk}
      action={t('Add a passkey')}
      doing={t('Waiting for the passkey')}
      check={check}
      onProof={add}
      onCancel={() => props.desk.open(null)}
    >
      <NameField
        label={t('Name of the passkey')}
        ref={(element) => {
          name = element;
        }}
      />
    </ProofForm>
  );
}

function PasskeyRow(props: { desk: VaultDesk; passkey: PasskeyView }): JSX.Element {
  const form = (): string => `remove-passkey ${props.passkey.credential}`;
  return (
    <li class="vault-item">
      <div class="vault-item-words">
        <strong>{props.passkey.label}</strong>
      </div>
      <button
        type="button"
        class="action"
        aria-label={t('Remove the passkey {{ name }}', { name: props.passkey.label })}
        onClick={() => props.desk.open(form())}
      >
        {t('Remove…')}
      </button>
      <Show when={props.desk.form() === form()}>
        <ProofForm
          desk={props.desk}
          action={t('Remove the passkey')}
          doing={t('Removing')}
          isFirst={true}
          onProof={(key) =>
            props.desk.doing(
              (vault) => vault.removePasskey(key, props.passkey.credential),
              t('“{{ name }}” opens the vault no more. Remove it in the settings of your device as well.', { name: props.passkey.label }),
            )
          }
          onCancel={() => props.desk.open(null)}
        />
      </Show>
    </li>
  );
}
