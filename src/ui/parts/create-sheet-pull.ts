import { drawSheet, isDrawnAway, type Pull, type PullPoint, takeSheet } from './sheet-pull';

/** What the head of a sheet does with pointers. */
export interface SheetPull {
  press(event: PointerEvent): void;
  move(event: PointerEvent): void;
  release(event: PointerEvent): void;
  lose(event: PointerEvent): void;
}

/** The rest of its way, either way. */
const REST_MS = 150;
const isMotionAsked = (): boolean => matchMedia('(prefers-reduced-motion: no-preference)').matches;

/** A sheet that follows the pointer down, and goes where it is let go low enough. Touch must not scroll what it is drawn by. */
export function createSheetPull(sheet: () => HTMLElement, close: () => void): SheetPull {
  let pull: Pull | null = null;
  const pointOf = ({ pointerId, clientY, timeStamp }: PointerEvent): PullPoint => ({ pointer: pointerId, y: clientY, atMs: timeStamp });
  const hold = (next: Pull | null): void => {
    pull = next;
    sheet().style.translate = next === null ? '' : `0 ${next.down}px`;
  };
  const goBack = (): void => {
    const from = pull?.down ?? 0;
    hold(null);
    if (from > 0 && isMotionAsked()) sheet().animate({ translate: [`0 ${from}px`, '0 0'] }, { duration: REST_MS, easing: 'ease-out' });
  };
  const goAway = (): void => {
    const [gone, from] = [sheet(), pull?.down ?? 0];
    pull = null;
    const duration = isMotionAsked() ? REST_MS : 0;
    const rest = gone.animate({ translate: [`0 ${from}px`, '0 100%'] }, { duration, easing: 'ease-in', fill: 'forwards' });
    // It may have been closed by other means meanwhile, and opened anew.
    rest.onfinish = () => gone.isConnected && close();
  };
  return {
    press: (event) => {
      if (pull === null && isOnControl(event)) return;
      const taken = takeSheet(pull, pointOf(event), event.isPrimary && event.button === 0);
      if (taken === null) return goBack();
      hold(taken);
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    },
    move: (event) => {
      if (pull !== null) hold(drawSheet(pull, pointOf(event)));
    },
    release: (event) => {
      if (pull === null || event.pointerId !== pull.pointer) return;
      pull = drawSheet(pull, pointOf(event));
      if (isDrawnAway(pull, sheet().offsetHeight)) goAway();
      else goBack();
    },
    lose: (event) => {
      if (event.pointerId === pull?.pointer) goBack();
    },
  };
}

const isOnControl = ({ target }: Event): boolean => target instanceof Element && target.closest('button, input, select, a') !== null;
