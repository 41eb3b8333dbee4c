import { createSignal, type JSX } from 'solid-js';
import { Choice, Options } from '../settings/choice';
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

type Switch = 'off' | 'on';
const onOrOff = (): readonly (readonly [Switch, string])[] => [
  ['off', t('Off')],
  ['on', t('On')],
];

/** Whether this device sounds at fills, rejects and triggers. */
export function SoundSetting(): JSX.Element {
  const choose = (choice: Switch): void => {
    const hasSound = choice === 'on';
    if (hasSound) readySound();
    chooseNotices({ hasSound });
  };
  return (
    <Choice name={t('Sounds')} options={onOrOff()} chosen={noticeChoices().hasSound ? 'on' : 'off'} onChoose={choose}>
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
      <span class="notice-more">{t('Test')}</span>
      {(['buy', 'sell', 'reject'] as const).map((kind) => (
        <button
          type="button"
          class="tool setting-button"
          aria-label={t('Test the sound of a {{ kind }}', { kind: t(SOUND_WORDS[kind]) })}
          onClick={() => {
            readySound();
            playSound(kind, noticeChoices().volume);
          }}
        >
          {t(SOUND_WORDS[kind])}
        </button>
      ))}
    </Choice>
  );
}

/** Whether the system tells while no tab of this program is in view. */
export function SystemSetting(): JSX.Element {
  const [permission, setPermission] = createSignal(systemPermission());
  const isOn = (): boolean => noticeChoices().hasSystem && permission() === 'granted';
  const choose = async (choice: Switch): Promise<void> => {
    if (choice === 'off') {
      chooseNotices({ hasSystem: false });
      return;
    }
    const answer = await askPermission();
    setPermission(answer);
    chooseNotices({ hasSystem: answer === 'granted' });
  };
  return (
    <Choice
      name={t('System')}
      label={t('By the system while no tab is in view')}
      options={onOrOff()}
      chosen={isOn() ? 'on' : 'off'}
      onChoose={(choice) => void choose(choice)}
      isDisabled={permission() === 'missing'}
      title={t('While no tab of Tapedeck is in view')}
      note={whyNot(permission())}
    >
      <fieldset class="notice-amounts" aria-label={t('Amounts in notices by the system')}>
        <span class="notice-more">{t('Amounts')}</span>
        <Options
          options={[
            ['shown', t('Shown')],
            ['hidden', t('Left out')],
          ]}
          chosen={noticeChoices().hasAmounts ? 'shown' : 'hidden'}
          onChoose={(choice) => chooseNotices({ hasAmounts: choice === 'shown' })}
          isDisabled={!isOn()}
          title={t('Sizes, prices and reasons: others may read them on a locked screen')}
        />
      </fieldset>
    </Choice>
  );
}
