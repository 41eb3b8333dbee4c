import type { RungSpot } from './rung-view';

/** What a hand can do to the ladder. Rows are those of the moment of the press: they stand still while it lasts. */
export interface LadderHand {
  spotOf(target: EventTarget | null): RungSpot | null;
  /** Px from the top of the rows to a row below. */
  rowHeight(): number;
  /** A press has begun, or is over. */
  hold(isHeld: boolean): void;
  place(spot: RungSpot): void;
  cancel(spot: RungSpot): void;
  /** An order of this spot is held over another row; false: it cannot be taken. */
  drag(spot: RungSpot, row: number): boolean;
  /** The pointer let go, or was taken away. */
  drop(isMeant: boolean): void;
}

/** A pointer that moved less than this did not mean to move an order. */
const SLACK_PX = 4;

/** Listen for presses on the rows, until the answered way to stop is gone. */
export function listenToHand(rows: HTMLElement, hand: LadderHand): () => void {
  const all = new AbortController();
  const on = { signal: all.signal };
  const press = (event: PointerEvent): void => {
    const spot = hand.spotOf(event.target);
    // With Ctrl held it is another system's right press.
    if (spot === null || !event.isPrimary || event.button !== 0 || event.ctrlKey) return;
    const ended = new AbortController();
    const during = { signal: AbortSignal.any([ended.signal, all.signal]) };
    const { pointerId, clientY: from } = event;
    const within = from - rows.getBoundingClientRect().top;
    let isDragging = false;
    let isDropped = false;
    const end = (isMeant: boolean): void => {
      ended.abort();
      if (isDragging) hand.drop(isMeant);
      hand.hold(false);
    };
    hand.hold(true);
    addEventListener(
      'pointermove',
      (move) => {
        if (move.pointerId !== pointerId || spot.part !== 'own' || isDropped) return;
        if (!isDragging && Math.abs(move.clientY - from) < SLACK_PX) return;
        isDragging = hand.drag(spot, Math.floor((within + move.clientY - from) / hand.rowHeight()));
        isDropped = !isDragging;
      },
      during,
    );
    addEventListener(
      'pointerup',
      (up) => {
        if (up.pointerId !== pointerId) return;
        const wasDragging = isDragging;
        end(true);
        const now = hand.spotOf(up.target);
        const isSame = now !== null && now.row === spot.row && now.side === spot.side && now.part === spot.part;
        if (wasDragging || !isSame) return;
        if (spot.part === 'size') hand.place(spot);
        else if (spot.part === 'cancel') hand.cancel(spot);
      },
      during,
    );
    addEventListener('pointercancel', (gone) => gone.pointerId === pointerId && end(false), during);
    addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape' || !isDragging) return;
        // It takes the order out of the hand, and disarms nothing.
        key.preventDefault();
        key.stopPropagation();
        end(false);
      },
      { ...during, capture: true },
    );
  };
  const menu = (event: MouseEvent): void => {
    const spot = hand.spotOf(event.target);
    if (spot === null) return;
    event.preventDefault();
    // A finger that rests is not a right press.
    if (!(event instanceof PointerEvent && event.pointerType === 'touch')) hand.cancel(spot);
  };
  // Without a pointer: by a reader.
  const click = (event: MouseEvent): void => {
    const spot = event.detail === 0 ? hand.spotOf(event.target) : null;
    if (spot?.part === 'cancel') hand.cancel(spot);
  };
  rows.addEventListener('pointerdown', press, on);
  rows.addEventListener('contextmenu', menu, on);
  rows.addEventListener('click', click, on);
  return () => all.abort();
}
