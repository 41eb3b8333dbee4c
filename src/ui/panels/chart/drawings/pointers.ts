import { onCleanup } from 'solid-js';
import { MOUSE_REACH } from './drawing-marks';
import type { Hand } from './hand';
import type { Point } from './shapes';

/** A finger covers more than it points at, px. */
const TOUCH_REACH = 16;

/** Gives the hand the presses on an element, as long as the owner lives. What the hand takes nothing else hears of, neither chart nor menus. */
export function createPointers(host: HTMLElement, hand: Hand, isMagnet: (event: PointerEvent) => boolean): void {
  let isTaken = false;
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top } = host.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const down = (event: PointerEvent): void => {
    isTaken = false;
    if (!event.isPrimary || event.button !== 0) return;
    isTaken = hand.down(pointOf(event), isMagnet(event), event.pointerType === 'mouse' ? MOUSE_REACH : TOUCH_REACH);
    if (!isTaken) return;
    event.stopPropagation();
    host.setPointerCapture(event.pointerId);
    // Its keys move what was taken.
    host.focus({ preventScroll: true });
  };
  const move = (event: PointerEvent): void => {
    if (event.isPrimary) hand.move(pointOf(event), isMagnet(event));
  };
  const up = (event: PointerEvent): void => {
    if (!isTaken || !event.isPrimary) return;
    isTaken = false;
    event.stopPropagation();
    hand.up(pointOf(event));
  };
  const lost = (): void => {
    if (isTaken) hand.leave();
    isTaken = false;
  };
  /** The library listens to these, which follow a press. */
  const silence = (event: Event): void => {
    if (isTaken) event.stopPropagation();
  };
  const listeners: readonly (readonly [string, (event: never) => void])[] = [
    ['pointerdown', down],
    ['pointermove', move],
    ['pointerup', up],
    ['pointercancel', lost],
    ['mousedown', silence],
    ['touchstart', silence],
  ];
  for (const [name, listener] of listeners) host.addEventListener(name, listener as EventListener, true);
  onCleanup(() => {
    for (const [name, listener] of listeners) host.removeEventListener(name, listener as EventListener, true);
  });
}
