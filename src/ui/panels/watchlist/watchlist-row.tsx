import { createMemo, createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { type InstrumentId, pairLabel } from '../../../domain/instrument';
import { formatNumber } from '../../format/number';
import { createPriceDecimals } from '../../pair-search/instruments';
import { Icon } from '../../parts/icon';
import { createTicker } from '../../shell/ticker';
import type { Column } from '../../trading/columns';
import { say } from '../../words/say';
import { t } from '../../words/t';
import type { Watched } from './watch-columns';

interface WatchlistRowProps {
  instrument: InstrumentId;
  columns: readonly Column<Watched>[];
  isSelected: boolean;
  /** The one stop for the Tab key. */
  isStop: boolean;
  isEditing: boolean;
  isFirst: boolean;
  isLast: boolean;
  onSelect: () => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onDragStart: () => void;
  onDrop: () => void;
}

/** One market and what the user wants to see of it. Dim when it is not live. */
export function WatchlistRow(props: WatchlistRowProps): JSX.Element {
  const [isSeen, setSeen] = createSignal(false);
  const [isOver, setOver] = createSignal(false);
  const { ticker, isLive, topic } = createTicker(() => props.instrument);
  const decimalsOf = createPriceDecimals(() => props.instrument);
  const watched: Watched = {
    get instrument() {
      return props.instrument;
    },
    get isSeen() {
      return isSeen();
    },
    get ticker() {
      return ticker();
    },
    get isLive() {
      return isLive();
    },
    price: (value) => formatNumber(value, decimalsOf(value ?? 0)),
  };
  const reason = createMemo(() => {
    const said = topic()?.status.reason ?? null;
    return said === null ? undefined : say(said);
  });
  let element!: HTMLLIElement;
  onMount(() => {
    const observer = new IntersectionObserver((entries) => setSeen(entries.some((entry) => entry.isIntersecting)));
    observer.observe(element);
    onCleanup(() => observer.disconnect());
  });
  return (
    <li
      ref={element}
      class="watch-row"
      data-over={isOver()}
      data-live={isLive()}
      data-editing={props.isEditing}
      draggable={true}
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', pairLabel(props.instrument));
        props.onDragStart();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        props.onDrop();
      }}
    >
      <button
        type="button"
        class="watch-main"
        data-pair={props.instrument}
        aria-current={props.isSelected ? 'true' : undefined}
        tabIndex={props.isStop ? 0 : -1}
        title={reason()}
        onClick={() => props.onSelect()}
        onKeyDown={(event) => props.onKeyDown(event)}
      >
        <span class="watch-pair">{pairLabel(props.instrument)}</span>
        <For each={props.columns}>{(column) => column.cell?.(() => watched)}</For>
      </button>
      <Show when={props.isEditing}>
        <span class="watch-edit">
          <button
            type="button"
            class="tool"
            aria-label={t('Move {{ pair }} up', { pair: pairLabel(props.instrument) })}
            disabled={props.isFirst}
            onClick={() => props.onMove(-1)}
          >
            <Icon name="up" />
          </button>
          <button
            type="button"
            class="tool"
            aria-label={t('Move {{ pair }} down', { pair: pairLabel(props.instrument) })}
            disabled={props.isLast}
            onClick={() => props.onMove(1)}
          >
            <Icon name="down" />
          </button>
          <button
            type="button"
            class="tool"
            aria-label={t('Remove {{ what }}', { what: pairLabel(props.instrument) })}
            onClick={() => props.onRemove()}
          >
            <Icon name="close" />
          </button>
        </span>
      </Show>
    </li>
  );
}
