import { createSignal, For, type JSX, Show } from 'solid-js';
import type { VaultKey } from '../../client/terminal';
import type { VaultView } from '../../worker/protocol/vault-view';
import { saveBlob } from '../trading/csv';
import { t } from '../words/t';
import { createNewPassphrase } from './new-passphrase';
import { ProofForm } from './proof-form';
import type { VaultDesk } from './vault-desk';

const MINUTES = [1, 2, 5, 10, 15, 20, 30, 45, 60] as const;

/** When it locks, what opens it, and the whole of it as a file. */
export function VaultSettings(props: { desk: VaultDesk; view: VaultView }): JSX.Element {
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const toFile = async (): Promise<void> => {
    props.desk.open(null);
    setTrouble(
      await props.desk.doing(
        (vault) => vault.export(),
        (file) => {
          if (file instanceof Blob) saveBlob('tapedeck-vault.json', file);
          return t('Exported. The file is encrypted: it opens with the passphrase that the vault has now.');
        },
      ),
    );
  };
  return (
    <section class="vault-part" aria-label={t('Settings of the vault')}>
      <h3>{t('Settings')}</h3>
      <label class="vault-setting">
        <span title={t('Not while exits of a bracket are held here: they leave on an open vault only')}>{t('Lock after no use for')}</span>
        <select
          class="tool"
          onChange={(event) => {
            const minutes = event.currentTarget.value;
            // Until the vault has set it, it is as it was.
            event.currentTarget.value = String(props.view.autoLockMinutes);
            props.desk.open(`minutes ${minutes}`);
          }}
        >
          <For each={[...new Set([...MINUTES, props.view.autoLockMinutes])].sort((a, b) => a - b)}>
            {(minutes) => (
              <option value={String(minutes)} selected={minutes === props.view.autoLockMinutes}>
                {`${minutes} min`}
              </option>
            )}
          </For>
        </select>
      </label>
      <Show when={/^minutes (\d+)$/.exec(props.desk.form() ?? '')?.[1]}>
        {(minutes) => (
          <ProofForm
            desk={props.desk}
            action={t('Lock after {{ minutes }} min', { minutes: minutes() })}
            doing={t('Setting it')}
            isFirst={true}
            onProof={(key) =>
              props.desk.doing(
                (vault) => vault.setAutoLock(key, Number(minutes())),
                t('The vault locks after {{ minutes }} min without use.', { minutes: minutes() }),
              )
            }
            onCancel={() => props.desk.open(null)}
          />
        )}
      </Show>
      <p class="vault-note">{t('It also locks when this machine sleeps for more than 5 min, and 30 s after the last tab is closed.')}</p>
      <div class="vault-row">
        <button type="button" class="action" onClick={() => props.desk.open('passphrase')}>
          {t('Change the passphrase…')}
        </button>
        <button type="button" class="action" onClick={() => void toFile()}>
          {t('Export the vault')}
        </button>
      </div>
      <Show when={trouble()}>
        {(text) => (
          <p class="vault-trouble" role="alert">
            {t('Not exported: {{ why }}', { why: text() })}
          </p>
        )}
      </Show>
      <Show when={props.desk.form() === 'passphrase'}>
        <ChangePassphrase desk={props.desk} />
      </Show>
    </section>
  );
}

function ChangePassphrase(props: { desk: VaultDesk }): JSX.Element {
  const next = createNewPassphrase(true);
  const change = (key: VaultKey): Promise<string | null> => {
    const typed = next.take();
    return props.desk.doing(
      (vault) => vault.changePassphrase(key, typed),
      t('The passphrase is changed. Files that were exported before open with the old one.'),
    );
  };
  return (
    <ProofForm
      desk={props.desk}
      action={t('Change the passphrase')}
      doing={t('Changing')}
      label={t('Present passphrase')}
      check={next.check}
      onProof={change}
      onCancel={() => props.desk.open(null)}
    >
      {next.fields}
    </ProofForm>
  );
}
