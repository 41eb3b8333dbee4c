import { createSignal, type JSX, Show } from 'solid-js';
import { t } from '../words/t';
import { ProofForm } from './proof-form';
import type { VaultDesk } from './vault-desk';

/** A vault out of a file, where there is none. */
export function ImportVault(props: { desk: VaultDesk }): JSX.Element {
  const [file, setFile] = createSignal<File | null>(null);
  const choose = (chosen: File | undefined): void => {
    if (chosen === undefined) return;
    setFile(chosen);
    props.desk.open('import');
  };
  return (
    <section class="vault-part" aria-label={t('Import a vault')}>
      <h3>{t('Or bring one along')}</h3>
      <div class="vault-row">
        <label class="action vault-file">
          <span>{t('Import a vault…')}</span>
          <input
            type="file"
            class="visually-hidden"
            accept=".json,application/json"
            onChange={(event) => {
              choose(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        </label>
      </div>
      <Show when={props.desk.form() === 'import' && file()}>
        {(chosen) => (
          <ProofForm
            desk={props.desk}
            action={t('Import it')}
            doing={t('Importing')}
            label={t('Passphrase of that vault')}
            mayUsePasskey={false}
            isFirst={true}
            onProof={(key) => props.desk.doing((vault) => vault.import(chosen(), key), t('The vault is imported, and unlocked.'))}
            onCancel={() => props.desk.open(null)}
          >
            <p>{chosen().name}</p>
          </ProofForm>
        )}
      </Show>
    </section>
  );
}
