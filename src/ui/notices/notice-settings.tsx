import { createSignal, type JSX, Show } from 'solid-js';
import { type Text, t } from '../words/t';
import type { NoticeKind } from './board';
import { chooseNotices, noticeChoices } from './notice-choices';
import { playSound, readySound } from './sound';
import { askPermission, type SystemPermission, systemPermission } from './system-notice';
import './notice-settings.css';

const WHY_NOT = {
  denied: 'The browser does not let this page: allow notifications in its settings for this site.',
  missing: 'This browser has no notifications here.',
  default: 'The browser was not asked yet.',
} as const satisfies Readonly<Record<Exclude<SystemPermission, 'granted'>, Text>>;

const SOUND_WORDS = { buy: 'buy', sell: 'sell', reject: 'reject' } as const satisfies Partial<Record<NoticeKind, Text>>;

const whyNot = (permission: SystemPermission): string | null => (permission === 'granted' ? null : t(WHY_NOT[permission]));

/** Whether this device sounds at fills, rejects and triggers. */
export function SoundSetting(): JSX.Element {
  const toggleSound = (): void => {
    const hasSound = !noticeChoices().hasSound;
    if (hasSound) readySound();
    chooseNotices({ hasSound });
  };
  return (
    <fieldset class="setting" aria-label={t('Sounds')}>
      <span class="setting-name">{t('Sounds')}</span>
      <span class="setting-control">
        <button type="button" class="tool" aria-pressed={noticeChoices().hasSound} onClick={toggleSound}>
          {noticeChoices().hasSound ? t('On') : t('Off')}
        </button>
        <label class="notice-volume">
          <span>{t('Volume|loudness')}</span>
          <input
            type="range"
            min="1"
            max="100"
            aria-label={t('Volume of notices')}
            value={noticeChoices().volume}
            disabled={!noticeChoices().hasSound}
            onInput={(event) => chooseNotices({ volume: event.currentTarget.valueAsNumber })}
          />
        </label>
        <span class="notice-test">{t('Test')}</span>
        {(['buy', 'sell', 'reject'] as const).map((kind) => (
          <button
            type="button"
            class="tool"
            aria-label={t('Test the sound of a {{ kind }}', { kind: t(SOUND_WORDS[kind]) })}
            onClick={() => {
              readySound();
              playSound(kind, noticeChoices().volume);
            }}
          >
            {t(SOUND_WORDS[kind])}
          </button>
        ))}
      </span>
    </fieldset>
  );
}

/** Whether the system tells while no tab of this program is in view. */
export function SystemSetting(): JSX.Element {
  const [permission, setPermission] = createSignal(systemPermission());
  const toggleSystem = async (): Promise<void> => {
    if (noticeChoices().hasSystem && permission() === 'granted') {
      chooseNotices({ hasSystem: false });
      return;
    }
    const answer = await askPermission();
    setPermission(answer);
    chooseNotices({ hasSystem: answer === 'granted' });
  };
  const amounts = (): string => (noticeChoices().hasAmounts ? t('Shown') : t('Left out'));
  return (
    <fieldset class="setting" aria-label={t('By the system while no tab is in view')}>
      <span class="setting-name">{t('System')}</span>
      <span class="setting-control">
        <button
          type="button"
          class="tool"
          aria-pressed={noticeChoices().hasSystem && permission() === 'granted'}
          disabled={permission() === 'missing'}
          title={t('While no tab of Tapedeck is in view')}
          onClick={() => void toggleSystem()}
        >
          {noticeChoices().hasSystem && permission() === 'granted' ? t('On') : t('Off')}
        </button>
        <span class="notice-test">{t('Amounts')}</span>
        <button
          type="button"
          class="tool"
          aria-label={t('Amounts in notices by the system: {{ choice }}', { choice: amounts() })}
          aria-pressed={noticeChoices().hasAmounts}
          disabled={!noticeChoices().hasSystem || permission() !== 'granted'}
          title={t('Sizes, prices and reasons: others may read them on a locked screen')}
          onClick={() => chooseNotices({ hasAmounts: !noticeChoices().hasAmounts })}
        >
          {amounts()}
        </button>
      </span>
      <Show when={whyNot(permission())}>{(why) => <p class="setting-note">{why()}</p>}</Show>
    </fieldset>
  );
}
