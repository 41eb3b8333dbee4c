import type { RungSpot } from './rung-view';

/** What a hand can do to the ladder. Rows are those of the moment of the press: they stand still while it lasts, or it means nothing. */
export interface LadderHand {
  spotOf(target: EventTarget | null): RungSpot | null;
  /** As it stands in the row; null: none does. */
  priceOf(row: number): number | null;
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
  /** A finger pulled the rows down so many, or up. */
  scroll(rows: number): void;
}

/** A pointer that moved less than this did not mean to move an order. */
const SLACK_PX = 4;
/** A finger or a pen that moved more than this was on its way somewhere, and pressed nothing. */
const TAP_PX = 10;
/** A finger that rested so long on an order before it went takes the order along; one that did not scrolls. */
const REST_MS = 400;

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
    const { pointerId, clientX: left, clientY: from } = event;
    const price = hand.priceOf(spot.row);
    const within = from - rows.getBoundingClientRect().top;
    let isDragging = false;
    let isDropped = false;
    let isSwipe = false;
    let scrolled = 0;
    /** It scrolls, or may yet be a tap: a finger or a pen. */
    const isSwiped = ({ pointerType, clientX, clientY, timeStamp }: PointerEvent): boolean => {
      if (pointerType === 'mouse' || isDragging) return false;
      if (!isSwipe && Math.hypot(clientX - left, clientY - from) <= TAP_PX) return true;
      if (!isSwipe && spot.part === 'own' && timeStamp - event.timeStamp >= REST_MS) return false;
      isSwipe = true;
      const rowsDown = Math.trunc((clientY - from) / hand.rowHeight());
      if (rowsDown !== scrolled) hand.scroll(rowsDown - scrolled);
      scrolled = rowsDown;
      return true;
    };
    const end = (isMeant: boolean): void => {
      ended.abort();
      if (isDragging) hand.drop(isMeant);
      hand.hold(false);
    };
    hand.hold(true);
    addEventListener(
      'pointermove',
      (move) => {
        if (move.pointerId !== pointerId) return;
        if (isSwiped(move) || spot.part !== 'own' || isDropped) return;
        if (!isDragging && Math.abs(move.clientY - from) < SLACK_PX) return;
        const wasDragging = isDragging;
        isDragging = hand.priceOf(spot.row) === price && hand.drag(spot, Math.floor((within + move.clientY - from) / hand.rowHeight()));
        isDropped = !isDragging;
        if (wasDragging && isDropped) hand.drop(false);
      },
      during,
    );
    addEventListener(
      'pointerup',
      (up) => {
        if (up.pointerId !== pointerId) return;
        isSwiped(up);
        const wasDragging = isDragging;
        end(isWithin(rows, up));
        // A finger's own target is where it began, wherever it is let go.
        const now = hand.spotOf(document.elementFromPoint(up.clientX, up.clientY));
        const isSame = now !== null && now.row === spot.row && now.side === spot.side && now.part === spot.part;
        if (wasDragging || isSwipe || !isSame || price === null || hand.priceOf(now.row) !== price) return;
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

function isWithin(rows: HTMLElement, { clientX, clientY }: PointerEvent): boolean {
  const { left, right, top, bottom } = rows.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
