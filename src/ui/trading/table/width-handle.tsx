import { type JSX, onCleanup } from 'solid-js';
import './width-handle.css';

/** The border at the right of a heading: dragged, it sets the width of the column; pressed twice, the column has its own again. */
export function WidthHandle(props: { onWidth: (width: number | null) => void }): JSX.Element {
  let stop: AbortController | null = null;
  onCleanup(() => stop?.abort());
  const grab = (event: PointerEvent & { currentTarget: HTMLElement }): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    const from = event.clientX;
    const before = event.currentTarget.parentElement?.getBoundingClientRect().width ?? 0;
    stop?.abort();
    stop = new AbortController();
    const { signal } = stop;
    const end = (): void => stop?.abort();
    addEventListener('pointermove', ({ clientX }) => clientX !== from && props.onWidth(before + clientX - from), { signal });
    addEventListener('pointerup', end, { signal });
    addEventListener('pointercancel', end, { signal });
  };
  // The keys for it are those of the heading.
  return <span class="width-handle" aria-hidden="true" onPointerDown={grab} onDblClick={() => props.onWidth(null)} />;
}
