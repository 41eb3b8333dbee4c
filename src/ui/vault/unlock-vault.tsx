import { type JSX, Show } from 'solid-js';
import type { VaultKey } from '../../client/terminal';
import type { VaultView } from '../../worker/protocol/vault-view';
import { t } from '../words/t';
import { ChangedKeys } from './changed-key';
import { ProofForm } from './proof-form';
import type { VaultDesk } from './vault-desk';
import { lockedWords } from './vault-words';

/** A vault that is locked: what it says of itself is unproven until it is opened. */
export function UnlockVault(props: { desk: VaultDesk; view: VaultView }): JSX.Element {
  const unlock = (key: VaultKey): Promise<string | null> => props.desk.doing((vault) => vault.unlock(key), t('The vault is unlocked.'));
  return (
    <section class="vault-part" aria-label={t('Unlock')}>
      <h3>{t('The vault is locked')}</h3>
      <p>
        <Show when={lockedWords(props.view)}>{(why) => <>{why()} </>}</Show>
        {t('Its keys are in no memory, and nothing is logged in. Markets and paper trading go on.')}
      </p>
      <ChangedKeys view={props.view} />
      <ProofForm desk={props.desk} action={t('Unlock')} doing={t('Unlocking')} isFirst={true} onProof={unlock} />
      <Show when={props.view.profiles.length > 0}>
        <p class="vault-note">
          {t('In it: {{ accounts }}', { accounts: props.view.profiles.map(({ label }) => t('“{{ name }}”', { name: label })).join(', ') })}
        </p>
      </Show>
    </section>
  );
}
