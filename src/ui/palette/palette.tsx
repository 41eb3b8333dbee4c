import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, Show, untrack } from 'solid-js';
import { type InstrumentId, pairLabel, parseInstrumentId } from '../../domain/instrument';
import { inNumberForm } from '../format/number-form';
import { KeyCaps } from '../keys/key-caps';
import { createInstruments } from '../pair-search/instruments';
import { matchPairs } from '../pair-search/matches';
import { Dialog } from '../parts/dialog';
import { Icon } from '../parts/icon';
import type { Desk } from '../shell/desk';
import type { Market } from '../shell/market';
import { venueName, venueOf } from '../shell/venue-name';
import { useTerminal } from '../terminal-context';
import type { Account } from '../trading/account';
import { confirmChoices } from '../trading/confirm-choices';
import type { TicketFill } from '../trading/ticket-link';
import { t } from '../words/t';
import { askWords } from './ask-words';
import { actionEntries, bookEntries, cancelEntries, type Doing, inEnglishToo, workspaceEntries } from './entries';
import { offered } from './offered';
import { HOW, readOrder, type TypedOrder } from './typed-order';
import './palette.css';

export interface PaletteProps {
  market: Market;
  account: Account;
  /** Null: this screen has none. */
  desk: Desk | null;
  /** What is typed already. */
  begin: string;
  /** Opens the ticket with an order in it. */
  onTicket: (fill: TicketFill) => void;
  onClose: () => void;
}

/** Among all that can be done a handful of pairs: the search has the others. */
const MOST_PAIRS = 8;

/** Everything by typing: pairs, actions, workspaces, books, and orders, which the ticket shows and asks about. */
export function Palette(props: PaletteProps): JSX.Element {
  const terminal = useTerminal();
  const [typed, setTyped] = createSignal(untrack(() => props.begin));
  const [at, setAt] = createSignal(0);
  const before = document.activeElement;
  let input!: HTMLInputElement;
  let list!: HTMLDivElement;
  const pair = (): InstrumentId => props.market.selected();
  const venue = (): string => venueOf(pair());
  const instruments = createInstruments(venue);
  // The focus goes back to where the keys were, unless what was chosen took it elsewhere.
  onCleanup(() =>
    queueMicrotask(() => {
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    }),
  );

  const order = createMemo(() => readOrder(typed(), parseInstrumentId(pair())?.base ?? ''));
  const orderEntry = (typedOrder: TypedOrder): Doing => {
    const { side, size, price } = typedOrder;
    const { base = '' } = parseInstrumentId(pair()) ?? {};
    return {
      id: 'order',
      label: `${side === 'buy' ? `▲ ${t('Buy')}` : `▼ ${t('Sell')}`} ${inNumberForm(size)} ${base} ${price === null ? t('at market') : `@ ${inNumberForm(price)}`}…`,
      kind: `${t('Order')} ${pairLabel(pair())} · ${props.account.word()}`,
      chord: null,
      run: () =>
        props.onTicket({
          instrument: pair(),
          side,
          type: price === null ? 'market' : 'limit',
          typed: price === null ? { size } : { size, price },
          source: 'palette',
        }),
    };
  };
  // As they were when it was opened: entries that changed under the hand would mean something else than what was read.
  const cancels = cancelEntries(terminal, props.account, pair());
  const books = bookEntries(props.account);
  const [workspaces, setWorkspaces] = createSignal<readonly Doing[]>([]);
  if (props.desk !== null) void workspaceEntries(props.desk).then(setWorkspaces);
  const pairs = createMemo((): readonly Doing[] => {
    if (typed().trim() === '') return [];
    return matchPairs(instruments() ?? [], typed())
      .slice(0, MOST_PAIRS)
      .map(({ id }) => ({ id, label: pairLabel(id), kind: `${t('Pair')} · ${venueName(venue())}`, chord: null, run: () => props.market.select(id) }));
  });
  const entries = createMemo(() =>
    offered(typed(), order(), {
      pairs: pairs(),
      cancels: cancels.map(inEnglishToo),
      books: books.map(inEnglishToo),
      others: [...actionEntries(), ...workspaces()].map(inEnglishToo),
      orderOf: orderEntry,
    }),
  );
  createEffect(on(typed, () => setAt(0), { defer: true }));

  const take = (entry: Doing | undefined): void => {
    if (entry === undefined) return;
    props.onClose();
    entry.run();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key] ?? 0;
    if (by !== 0) {
      setAt((now) => Math.min(Math.max(now + by, 0), Math.max(entries().length - 1, 0)));
      list.children[at()]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && !event.repeat) take(entries()[at()]);
    else return;
    event.preventDefault();
  };
  const words = (): string => {
    const now = order();
    if (typeof now === 'string') return now;
    if (typeof now === 'object') return askWords(now.price === null ? 'market' : 'limit', confirmChoices());
    if (entries().length > 0) return typed() === '' ? `${t('Or an order.')} ${t(HOW)}` : '';
    return typed() === props.begin
      ? t('Orders go to the only book there is. Books…, under the ticket, opens others.')
      : t('Nothing is called “{{ typed }}”.', { typed: typed() });
  };

  return (
    <Dialog title={t('Do anything')} class="palette dialog-tall" first={() => input} onClose={props.onClose}>
      <div class="palette-field">
        <Icon name="search" />
        <input
          ref={input}
          class="palette-input"
          type="text"
          role="combobox"
          aria-label={t('Pair, action or order')}
          aria-expanded="true"
          aria-controls="palette-entries"
          aria-activedescendant={entries().length > 0 ? `palette-entry-${at()}` : undefined}
          aria-autocomplete="list"
          placeholder={t('Pair, action, or buy 0.01 @ 70000')}
          autocomplete="off"
          spellcheck={false}
          value={typed()}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKey}
        />
      </div>
      <div class="palette-list scroll" role="listbox" id="palette-entries" aria-label={t('What can be done')} ref={list}>
        <For each={entries()}>
          {(entry, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus and names the chosen option.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys.
            <div
              id={`palette-entry-${i()}`}
              class="palette-entry"
              role="option"
              aria-selected={i() === at()}
              onPointerMove={() => setAt(i())}
              onClick={() => take(entry)}
            >
              <span class="palette-label">{entry.label}</span>
              <span class="palette-kind">{entry.kind}</span>
              <span class="palette-keys">
                <Show when={entry.chord}>{(chord) => <KeyCaps chord={chord()} />}</Show>
              </span>
            </div>
          )}
        </For>
      </div>
      <p class="palette-words" aria-live="polite">
        {words()}
      </p>
    </Dialog>
  );
}
