import { createSignal, type JSX, Show } from 'solid-js';
import { chooseNotices, noticeChoices } from './notice-choices';
import { playSound, readySound } from './sound';
import { askPermission, systemPermission } from './system-notice';
import './notice-settings.css';

const WHY_NOT = {
  denied: 'The browser does not let this page: allow notifications in its settings for this site.',
  missing: 'This browser has no notifications here.',
  default: 'The browser was not asked yet.',
  granted: '',
} as const;

/** Whether this device sounds at fills, rejects and triggers. */
export function SoundSetting(): JSX.Element {
  const toggleSound = (): void => {
    const hasSound = !noticeChoices().hasSound;
    if (hasSound) readySound();
    chooseNotices({ hasSound });
  };
  return (
    <fieldset class="setting" aria-label="Sounds">
      <span class="setting-name">Sounds</span>
      <span class="setting-control">
        <button type="button" class="tool" aria-pressed={noticeChoices().hasSound} onClick={toggleSound}>
          {noticeChoices().hasSound ? 'On' : 'Off'}
        </button>
        <label class="notice-volume">
          <span>Volume</span>
          <input
            type="range"
            min="1"
            max="100"
            aria-label="Volume of notices"
            value={noticeChoices().volume}
            disabled={!noticeChoices().hasSound}
            onInput={(event) => chooseNotices({ volume: event.currentTarget.valueAsNumber })}
          />
        </label>
        <span class="notice-test">Test</span>
        {(['buy', 'sell', 'reject'] as const).map((kind) => (
          <button
            type="button"
            class="tool"
            aria-label={`Test the sound of a ${kind}`}
            onClick={() => {
              readySound();
              playSound(kind, noticeChoices().volume);
            }}
          >
            {kind}
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
  const amounts = (): string => (noticeChoices().hasAmounts ? 'Shown' : 'Left out');
  return (
    <fieldset class="setting" aria-label="By the system while no tab is in view">
      <span class="setting-name">System</span>
      <span class="setting-control">
        <button
          type="button"
          class="tool"
          aria-pressed={noticeChoices().hasSystem && permission() === 'granted'}
          disabled={permission() === 'missing'}
          title="While no tab of Tapedeck is in view"
          onClick={() => void toggleSystem()}
        >
          {noticeChoices().hasSystem && permission() === 'granted' ? 'On' : 'Off'}
        </button>
        <span class="notice-test">Amounts</span>
        <button
          type="button"
          class="tool"
          aria-label={`Amounts in notices by the system: ${amounts()}`}
          aria-pressed={noticeChoices().hasAmounts}
          disabled={!noticeChoices().hasSystem || permission() !== 'granted'}
          title="Sizes, prices and reasons: others may read them on a locked screen"
          onClick={() => chooseNotices({ hasAmounts: !noticeChoices().hasAmounts })}
        >
          {amounts()}
        </button>
      </span>
      <Show when={permission() !== 'granted'}>
        <p class="setting-note">{WHY_NOT[permission()]}</p>
      </Show>
    </fieldset>
  );
}
