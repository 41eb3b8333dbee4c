import { createSignal, type JSX } from 'solid-js';
import type { VaultKey } from '../../client/terminal';
import type { ProfileView } from '../../worker/protocol/vault-view';
import { t } from '../words/t';
import { ColourField } from './colour-field';
import { NameField } from './name-field';
import { ProofForm } from './proof-form';
import type { VaultDesk } from './vault-desk';

/** Another name or colour for an account; its key stays as it is. */
export function ChangeLook(props: { desk: VaultDesk; profile: ProfileView }): JSX.Element {
  const [colour, setColour] = createSignal(props.profile.colour);
  let name!: HTMLInputElement;
  const check = (): string | null => {
    if (name.value.trim() !== '') return null;
    name.focus();
    return t('Give the account a name.');
  };
  const change = (key: VaultKey): Promise<string | null> => {
    const label = name.value.trim();
    return props.desk.doing(
      (vault) => vault.changeLook(key, props.profile.id, { label, colour: colour() }),
      t('The account is called “{{ name }}”.', { name: label }),
    );
  };
  return (
    <ProofForm desk={props.desk} action={t('Change it')} doing={t('Changing')} check={check} onProof={change} onCancel={() => props.desk.open(null)}>
      <NameField
        label={t('Name of the account')}
        ref={(element) => {
          name = element;
          name.value = props.profile.label;
        }}
      />
      <ColourField colour={colour()} onChange={setColour} />
    </ProofForm>
  );
}
