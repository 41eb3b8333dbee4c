import { For, type JSX, Show } from 'solid-js';
import type { VaultKey } from '../../client/terminal';
import type { ChangedKey, ProfileView, VaultView } from '../../worker/protocol/vault-view';
import { ProofForm } from './proof-form';
import type { VaultDesk } from './vault-desk';
import { changeWords, permissionsOf, refusalOf } from './vault-words';

/** While the vault is locked: whose key changed, and how. */
export function ChangedKeys(props: { view: VaultView }): JSX.Element {
  const labelOf = (id: string): string => props.view.profiles.find((profile) => profile.id === id)?.label ?? '';
  return (
    <For each={props.view.changedKeys}>
      {({ profile, permissions }) => (
        <p class="vault-trouble" role="alert">
          The key of “{labelOf(profile)}” has changed. <Change from={storedOf(props.view, profile)} to={permissions} /> Unlock the vault to accept
          that or to remove the key. If it was not you, delete the key at the exchange.
        </p>
      )}
    </For>
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
      `“${props.profile.label}” can log in again. Its key may ${permissionsOf(permissions).words}.`,
    );
  };
  return (
    <section class="vault-form" aria-label={`Changed key of ${props.profile.label}`}>
      <p class="vault-trouble">
        The exchange answered something else than when this key was tried. <Change from={props.profile.permissions} to={props.changed.permissions} />
      </p>
      <p>It does not log in before you have accepted that. If it was not you who changed it, delete the key at the exchange and remove it here.</p>
      <Show when={refusal() === null} fallback={<p class="vault-trouble">{refusal()} Remove this one here.</p>}>
        <For each={permissionsOf(props.changed.permissions).warnings}>{(warning) => <p class="vault-trouble">{warning}</p>}</For>
        <Show
          when={props.desk.form() === form()}
          fallback={
            <div class="vault-row">
              <button type="button" class="action" onClick={() => props.desk.open(form())}>
                Accept what it may do…
              </button>
            </div>
          }
        >
          <ProofForm desk={props.desk} action="Accept it" doing="Accepting" isFirst={true} onProof={accept} onCancel={() => props.desk.open(null)} />
        </Show>
      </Show>
    </section>
  );
}

function Change(props: { from: string; to: string }): JSX.Element {
  return (
    <>
      {changeWords(props.from, props.to)} Before, it might {permissionsOf(props.from).words}; now it may {permissionsOf(props.to).words}.
    </>
  );
}

const storedOf = (view: VaultView, id: string): string => view.profiles.find((profile) => profile.id === id)?.permissions ?? '';
