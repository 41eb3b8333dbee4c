import { For, Index, type JSX, Match, Show, Switch } from 'solid-js';
import type { ChangedKey, ProfileView, VaultView } from '../../worker/protocol/vault-view';
import { dayAndTime } from '../format/time';
import { shownZone } from '../parts/zone';
import { venueName } from '../shell/venue-name';
import { t } from '../words/t';
import { AddProfile } from './add-profile';
import { ChangeLook } from './change-look';
import { ChangedKeyForm } from './changed-key';
import { DeadManSwitch } from './dead-man-switch';
import { ProofForm } from './proof-form';
import type { VaultDesk } from './vault-desk';
import { COLOUR_WORDS, KIND_WORDS, permissionsOf } from './vault-words';
import { WarnedKey } from './warned-key';

/** The exchange accounts whose keys are in the vault. */
export function ProfileList(props: { desk: VaultDesk; view: VaultView }): JSX.Element {
  const changedOf = (id: string): ChangedKey | undefined => props.view.changedKeys.find(({ profile }) => profile === id);
  return (
    <section class="vault-part" aria-label={t('Accounts')}>
      <h3>{t('Accounts')}</h3>
      <Show when={props.view.profiles.length > 0} fallback={<p>{t('No key is in the vault yet. Add one to see an account of yours here.')}</p>}>
        <ul class="vault-list">
          <Index each={props.view.profiles}>
            {(profile) => <ProfileRow desk={props.desk} view={props.view} profile={profile()} changed={changedOf(profile().id)} />}
          </Index>
        </ul>
      </Show>
      <Switch
        fallback={
          <div class="vault-row">
            <button type="button" class="action" onClick={() => props.desk.open('add')}>
              {t('Add a key…')}
            </button>
          </div>
        }
      >
        <Match when={props.view.warned}>{(profile) => <WarnedKey desk={props.desk} profile={profile()} />}</Match>
        <Match when={props.desk.form() === 'add'}>
          <AddProfile desk={props.desk} />
        </Match>
      </Switch>
    </section>
  );
}

interface ProfileRowProps {
  desk: VaultDesk;
  view: VaultView;
  profile: ProfileView;
  changed: ChangedKey | undefined;
}

function ProfileRow(props: ProfileRowProps): JSX.Element {
  const look = (): string => `look ${props.profile.id}`;
  const form = (): string => `remove ${props.profile.id}`;
  const deadMan = (): string => `dead-man ${props.profile.id}`;
  return (
    <li class="vault-item">
      <span class="vault-swatch" data-colour={props.profile.colour} title={t(COLOUR_WORDS[props.profile.colour])} />
      <div class="vault-item-words">
        <strong>{props.profile.label}</strong>
        <span>
          {venueName(props.profile.venue)} · {t(KIND_WORDS[props.profile.kind])}
        </span>
        <span class="vault-note">
          {t(props.changed === undefined ? 'The key may {{ what }}.' : 'When it was tried, the key might {{ what }}.', {
            what: permissionsOf(props.profile.permissions).words,
          })}
        </span>
        <For each={permissionsOf(props.profile.permissions).warnings}>{(warning) => <span class="vault-trouble">{warning}</span>}</For>
        <Show when={props.profile.deadManSwitch}>
          <span class="vault-trouble">{t('Dead-man switch: the exchange cancels all its orders when the connection ends.')}</span>
        </Show>
        <span class="vault-note">
          {t('Added {{ time }} · key {{ print }}', { time: dayAndTime(props.profile.addedAt, shownZone()), print: props.profile.keyFingerprint })}
        </span>
      </div>
      <div class="vault-row">
        <button
          type="button"
          class="action"
          aria-label={t('Rename {{ name }}', { name: props.profile.label })}
          onClick={() => props.desk.open(look())}
        >
          {t('Rename…')}
        </button>
        <button
          type="button"
          class="action"
          aria-label={t('Dead-man switch of {{ name }}', { name: props.profile.label })}
          onClick={() => props.desk.open(deadMan())}
        >
          {t('Dead-man switch…')}
        </button>
        <button
          type="button"
          class="action"
          aria-label={t('Remove {{ name }}', { name: props.profile.label })}
          onClick={() => props.desk.open(form())}
        >
          {t('Remove…')}
        </button>
      </div>
      <Show when={props.changed}>{(changed) => <ChangedKeyForm desk={props.desk} profile={props.profile} changed={changed()} />}</Show>
      <Show when={props.desk.form() === look()}>
        <ChangeLook desk={props.desk} profile={props.profile} />
      </Show>
      <Show when={props.desk.form() === deadMan()}>
        <DeadManSwitch desk={props.desk} profile={props.profile} minutes={props.view.autoLockMinutes} />
      </Show>
      <Show when={props.desk.form() === form()}>
        <ProofForm
          desk={props.desk}
          action={t('Remove the key')}
          doing={t('Removing')}
          isFirst={true}
          onProof={(key) =>
            props.desk.doing(
              (vault) => vault.removeProfile(key, props.profile.id),
              t('“{{ name }}” is removed. The key is still good at the exchange.', { name: props.profile.label }),
            )
          }
          onCancel={() => props.desk.open(null)}
        >
          <p>{t('“{{ name }}” goes from this vault. At the exchange the key stays until you delete it there.', { name: props.profile.label })}</p>
        </ProofForm>
      </Show>
    </li>
  );
}
