import type { JSX } from 'solid-js';
import { createWidthDrag, type WidthHands } from './width-drag';
import './width-handle.css';

/** The border at the right of a heading: dragged, it sets the width of the column; pressed twice, the column has its own again. */
export function WidthHandle(props: WidthHands): JSX.Element {
  // The keys for it are those of the heading, which says what they come to.
  return <span class="width-handle" aria-hidden="true" onPointerDown={createWidthDrag(props, 'right')} onDblClick={() => props.onWidth(null)} />;
}
