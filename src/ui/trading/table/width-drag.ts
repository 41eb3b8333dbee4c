import { onCleanup } from 'solid-js';

export interface WidthHands {
  /** While it is dragged. Null: the drag was left, all is as it was. */
  onPreview: (width: number | null) => void;
  /** Null: its own again. */
  onWidth: (width: number | null) => void;
}

/** Begins the drag of a border that stands in its heading, at the right or the left of it. Esc leaves it. */
export function createWidthDrag(hands: WidthHands, side: 'left' | 'right'): (event: PointerEvent & { currentTarget: HTMLElement }) => void {
  let stop: AbortController | null = null;
  onCleanup(() => stop?.abort());
  return (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const from = event.clientX;
    const before = event.currentTarget.parentElement?.getBoundingClientRect().width ?? 0;
    let width: number | null = null;
    stop?.abort();
    stop = new AbortController();
    const { signal } = stop;
    const move = ({ clientX }: PointerEvent): void => {
      if (width === null && clientX === from) return;
      width = before + (side === 'right' ? clientX - from : from - clientX);
      hands.onPreview(width);
    };
    const end = (isDone: boolean): void => {
      stop?.abort();
      if (width === null) return;
      if (isDone) hands.onWidth(width);
      else hands.onPreview(null);
    };
    const leave = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Escape') return;
      pressed.preventDefault();
      pressed.stopPropagation();
      end(false);
    };
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', () => end(true), { signal });
    addEventListener('pointercancel', () => end(false), { signal });
    addEventListener('keydown', leave, { signal, capture: true });
  };
}
