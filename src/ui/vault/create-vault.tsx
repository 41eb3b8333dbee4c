import { createSignal, type JSX, Show } from 'solid-js';
import { t } from '../words/t';
import { createNewPassphrase } from './new-passphrase';
import type { VaultDesk } from './vault-desk';

/** The first thing of all: a passphrase. */
export function CreateVault(props: { desk: VaultDesk }): JSX.Element {
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const [isDoing, setDoing] = createSignal(false);
  const passphrase = createNewPassphrase(true);
  const create = async (): Promise<void> => {
    if (isDoing()) return;
    const why = passphrase.check();
    setTrouble(why);
    if (why !== null) return;
    setDoing(true);
    const typed = passphrase.take();
    setTrouble(await props.desk.doing((vault) => vault.create(typed), t('The vault is there, and unlocked.')));
    setDoing(false);
  };
  return (
    <section class="vault-part" aria-label={t('New vault')}>
      <h3>{t('Create the vault')}</h3>
      <p>
        {t(
          'It keeps the API keys of your exchange accounts on this device, encrypted with a passphrase of yours. Nothing leaves this browser but the logins that your keys sign. Watching markets and paper trading need no vault.',
        )}
      </p>
      <form
        class="vault-form"
        aria-busy={isDoing()}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        {passphrase.fields}
        <Show when={trouble()}>
          {(text) => (
            <p class="vault-trouble" role="alert">
              {text()}
            </p>
          )}
        </Show>
        <div class="vault-row">
          <button type="submit" class="action action-main" aria-disabled={isDoing()}>
            {isDoing() ? t('Creating…') : t('Create the vault')}
          </button>
        </div>
      </form>
    </section>
  );
}
