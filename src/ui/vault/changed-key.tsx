import { For, Index, type JSX, Show } from 'solid-js';
import type { VaultKey } from '../../client/terminal';
import type { ChangedKey, ProfileView, VaultView } from '../../worker/protocol/vault-view';
import { t } from '../words/t';
import { ProofForm } from './proof-form';
import type { VaultDesk } from './vault-desk';
import { changeWords, permissionsOf, refusalOf } from './vault-words';

/** While the vault is locked: whose key changed, and how. */
export function ChangedKeys(props: { view: VaultView }): JSX.Element {
  const storedOf = (changed: ChangedKey): ProfileView | undefined => props.view.profiles.find(({ id }) => id === changed.profile);
  return (
    <Index each={props.view.changedKeys}>
      {(changed) => (
        <Show when={storedOf(changed())}>
          {(stored) => (
            <div class="vault-warned" role="alert">
              <p class="vault-trouble">
                {t('The key of “{{ name }}” has changed.', { name: stored().label })} {changeWords(stored().permissions, changed().permissions)}
              </p>
              <p class="vault-note">{t('When it was tried, it might {{ what }}.', { what: permissionsOf(stored().permissions).words })}</p>
              <p>
                {t('Unlock the vault to accept that or to remove the key. If it was not you who changed it, delete the key at the exchange first.')}
              </p>
            </div>
          )}
        </Show>
      )}
    </Index>
  );
}

/** In an account's row: accept what its key may do now, or leave it out. */
export function ChangedKeyForm(props: { desk: VaultDesk; profile: ProfileView; changed: ChangedKey }): JSX.Element {
  const form = (): string => `accept ${props.profile.id}`;
  const refusal = (): string | null => refusalOf(props.changed.permissions);
  const accept = (key: VaultKey): Promise<string | null> => {
    const { profile, permissions } = props.changed;
    return props.desk.doing(
      (vault) => vault.acceptPermissions(key, profile, permissions),
      t('“{{ name }}” can log in again. Its key may {{ what }}.', { name: props.profile.label, what: permissionsOf(permissions).words }),
    );
  };
  return (
    <section class="vault-form" aria-label={t('Changed key of {{ name }}', { name: props.profile.label })}>
      <p class="vault-trouble">
        {t('The exchange answered something else than when this key was tried.')} {changeWords(props.profile.permissions, props.changed.permissions)}
      </p>
      <p>
        {t(
          'The key does not log in before you have accepted that. If it was not you who changed it, delete the key at the exchange and remove it here.',
        )}
      </p>
      <Show
        when={refusal() === null}
        fallback={
          <p class="vault-trouble">
            {refusal()} {t('Remove this one here.')}
          </p>
        }
      >
        <For each={permissionsOf(props.changed.permissions).warnings}>{(warning) => <p class="vault-trouble">{warning}</p>}</For>
        <Show
          when={props.desk.form() === form()}
          fallback={
            <div class="vault-row">
              <button type="button" class="action" onClick={() => props.desk.open(form())}>
                {t('Accept what it may do…')}
              </button>
            </div>
          }
        >
          <ProofForm
            desk={props.desk}
            action={t('Accept it')}
            doing={t('Accepting')}
            isFirst={true}
            onProof={accept}
            onCancel={() => props.desk.open(null)}
          />
        </Show>
      </Show>
    </section>
  );
}
