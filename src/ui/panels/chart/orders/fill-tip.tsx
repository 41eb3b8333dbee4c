import { createMemo, createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { toDouble } from '../../../../domain/money';
import type { AccountFill } from '../../../../worker/protocol/account-view';
import { ownWords } from '../../../parts/mask';
import { shownZone } from '../../../parts/zone';
import { useSeconds } from '../../../terminal-context';
import { t } from '../../../words/t';
import type { ChartSurface } from '../chart-surface';
import { type FillSpot, fillGroups, fillsUnder, middleOf } from './fill-spots';
import { fillCause, fillFacts, fillSums, fillTitle } from './fill-words';

interface FillTipProps {
  /** Of the chart's market. */
  fills: readonly AccountFill[];
  surface: ChartSurface;
  /** Runs it at each painting of the chart. */
  onPainting: (put: () => void) => () => void;
}

/** More than these are counted: the table of fills has them all. */
const MOST_TOLD = 3;
const WIDTH = 280;
const GAP_PX = 14;

/** What stands behind the triangles of one's own fills: under a pointer, and for the keyboard one group after another. */
export function FillTip(props: FillTipProps): JSX.Element {
  const [shown, setShown] = createSignal<readonly string[]>([], { equals: (a, b) => a.join() === b.join() });
  const told = createMemo(() => props.fills.filter(({ id }) => shown().includes(id)));
  let card: HTMLDivElement | undefined;

  const spots = (): FillSpot[] => {
    const { width, height } = props.surface.plotSize();
    return props.fills.flatMap((fill) => {
      const [x, y] = [props.surface.xOf(fill.at), props.surface.yOf(toDouble(fill.price))];
      const isSeen = x !== null && y !== null && x >= 0 && x <= width && y >= 0 && y <= height;
      return isSeen ? [{ id: fill.id, x, y, isBuy: fill.side === 'buy' }] : [];
    });
  };
  /** Above or below its triangle, where there is more room, and whole in view. Per cents are of its own height, which need not be measured. */
  const put = (): void => {
    if (card === undefined) return;
    const spot = spots().find(({ id }) => shown().includes(id));
    card.hidden = spot === undefined;
    if (spot === undefined) return;
    const { width, height } = props.surface.plotSize();
    const wide = Math.min(WIDTH, width - 8);
    const left = Math.round(Math.min(Math.max(spot.x - wide / 2, 4), width - wide - 4));
    const isBelow = spot.y < height / 2;
    const top = Math.round(middleOf(spot) + (isBelow ? GAP_PX : -GAP_PX));
    card.style.width = `${wide}px`;
    const place = isBelow ? `min(${top}px, ${height - 4}px - 100%)` : `max(4px, ${top}px - 100%)`;
    card.style.transform = `translate(${left}px, ${place})`;
  };

  onMount(() => {
    const { host } = props.surface;
    const point = ({ clientX, clientY, buttons, pointerType }: PointerEvent): void => {
      // Whoever drags the chart looks at something else.
      if (buttons !== 0 && pointerType === 'mouse') return void setShown([]);
      const box = host.getBoundingClientRect();
      setShown(fillsUnder(spots(), clientX - box.left, clientY - box.top));
    };
    const leave = ({ pointerType }: PointerEvent): void => void (pointerType === 'mouse' && setShown([]));
    host.addEventListener('pointermove', point);
    host.addEventListener('pointerdown', point);
    host.addEventListener('pointerleave', leave);
    onCleanup(props.onPainting(put));
    onCleanup(() => {
      host.removeEventListener('pointermove', point);
      host.removeEventListener('pointerdown', point);
      host.removeEventListener('pointerleave', leave);
    });
  });

  /** The newest first: to the left is older. */
  const step = (by: number | 'first' | 'last'): void => {
    const groups = fillGroups(spots());
    const at = groups.findIndex((group) => group.some((id) => shown().includes(id)));
    const last = groups.length - 1;
    const next = by === 'first' ? 0 : by === 'last' || at < 0 ? last : Math.min(Math.max(at + by, 0), last);
    setShown(groups[next] ?? []);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowLeft') step(-1);
    else if (event.key === 'ArrowRight') step(1);
    else if (event.key === 'Home') step('first');
    else if (event.key === 'End') step('last');
    else if (event.key === 'Escape' && shown().length > 0) setShown([]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Show when={props.fills.length > 0}>
      <button
        type="button"
        class="own-fills-stop"
        aria-describedby="own-fills-tip"
        onFocus={() => step('last')}
        onBlur={() => setShown([])}
        onClick={() => step(-1)}
        onKeyDown={onKey}
      >
        {t('Your fills on the chart')} · ← →
      </button>
      <div id="own-fills-tip" aria-live="polite">
        <Show when={told().length > 0}>
          <div
            class="own-fills-tip"
            role="tooltip"
            ref={(element) => {
              card = element;
              queueMicrotask(put);
            }}
          >
            <FillCards fills={told()} />
          </div>
        </Show>
      </div>
    </Show>
  );
}

function FillCards(props: { fills: readonly AccountFill[] }): JSX.Element {
  const seconds = useSeconds();
  const more = (): number => props.fills.length - MOST_TOLD;
  return (
    <>
      <For each={fillSums(props.fills)}>{(line) => <p class="own-fills-sum">{ownWords(line)}</p>}</For>
      <ul>
        <For each={props.fills.slice(0, MOST_TOLD)}>
          {(fill) => (
            <li data-side={fill.side}>
              <p class="own-fill-title">
                <span aria-hidden="true">{fill.side === 'buy' ? '▲' : '▼'}</span> {ownWords(fillTitle(fill))}
              </p>
              <p>{ownWords(fillFacts(fill, seconds(), shownZone()))}</p>
              <p>{ownWords(fillCause(fill))}</p>
            </li>
          )}
        </For>
      </ul>
      <Show when={more() > 0}>
        <p>{t('And {{ count }} more: the table of fills has them all.', { count: more() })}</p>
      </Show>
    </>
  );
}
