import { createMemo, createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { leftWords } from '../format/age';
import { createWatch, useEngine, useSeconds, useTerminal } from '../terminal-context';
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
    if (props.market.isBackReachable()) return 'Bitfinex is reachable again.';
    const next = nextTryAt();
    return `Bitfinex could not be reached. ${next === null ? 'It is being tried again.' : `Next try in ${leftWords(next, seconds())}.`}`;
  };
  return (
    <Show when={props.market.isSimulated()}>
      <aside class="band band-simulated" aria-label="Simulated market">
        <strong>SIMULATED MARKET — not real prices</strong>
        <span class="band-more">{words()}</span>
        <MoodChoice venue={venueOf(props.market.selected())} />
        <Show when={props.market.isStandIn() && nextTryAt() !== null && !props.market.isBackReachable()}>
          <button type="button" class="action" onClick={() => void terminal.commands.retryNow(HOME_VENUE)}>
            Retry now
          </button>
        </Show>
        <button type="button" class="action" onClick={() => props.market.goBack()}>
          {props.market.isBackReachable() ? 'Switch back to Bitfinex' : 'Back to Bitfinex'}
        </button>
      </aside>
    </Show>
  );
}

const BY_CHANCE = 'by chance';

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
          <span>Mood</span>
          <select class="tool" aria-label="Mood of the simulated market" onChange={(event) => choose(event.currentTarget.value)}>
            <For each={[BY_CHANCE, ...all().names]}>
              {(mood) => (
                <option value={mood} selected={mood === (all().chosen ?? BY_CHANCE)}>
                  {mood.replace('-', ' ')}
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
        return 'Everything below is the last known state. It is being started again by itself; reload the page if this stays.';
      case 'outdated':
        return 'A newer Tapedeck runs in another tab and holds the connection. Reload this tab to join it.';
      case 'unsupported':
        return engine().why ?? 'This browser cannot run the engine: Chrome, Edge or Firefox can.';
      default:
        return null;
    }
  };
  const title = (): string =>
    engine().phase === 'lost'
      ? 'The engine does not answer.'
      : engine().phase === 'outdated'
        ? 'This tab is of an older version.'
        : 'This browser cannot run Tapedeck.';
  return (
    <Show when={advice()}>
      {(text) => (
        <aside class="band" aria-label="Engine">
          <strong>{title()}</strong>
          <span class="band-more">{text()}</span>
          <Show when={engine().phase !== 'unsupported'}>
            <button type="button" class="action" onClick={() => location.reload()}>
              Reload
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
      <aside class="band band-update" aria-label="Update">
        <span class="band-more">A new version is ready. Reload when it suits you.</span>
        <button type="button" class="action" onClick={() => props.pwa.applyUpdate()}>
          Reload
        </button>
        <button type="button" class="action" onClick={() => setReady(false)}>
          Later
        </button>
      </aside>
    </Show>
  );
}
