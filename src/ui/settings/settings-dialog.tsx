import { createMemo, createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { SoundSetting, SystemSetting } from '../notices/notice-settings';
import { Dialog } from '../parts/dialog';
import { hotkeyGroups } from '../parts/hotkeys';
import { Icon } from '../parts/icon';
import type { ThemeChoice } from '../shell/theme';
import type { Account } from '../trading/account';
import { t } from '../words/t';
import { ConfirmMatrix } from './confirm-matrix';
import { DensitySetting, LanguageSetting, MaskSetting, PaletteSetting, ThemeSetting, UpSetting, ZoneSetting } from './display-choices';
import { FileSetting } from './file-setting';
import { findSettings, type SettingId } from './settings-list';
import { StorageSetting } from './storage-setting';
import './settings.css';

const BooksDialog = lazy(() => import('../books/books-dialog').then((m) => ({ default: m.BooksDialog })));

export interface SettingsDialogProps {
  theme: ThemeChoice;
  account: Account;
  onBegin: () => void;
  onClose: () => void;
}

/** All that the user sets, found by typing. */
export function SettingsDialog(props: SettingsDialogProps): JSX.Element {
  const [typed, setTyped] = createSignal('');
  const [hasBooks, setBooks] = createSignal(false);
  const sections = createMemo(() => findSettings(typed()));
  let input!: HTMLInputElement;
  const control: Readonly<Record<SettingId, () => JSX.Element>> = {
    language: () => <LanguageSetting />,
    theme: () => <ThemeSetting theme={props.theme} />,
    palette: () => <PaletteSetting />,
    up: () => <UpSetting />,
    density: () => <DensitySetting />,
    zone: () => <ZoneSetting />,
    mask: () => <MaskSetting />,
    sounds: () => <SoundSetting />,
    system: () => <SystemSetting />,
    confirm: () => <ConfirmMatrix />,
    limits: () => <LimitsSetting account={props.account} onOpen={() => setBooks(true)} />,
    keys: () => <OpenSetting name={t('Keys')} words={t('Change keys…')} onOpen={() => runAction('bind')} />,
    vault: () => <OpenSetting name={t('Exchange keys')} words={t('Open the vault…')} onOpen={() => runAction('vault')} />,
    begin: () => <OpenSetting name={t('First steps')} words={t('Show them')} onOpen={props.onBegin} />,
    storage: () => <StorageSetting />,
    file: () => <FileSetting />,
  };
  return (
    <Dialog title={t('Settings')} class="settings dialog-tall" first={() => input} onClose={props.onClose}>
      <label class="settings-find">
        <Icon name="search" />
        <input
          ref={input}
          type="search"
          aria-label={t('Search the settings')}
          placeholder={t('Search the settings')}
          value={typed()}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section class="settings-body scroll" tabIndex={0} aria-label={t('Settings found')}>
        <For each={sections()} fallback={<p class="settings-none">{t('No setting is called that. Try “theme”, “sound”, “time” or “export”.')}</p>}>
          {(section) => (
            <section>
              <h3>{t(section.title)}</h3>
              <For each={section.settings}>{({ id }) => control[id]()}</For>
            </section>
          )}
        </For>
      </section>
      <Show when={hasBooks()}>
        <Suspense>
          <BooksDialog account={props.account} onClose={() => setBooks(false)} />
        </Suspense>
      </Show>
    </Dialog>
  );
}

/** What can be done everywhere, by its id. */
const runAction = (id: string): void =>
  hotkeyGroups()
    .flatMap(({ keys }) => keys)
    .find((action) => action.id === id)
    ?.run();

/** What is set in a dialog of its own. */
const OpenSetting = (props: { name: string; words: string; onOpen: () => void }): JSX.Element => (
  <fieldset class="setting" aria-label={props.name}>
    <span class="setting-name">{props.name}</span>
    <span class="setting-control">
      <button type="button" class="tool setting-button" onClick={() => props.onOpen()}>
        {props.words}
      </button>
    </span>
  </fieldset>
);

function LimitsSetting(props: { account: Account; onOpen: () => void }): JSX.Element {
  return (
    <fieldset class="setting" aria-label={t('Limits')}>
      <span class="setting-name">{t('Limits')}</span>
      <span class="setting-control">
        <button type="button" class="tool setting-button" disabled={props.account.view() === null} onClick={() => props.onOpen()}>
          {t('Limits of {{ account }}…', { account: props.account.word() })}
        </button>
      </span>
      <p class="setting-note">
        {props.account.view() === null
          ? t('They belong to an account: open the order ticket first.')
          : t('What an order may come to, and how many may leave. Letting more through takes a word, or the passphrase.')}
      </p>
    </fieldset>
  );
}
