import { createSignal, onCleanup } from 'solid-js';

type Side = 'before' | 'after';

/** Nearer than this to where it was pressed it is a press. */
const SLACK_PX = 6;

export interface HeadDrag {
  grab(id: string, event: PointerEvent): void;
  /** Where a column that is dragged would go, seen from this one. */
  dropAt(id: string): Side | undefined;
  /** The press that is ending was a drag. */
  hasDragged(): boolean;
}

/** Headings dragged to their places. `head`: the row whose cells say in `data-column` which they are. */
export function createHeadDrag(head: () => HTMLElement, onDrop: (id: string, side: Side, other: string) => void): HeadDrag {
  const [drop, setDrop] = createSignal<{ readonly other: string; readonly side: Side } | null>(null);
  let isDragged = false;
  let stop: AbortController | null = null;
  onCleanup(() => stop?.abort());

  const placeAt = (x: number, id: string): { readonly other: string; readonly side: Side } | null => {
    for (const cell of head().querySelectorAll<HTMLElement>('[data-column]')) {
      const box = cell.getBoundingClientRect();
      const other = cell.dataset['column'] ?? '';
      if (x >= box.left && x < box.right) return other === id ? null : { other, side: x < box.left + box.width / 2 ? 'before' : 'after' };
    }
    return null;
  };
  const grab = (id: string, event: PointerEvent): void => {
    isDragged = false;
    // A finger scrolls the table.
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const from = event.clientX;
    stop?.abort();
    stop = new AbortController();
    const { signal } = stop;
    const move = ({ clientX }: PointerEvent): void => {
      isDragged ||= Math.abs(clientX - from) > SLACK_PX;
      if (isDragged) setDrop(placeAt(clientX, id));
    };
    const end = (isDropped: boolean): void => {
      const to = drop();
      setDrop(null);
      stop?.abort();
      if (isDropped && to !== null) onDrop(id, to.side, to.other);
    };
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', () => end(true), { signal });
    addEventListener('pointercancel', () => end(false), { signal });
    const onKey = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Escape' || !isDragged) return;
      pressed.preventDefault();
      pressed.stopPropagation();
      end(false);
    };
    addEventListener('keydown', onKey, { signal, capture: true });
  };
  return {
    grab,
    dropAt: (id) => (drop()?.other === id ? drop()?.side : undefined),
    hasDragged: () => isDragged,
  };
}
