import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { Dialog } from '../parts/dialog';
import type { ThemeChoice } from '../shell/theme';
import { type Text, t } from '../words/t';
import { DensitySetting, PaletteSetting, ThemeSetting } from './display-choices';
import './settings.css';

export interface FirstStepsProps {
  theme: ThemeChoice;
  onSimulated: () => void;
  onTicket: () => void;
  onKeys: () => void;
  onClose: () => void;
}

const TITLES = ['How it looks', 'Which market', 'Trading with play money'] as const satisfies readonly Text[];

/** What helps in the first minute, in three steps that can be left at any. */
export function FirstSteps(props: FirstStepsProps): JSX.Element {
  const [step, setStep] = createSignal(0);
  const goTo = (run: () => void): void => {
    props.onClose();
    run();
  };
  return (
    <Dialog title={t('First steps · {{ step }} of {{ steps }}', { step: step() + 1, steps: TITLES.length })} onClose={props.onClose}>
      <div class="first-steps">
        <h3>{t(TITLES[step()] ?? TITLES[0])}</h3>
        <Switch>
          <Match when={step() === 0}>
            <ThemeSetting theme={props.theme} />
            <PaletteSetting />
            <DensitySetting />
          </Match>
          <Match when={step() === 1}>
            <p>
              {t(
                'Prices come straight from Bitfinex to this browser; nothing stands between. Press the pair at the top left, or /, for another one.',
              )}
            </p>
            <p>
              {t('Without a network a simulated market takes its place, and says so. There you choose its mood: calm, trend, volatile and worse.')}
            </p>
            <button type="button" class="action" onClick={() => goTo(props.onSimulated)}>
              {t('Look at the simulated market')}
            </button>
          </Match>
          <Match when={step() === 2}>
            <p>
              {t(
                'Orders go to a paper account against the live book until you choose otherwise: a dashed frame, the strip and every button say PAPER.',
              )}
            </p>
            <p>{t('Panels are moved by their heads. All that you set is under Settings, and each key in a list.')}</p>
            <button type="button" class="action" onClick={() => goTo(props.onTicket)}>
              {t('Open the order ticket')}
            </button>{' '}
            <button type="button" class="action" onClick={() => goTo(props.onKeys)}>
              {t('Show the keys')}
            </button>
          </Match>
        </Switch>
        <div class="first-steps-foot">
          <button type="button" class="tool" onClick={() => props.onClose()}>
            {t('Skip')}
          </button>
          <Show
            when={step() < TITLES.length - 1}
            fallback={
              <button type="button" class="action action-main" onClick={() => props.onClose()}>
                {t('Done')}
              </button>
            }
          >
            <button type="button" class="action action-main" onClick={() => setStep((now) => now + 1)}>
              {t('Next')}
            </button>
          </Show>
        </div>
      </div>
    </Dialog>
  );
}
