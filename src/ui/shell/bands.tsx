import { createMemo, createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { leftWords } from '../format/age';
import { createWatch, useEngine, useSeconds, useTerminal } from '../terminal-context';
import { say } from '../words/say';
import { type Text, t } from '../words/t';
import type { Market } from './market';
import { HOME_VENUE } from './source-choice';
import { venueOf } from './venue-name';
import './bands.css';

/** What the shell needs of the installed app. */
export interface Pwa {
  /** Calls back once a new version can be had. Answers the way to stop. */
  onUpdateReady(reader: () => void): () => void;
  applyUpdate(): void;
}

/** Nobody should take the simulated market for a real one. */
export function SimulatedBand(props: { market: Market }): JSX.Element {
  const terminal = useTerminal();
  const seconds = useSeconds();
  const link = createWatch(terminal.link);
  const nextTryAt = createMemo(() => link()?.venues.find((venue) => venue.venue === HOME_VENUE)?.nextTryAt ?? null);
  const words = (): string => {
    if (!props.market.isStandIn()) return '';
    if (props.market.isBackReachable()) return t('Bitfinex is reachable again.');
    const next = nextTryAt();
    return next === null
      ? t('Bitfinex could not be reached. It is being tried again.')
      : t('Bitfinex could not be reached. Next try in {{ time }}.', { time: leftWords(next, seconds()) });
  };
  return (
    <Show when={props.market.isSimulated()}>
      <aside class="band band-simulated" aria-label={t('Simulated market')}>
        <strong>{t('SIMULATED MARKET — not real prices')}</strong>
        <span class="band-more">{words()}</span>
        <MoodChoice venue={venueOf(props.market.selected())} />
        <Show when={props.market.isStandIn() && nextTryAt() !== null && !props.market.isBackReachable()}>
          <button type="button" class="action" onClick={() => void terminal.commands.retryNow(HOME_VENUE)}>
            {t('Retry now')}
          </button>
        </Show>
        <button type="button" class="action" onClick={() => props.market.goBack()}>
          {props.market.isBackReachable() ? t('Switch back to Bitfinex') : t('Back to Bitfinex')}
        </button>
      </aside>
    </Show>
  );
}

const BY_CHANCE = 'by chance';
const MOOD_WORDS = {
  [BY_CHANCE]: 'by chance',
  calm: 'calm',
  trend: 'trend',
  volatile: 'volatile',
  'flash-crash': 'flash crash',
  'one-sided': 'one sided',
  outage: 'outage',
} as const satisfies Readonly<Record<string, Text>>;

/** One that a newer engine has and this page does not know is shown by its own name. */
const moodWords = (mood: string): string => say(Object.hasOwn(MOOD_WORDS, mood) ? MOOD_WORDS[mood as keyof typeof MOOD_WORDS] : mood);

/** How the market that is made up behaves, for all tabs. */
function MoodChoice(props: { venue: string }): JSX.Element {
  const terminal = useTerminal();
  const link = createWatch(terminal.link);
  const moods = createMemo(() => link()?.venues.find(({ venue }) => venue === props.venue)?.moods ?? null);
  const choose = (chosen: string): void => void terminal.commands.setMood(props.venue, chosen === BY_CHANCE ? null : chosen);
  return (
    <Show when={moods()}>
      {(all) => (
        <label class="band-mood">
          <span>{t('Mood')}</span>
          <select class="tool" aria-label={t('Mood of the simulated market')} onChange={(event) => choose(event.currentTarget.value)}>
            <For each={[BY_CHANCE, ...all().names]}>
              {(mood) => (
                <option value={mood} selected={mood === (all().chosen ?? BY_CHANCE)}>
                  {moodWords(mood)}
                </option>
              )}
            </For>
          </select>
        </label>
      )}
    </Show>
  );
}

/** Why the engine serves this tab no more, and what to do. */
export function EngineBand(): JSX.Element {
  const engine = useEngine();
  const advice = (): string | null => {
    switch (engine().phase) {
      case 'lost':
        return t('Everything below is the last known state. It is being started again by itself; reload the page if this stays.');
      case 'outdated':
        return t('A newer Tapedeck runs in another tab and holds the connection. Reload this tab to join it.');
      case 'unsupported':
        return say(engine().why ?? '') || t('This browser cannot run the engine: Chrome, Edge or Firefox can.');
      default:
        return null;
    }
  };
  const title = (): string =>
    engine().phase === 'lost'
      ? t('The engine does not answer.')
      : engine().phase === 'outdated'
        ? t('This tab is of an older version.')
        : t('This browser cannot run Tapedeck.');
  return (
    <Show when={advice()}>
      {(text) => (
        <aside class="band" aria-label={t('Engine')}>
          <strong>{title()}</strong>
          <span class="band-more">{text()}</span>
          <Show when={engine().phase !== 'unsupported'}>
            <button type="button" class="action" onClick={() => location.reload()}>
              {t('Reload')}
            </button>
          </Show>
        </aside>
      )}
    </Show>
  );
}

/** A new version waits until the user wants it, and is not offered while the word on an order is still to come, or exits are held that would end with this version. */
export function UpdateBand(props: { pwa: Pwa; isOrderUnderWay: boolean }): JSX.Element {
  const [isReady, setReady] = createSignal(false);
  onMount(() => onCleanup(props.pwa.onUpdateReady(() => setReady(true))));
  return (
    <Show when={isReady() && !props.isOrderUnderWay}>
      <aside class="band band-update" aria-label={t('Update')}>
        <span class="band-more">{t('A new version is ready. Reload when it suits you.')}</span>
        <button type="button" class="action" onClick={() => props.pwa.applyUpdate()}>
          {t('Reload')}
        </button>
        <button type="button" class="action" onClick={() => setReady(false)}>
          {t('Later')}
        </button>
      </aside>
    </Show>
  );
}
