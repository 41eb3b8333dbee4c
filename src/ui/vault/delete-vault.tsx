import { createSignal, type JSX, onMount, Show } from 'solid-js';
import { t } from '../words/t';
import type { VaultDesk } from './vault-desk';
import { deletionWords } from './vault-words';

const WORD = 'DELETE';

/** Also a vault that nobody can open any more: a word is asked for, not its passphrase. */
export function DeleteVault(props: { desk: VaultDesk }): JSX.Element {
  return (
    <section class="vault-part" aria-label={t('Delete the vault')}>
      <Show
        when={props.desk.form() === 'delete'}
        fallback={
          <div class="vault-row">
            <button type="button" class="action" onClick={() => props.desk.open('delete')}>
              {t('Delete the vault…')}
            </button>
          </div>
        }
      >
        <DeleteForm desk={props.desk} />
      </Show>
    </section>
  );
}

function DeleteForm(props: { desk: VaultDesk }): JSX.Element {
  const [trouble, setTrouble] = createSignal<string | null>(null);
  let form!: HTMLFormElement;
  let field!: HTMLInputElement;
  onMount(() => {
    field.focus();
    form.scrollIntoView({ block: 'nearest' });
  });
  const remove = async (): Promise<void> => {
    if (field.value.trim() !== WORD) {
      setTrouble(t('Type {{ word }}, in capitals.', { word: WORD }));
      field.focus();
      return;
    }
    setTrouble(await props.desk.doing((vault) => vault.delete(), deletionWords));
  };
  return (
    <form
      ref={form}
      class="vault-form"
      onSubmit={(event) => {
        event.preventDefault();
        void remove();
      }}
    >
      <p>{t('All keys in it go from this device, for good. At the exchange they stay until you delete them there. Exported files stay as well.')}</p>
      <label class="vault-field">
        <span>{t('Type {{ word }}', { word: WORD })}</span>
        <input ref={field} class="field-input" type="text" autocomplete="off" spellcheck={false} placeholder={WORD} />
      </label>
      <Show when={trouble()}>
        {(text) => (
          <p class="vault-trouble" role="alert">
            {text()}
          </p>
        )}
      </Show>
      <div class="vault-row">
        <button type="submit" class="action">
          {t('Delete the vault')}
        </button>
        <button type="button" class="action" onClick={() => props.desk.open(null)}>
          {t('Cancel')}
        </button>
      </div>
    </form>
  );
}
