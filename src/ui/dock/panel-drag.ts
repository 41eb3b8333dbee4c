import { type Accessor, createSignal } from 'solid-js';
import { arrange } from '../layout/arrange';
import { move, type Target } from '../layout/change';
import type { Layout } from '../layout/layout';
import { dropAt } from '../layout/steer';

/** A press that moves less than this is a press, pixels. */
const THRESHOLD_PX = 6;

export interface PanelDrag {
  readonly panel: string;
  /** Where it would go. Null: nowhere. */
  readonly target: Target | null;
}

interface Grabbing {
  readonly dragged: Accessor<PanelDrag | null>;
  /** Follow the pointer that was just pressed on a handle of the panel. */
  grab(panel: string, event: PointerEvent): void;
  /** The press that just ended moved something: what it would have pressed is not meant. */
  hasDragged(): boolean;
}

/** Panels follow the pointer, mouse or finger, as long as the owner lives; `drop` has the target that was let go of over. */
export function createPanelDrag(root: () => HTMLElement, layout: Accessor<Layout>, drop: (panel: string, target: Target) => void): Grabbing {
  const [dragged, setDragged] = createSignal<PanelDrag | null>(null);
  let hasDragged = false;

  function targetAt(panel: string, x: number, y: number): Target | null {
    const box = root().getBoundingClientRect();
    const target = tabAt(x, y) ?? dropAt(layout(), arrange(layout(), box.width, box.height), box, x - box.x, y - box.y);
    // What would change nothing is no place to drop.
    return target !== null && move(layout(), panel, target) === layout() ? null : target;
  }

  function grab(panel: string, event: PointerEvent): void {
    hasDragged = false;
    if (event.button !== 0) return;
    const handle = event.currentTarget as HTMLElement;
    const over = new AbortController();
    const { signal } = over;
    const { pointerId, clientX, clientY } = event;
    const end = (): void => {
      over.abort();
      setDragged(null);
    };
    const on = (type: 'pointermove' | 'pointerup' | 'pointercancel', run: (event: PointerEvent) => void): void =>
      window.addEventListener(type, (other) => other.pointerId === pointerId && run(other), { signal });
    on('pointermove', (now) => {
      if (!hasDragged && Math.hypot(now.clientX - clientX, now.clientY - clientY) < THRESHOLD_PX) return;
      if (!hasDragged) handle.setPointerCapture(pointerId);
      hasDragged = true;
      setDragged({ panel, target: targetAt(panel, now.clientX, now.clientY) });
    });
    on('pointerup', () => {
      const target = dragged()?.target ?? null;
      end();
      if (target !== null) drop(panel, target);
    });
    on('pointercancel', end);
    window.addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape' || !hasDragged) return;
        key.preventDefault();
        key.stopPropagation();
        end();
      },
      { signal, capture: true },
    );
  }
  return { dragged, grab, hasDragged: () => hasDragged };
}

/** Over a tab: in front of it or behind it. */
function tabAt(x: number, y: number): Target | null {
  const tab = document.elementsFromPoint(x, y).find((element) => element.matches('.dock-head [role="tab"]'));
  const stack = tab?.closest<HTMLElement>('.dock-head')?.dataset['stack'];
  if (!(tab instanceof HTMLElement) || stack === undefined) return null;
  const box = tab.getBoundingClientRect();
  const before = x < box.x + box.width / 2 ? tab : tab.nextElementSibling;
  return { at: 'tabs', stack, before: before instanceof HTMLElement ? (before.dataset['tab'] ?? null) : null };
}
