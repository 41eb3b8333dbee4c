import { createComputed, createEffect, createSignal, type JSX, Match, on, Show, Switch } from 'solid-js';
import type { VaultView } from '../../worker/protocol/vault-view';
import { Dialog } from '../parts/dialog';
import { useEngine } from '../terminal-context';
import { faultWords } from '../trading/fault-words';
import { say } from '../words/say';
import { t } from '../words/t';
import { CreateVault } from './create-vault';
import { DeleteVault } from './delete-vault';
import { ImportVault } from './import-vault';
import { LockNow } from './lock-now';
import { PasskeyList } from './passkey-list';
import { ProfileList } from './profile-list';
import { UnlockVault } from './unlock-vault';
import { createVaultDesk } from './vault-desk';
import { VaultSettings } from './vault-settings';
import './vault.css';

/** All that is done about the exchange's keys, except trading with them. */
export function VaultDialog(props: { onClose: () => void }): JSX.Element {
  const desk = createVaultDesk();
  const engine = useEngine();
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const read = async (): Promise<void> => {
    setTrouble(null);
    const answer = await desk.ask((vault) => vault.read());
    if (!answer.ok) setTrouble(say(faultWords(answer.error)));
  };
  // An engine that was started anew has not looked yet.
  createEffect(() => {
    if (engine().phase === 'ready' && desk.view() === null) void read();
  });
  // What was said of an open one, and what was being filled in, is over.
  createComputed(() => {
    if (desk.view()?.state === 'locked') desk.open(null);
  });
  // A form that goes takes the focus with it: the keyboard goes on from here, not from the top of the page.
  let body!: HTMLDivElement;
  createEffect(on([desk.form, desk.said], () => document.activeElement === document.body && body.focus({ preventScroll: true }), { defer: true }));
  const known = (): VaultView | null => {
    const view = desk.view();
    return view === null || view.state === 'unread' ? null : view;
  };
  return (
    <Dialog title={t('Vault of exchange keys')} class="vault" onClose={props.onClose}>
      <div ref={body} class="vault-body scroll" tabIndex={-1}>
        <Show when={desk.said()}>
          {(text) => (
            <p class="vault-done" role="status">
              {text()}
            </p>
          )}
        </Show>
        <Show
          when={known()}
          fallback={
            <section class="vault-part" aria-label={t('Not read yet')}>
              <Show when={trouble()} fallback={<p>{say(engine().why ?? '') || t('Looking at what is stored…')}</p>}>
                {(text) => (
                  <>
                    <p class="vault-trouble" role="alert">
                      {text()}
                    </p>
                    <div class="vault-row">
                      <button type="button" class="action" onClick={() => void read()}>
                        {t('Look again')}
                      </button>
                    </div>
                  </>
                )}
              </Show>
            </section>
          }
        >
          {(view) => (
            <Switch>
              <Match when={view().state === 'none'}>
                <CreateVault desk={desk} />
                <ImportVault desk={desk} />
              </Match>
              <Match when={view().state === 'locked'}>
                <UnlockVault desk={desk} view={view()} />
                <DeleteVault desk={desk} />
              </Match>
              <Match when={view().state === 'unlocked'}>
                <section class="vault-part vault-open" aria-label={t('Unlocked')}>
                  <h3>{t('The vault is unlocked')}</h3>
                  <LockNow desk={desk} />
                </section>
                <ProfileList desk={desk} view={view()} />
                <PasskeyList desk={desk} view={view()} />
                <VaultSettings desk={desk} view={view()} />
                <DeleteVault desk={desk} />
              </Match>
              <Match when={view().state === 'damaged'}>
                <section class="vault-part" aria-label={t('Damaged')}>
                  <h3>{t('The vault cannot be read')}</h3>
                  <p class="vault-trouble">{say(view().why ?? '')}</p>
                  <p>{t('It is kept as it is. If you have an exported file of it, delete it here and import the file.')}</p>
                </section>
                <DeleteVault desk={desk} />
              </Match>
            </Switch>
          )}
        </Show>
      </div>
    </Dialog>
  );
}
