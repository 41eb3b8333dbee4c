import { createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import type { LinkState } from '../../../worker/protocol/link-state';
import { engineTrouble } from '../../parts/effective-status';
import type { Market } from '../../shell/market';
import { createWatch, useEngine, useTerminal } from '../../terminal-context';
import { say } from '../../words/say';
import { t } from '../../words/t';
import { MetricsView } from './metrics-view';
import { TroubleCard } from './trouble-card';
import { VenueCard } from './venue-card';
import './connection-panel.css';

const storageWords = (link: LinkState): string => {
  if (link.storage === 'ok') return t('Storage: the last market and your settings are kept in this browser for the next start.');
  if (link.storage === 'opening') return t('Storage: opening.');
  if (link.storageWhy === null) return t('Storage: nothing is being saved. Watching goes on.');
  return t('Storage: nothing is being saved, {{ why }}. Watching goes on.', { why: say(link.storageWhy) });
};

/** Every venue's connection, what can be done about it, and the engine's figures. */
export function ConnectionPanel(props: { market: Market }): JSX.Element {
  const terminal = useTerminal();
  const engine = useEngine();
  const link = createWatch(terminal.link);
  const [hasWaited, setHasWaited] = createSignal(false);
  onMount(() => {
    const timer = setTimeout(setHasWaited, 5_000, true);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section class="connection scroll" aria-label={t('Connections')} tabIndex={0}>
      <Show when={engineTrouble(engine())}>
        {(why) => <p class="connection-words">{t('Nothing below is live: {{ why }}.', { why: say(why()) })}</p>}
      </Show>
      <Show
        when={link()}
        fallback={
          <p class="connection-words">
            {hasWaited()
              ? t('The engine has not said how it is connected. Reload the page; if that does not help, this browser may block shared workers.')
              : t('Asking the engine')}
          </p>
        }
      >
        {(known) => (
          <>
            <div class="connection-venues">
              <For each={known().venues.map((venue) => venue.venue)}>
                {(id) => (
                  <Show when={link()?.venues.find((venue) => venue.venue === id)}>
                    {(venue) => <VenueCard venue={venue()} market={props.market} />}
                  </Show>
                )}
              </For>
            </div>
            <div class="connection-engine">
              <MetricsView />
              <p class="connection-storage">{storageWords(known())}</p>
              <TroubleCard />
            </div>
          </>
        )}
      </Show>
    </section>
  );
}
