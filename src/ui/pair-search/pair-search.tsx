import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, onMount, Show } from 'solid-js';
import { type InstrumentId, pairLabel } from '../../domain/instrument';
import { watchedAt, withPair } from '../panels/watchlist/watched';
import { Dialog } from '../parts/dialog';
import { Icon } from '../parts/icon';
import { HOME_VENUE, SIMULATED_VENUE } from '../shell/source-choice';
import { venueName, venueOf } from '../shell/venue-name';
import { createWatch, useEngine, useTerminal } from '../terminal-context';
import { say } from '../words/say';
import { t } from '../words/t';
import { createInstruments } from './instruments';
import { MOST_MATCHES, matchPairs, spelledPair } from './matches';
import './pair-search.css';

export interface PairSearchProps {
  /** The market that is shown where it is opened from. */
  at: InstrumentId;
  onPair: (pair: InstrumentId) => void;
  /** `add`: to the watchlist, without going there. */
  purpose: 'open' | 'add';
  onClose: () => void;
}

interface Choice {
  readonly id: InstrumentId;
  readonly isListed: boolean;
}

const VENUES = [HOME_VENUE, SIMULATED_VENUE] as const;

/** Find a pair by typing. What the list lacks can be tried all the same: lists are older than markets. */
export function PairSearch(props: PairSearchProps): JSX.Element {
  const terminal = useTerminal();
  const engine = useEngine();
  const settings = createWatch(terminal.settings);
  const [venue, setVenue] = createSignal<string>(venueOf(props.at));
  const [typed, setTyped] = createSignal('');
  const [at, setAt] = createSignal(0);
  const [hasWaited, setHasWaited] = createSignal(false);
  const instruments = createInstruments(venue);
  let list!: HTMLDivElement;
  let input!: HTMLInputElement;
  onMount(() => {
    const timer = setTimeout(setHasWaited, 5_000, true);
    onCleanup(() => clearTimeout(timer));
  });

  const choices = createMemo((): readonly Choice[] => {
    const found = matchPairs(instruments() ?? [], typed()).map((instrument): Choice => ({ id: instrument.id, isListed: true }));
    const spelled = spelledPair(typed(), venue());
    return spelled === undefined || found.some((choice) => choice.id === spelled) ? found : [...found, { id: spelled, isListed: false }];
  });
  createEffect(on([typed, venue], () => setAt(0)));

  const take = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    if (props.purpose === 'open') props.onPair(choice.id);
    else {
      const lists = settings()?.watchlists;
      const next = withPair(watchedAt(venue(), lists), choice.id);
      void terminal.commands.changeSettings({ watchlists: { ...lists, [venue()]: next } });
    }
    props.onClose();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : event.key === 'PageDown' ? 8 : event.key === 'PageUp' ? -8 : 0;
    if (by !== 0) {
      setAt((now) => Math.min(Math.max(now + by, 0), choices().length - 1));
      list.children[at()]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') take(choices()[at()]);
    else return;
    event.preventDefault();
  };
  const nothing = createMemo((): string | null => {
    if (choices().length > 0) return null;
    if (instruments() !== null)
      return t('{{ venue }} lists no pair like “{{ typed }}”. Type it as BASE/QUOTE to try it anyway.', {
        venue: venueName(venue()),
        typed: typed(),
      });
    if (!hasWaited()) return t('Asking for the list of pairs');
    return t('The list of pairs cannot be had: {{ why }}. A pair typed as BASE/QUOTE can be opened all the same.', {
      why: say(engine().why ?? 'the engine has not answered'),
    });
  });

  return (
    <Dialog
      title={props.purpose === 'add' ? t('Add to the watchlist') : t('Open a pair')}
      class="pair-search dialog-tall"
      first={() => input}
      onClose={props.onClose}
    >
      <div class="pair-search-field">
        <Icon name="search" />
        <input
          ref={input}
          class="pair-search-input"
          type="text"
          role="combobox"
          aria-label={t('Pair')}
          aria-expanded="true"
          aria-controls="pair-choices"
          aria-activedescendant={choices().length > 0 ? `pair-choice-${at()}` : undefined}
          aria-autocomplete="list"
          placeholder="BTC/USD"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          value={typed()}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKey}
        />
        <fieldset class="pair-search-venues" aria-label={t('Market|of pairs')}>
          <For each={VENUES}>
            {(id) => (
              <button type="button" class="tool" aria-pressed={venue() === id} onClick={() => setVenue(id)}>
                {venueName(id)}
              </button>
            )}
          </For>
        </fieldset>
      </div>
      <div class="pair-search-list scroll" role="listbox" id="pair-choices" aria-label={t('Pairs')} ref={list}>
        <For each={choices()}>
          {(choice, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus and names the chosen option.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys.
            <div
              id={`pair-choice-${i()}`}
              class="pair-choice"
              role="option"
              aria-selected={i() === at()}
              onPointerMove={() => setAt(i())}
              onClick={() => take(choice)}
            >
              <span class="pair-choice-name">{pairLabel(choice.id)}</span>
              <span class="pair-choice-note">{choice.isListed ? venueName(venue()) : t('not in the list — try anyway')}</span>
            </div>
          )}
        </For>
      </div>
      <p class="pair-search-words" aria-live="polite">
        <Show
          when={nothing()}
          fallback={choices().length >= MOST_MATCHES ? t('The first {{ count }} that fit. Type to find others.', { count: MOST_MATCHES }) : ''}
        >
          {(words) => words()}
        </Show>
      </p>
    </Dialog>
  );
}
