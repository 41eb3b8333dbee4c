import { createSignal, For, type JSX } from 'solid-js';
import type { VaultKey } from '../../client/terminal';
import type { VaultRefusal } from '../../domain/fault';
import { PROFILE_KINDS, type ProfileColour, type ProfileKind } from '../../worker/protocol/vault-view';
import { HOME_VENUE } from '../shell/source-choice';
import { venueName } from '../shell/venue-name';
import { t } from '../words/t';
import { ColourField } from './colour-field';
import { NameField } from './name-field';
import { createPastedSecret } from './pasted-secret';
import { ProofForm } from './proof-form';
import type { VaultDesk } from './vault-desk';
import { KIND_WORDS, permissionsOf } from './vault-words';

/** The pasted key is of no use here any more: the exchange refused it, or the engine holds it. */
const ENDS_THE_KEY: ReadonlySet<VaultRefusal> = new Set(['key-refused', 'key-warned']);

/** A key of the exchange with a name and a colour. It is tried there first, and stored only if it passes. */
export function AddProfile(props: { desk: VaultDesk }): JSX.Element {
  const [kind, setKind] = createSignal<ProfileKind>('live');
  const [colour, setColour] = createSignal<ProfileColour>('blue');
  const apiKey = createPastedSecret(t('API key'));
  const secret = createPastedSecret(t('API secret'));
  let name!: HTMLInputElement;
  const check = (): string | null => {
    if (name.value.trim() !== '') return apiKey.check() ?? secret.check();
    name.focus();
    return t('Give the account a name.');
  };
  const add = (key: VaultKey): Promise<string | null> => {
    const profile = {
      label: name.value.trim(),
      colour: colour(),
      venue: HOME_VENUE,
      kind: kind(),
      apiKey: apiKey.present(),
      secret: secret.present(),
    };
    return props.desk.doing(
      async (vault) => {
        const answer = await vault.addProfile(key, profile);
        // Another passphrase may be tried with the same key; one that the exchange did not take is of no use.
        if (answer.ok || (answer.error.code === 'vault-refused' && ENDS_THE_KEY.has(answer.error.reason))) {
          apiKey.forget();
          secret.forget();
        }
        return answer;
      },
      ({ label, permissions }) => t('“{{ name }}” is stored. Its key may {{ what }}.', { name: label, what: permissionsOf(permissions).words }),
    );
  };
  return (
    <ProofForm
      desk={props.desk}
      action={t('Try the key and store it')}
      doing={t('Trying the key')}
      check={check}
      onProof={add}
      onCancel={() => props.desk.open(null)}
    >
      <p class="vault-note">
        {t(
          'Make a key at {{ venue }} that may read and, if you mean to trade, write orders, and bind it to your IP address there. A key that may withdraw is refused.',
          { venue: venueName(HOME_VENUE) },
        )}
      </p>
      <NameField
        label={t('Name of the account')}
        ref={(element) => {
          name = element;
        }}
      />
      <div class="vault-row">
        <label class="vault-field">
          <span>{t('Account')}</span>
          <select class="tool" onChange={(event) => setKind(PROFILE_KINDS[event.currentTarget.selectedIndex] ?? 'live')}>
            <For each={PROFILE_KINDS}>
              {(one) => (
                <option value={one} selected={one === kind()}>
                  {t(KIND_WORDS[one])}
                </option>
              )}
            </For>
          </select>
        </label>
        <ColourField colour={colour()} onChange={setColour} />
      </div>
      {apiKey.field}
      {secret.field}
    </ProofForm>
  );
}
