import { createSignal, For, type JSX, Show } from 'solid-js';
import type { VaultKey } from '../../client/terminal';
import type { ProfileView } from '../../worker/protocol/vault-view';
import { t } from '../words/t';
import { ProofForm } from './proof-form';
import type { VaultDesk } from './vault-desk';
import { permissionsOf } from './vault-words';

/** A key that the exchange took and that may do more than anything here needs: the user reads what, and says yes or no. */
export function WarnedKey(props: { desk: VaultDesk; profile: ProfileView }): JSX.Element {
  const may = () => permissionsOf(props.profile.permissions);
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const accept = (key: VaultKey): Promise<string | null> => {
    const { id, label, permissions } = props.profile;
    return props.desk.doing(
      (vault) => vault.acceptKey(key, id, permissions),
      t('“{{ name }}” is stored. Its key may {{ what }}.', { name: label, what: may().words }),
    );
  };
  const drop = async (): Promise<void> => {
    const { label } = props.profile;
    setTrouble(await props.desk.doing((vault) => vault.dropKey(), t('“{{ name }}” was not stored.', { name: label })));
  };
  return (
    <ProofForm
      desk={props.desk}
      action={t('Store it all the same')}
      doing={t('Storing')}
      isFirst={true}
      onProof={accept}
      cancel={t('Do not store it')}
      onCancel={() => void drop()}
    >
      <div class="vault-warned" role="alert">
        <p>
          <strong>{t('“{{ name }}” is not stored yet.', { name: props.profile.label })}</strong>{' '}
          {t('The exchange took its key, and says what it may do: {{ what }}.', { what: may().words })}
        </p>
        <For each={may().warnings}>{(warning) => <p class="vault-trouble">{warning}</p>}</For>
        <p>{t('Better: make a key at the exchange without that, and add it instead. Left alone, this one is forgotten after 5 min.')}</p>
      </div>
      <Show when={trouble()}>{(text) => <p class="vault-trouble">{text()}</p>}</Show>
    </ProofForm>
  );
}
