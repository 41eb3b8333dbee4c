import { type JSX, onCleanup } from 'solid-js';
import './width-handle.css';

interface WidthHandleProps {
  /** While it is dragged. Null: the drag was left, all is as it was. */
  onPreview: (width: number | null) => void;
  /** Null: its own again. */
  onWidth: (width: number | null) => void;
}

/** The border at the right of a heading: dragged, it sets the width of the column, unless Esc leaves that; pressed twice, the column has its own again. */
export function WidthHandle(props: WidthHandleProps): JSX.Element {
  let stop: AbortController | null = null;
  onCleanup(() => stop?.abort());
  const grab = (event: PointerEvent & { currentTarget: HTMLElement }): void => {
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
      width = before + clientX - from;
      props.onPreview(width);
    };
    const end = (isDone: boolean): void => {
      stop?.abort();
      if (width === null) return;
      if (isDone) props.onWidth(width);
      else props.onPreview(null);
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
  // The keys for it are those of the heading, which says what they come to.
  return <span class="width-handle" aria-hidden="true" onPointerDown={grab} onDblClick={() => props.onWidth(null)} />;
}
