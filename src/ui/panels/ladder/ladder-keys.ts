import type { Side } from '../../../domain/units';
import { SIZE_COUNT } from './ladder-choices';
import type { LadderSpot } from './ladder-orders';

/** What a key asks of the ladder that has the focus. */
export type LadderAct =
  | { readonly kind: 'select' | 'place' | 'cancel'; readonly spot: LadderSpot }
  /** Take the order of this spot so many steps further. */
  | { readonly kind: 'carry'; readonly spot: LadderSpot; readonly by: number }
  | { readonly kind: 'drop'; readonly isMeant: boolean }
  | { readonly kind: 'leave' | 'centre' }
  | { readonly kind: 'group'; readonly by: number }
  /** From 0. */
  | { readonly kind: 'size'; readonly place: number };

export interface KeyFacts {
  readonly selected: LadderSpot | null;
  /** An order is in the hand. */
  readonly isMoving: boolean;
  /** Where the keys begin; null: nothing stands on that side. */
  readonly best: (side: Side) => number | null;
  /** Rows of a page. */
  readonly page: number;
}

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>;

/** Null: the key is somebody else's. */
export function ladderKey(press: Press, { selected, isMoving, best, page }: KeyFacts): LadderAct | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const at = (side: Side): LadderAct | null => {
    const index = selected?.index ?? best(side);
    return index === null ? null : { kind: 'select', spot: { index, side } };
  };
  const by = (steps: number): LadderAct | null => {
    if (selected === null) return at(steps > 0 ? 'sell' : 'buy');
    if (press.shiftKey || isMoving) return { kind: 'carry', spot: selected, by: steps };
    return { kind: 'select', spot: { ...selected, index: Math.max(1, selected.index + steps) } };
  };
  switch (press.key) {
    case 'ArrowUp':
      return by(1);
    case 'ArrowDown':
      return by(-1);
    case 'PageUp':
      return by(page);
    case 'PageDown':
      return by(-page);
    case 'ArrowLeft':
      return isMoving ? null : at('buy');
    case 'ArrowRight':
      return isMoving ? null : at('sell');
    case 'Enter':
      // A key that is held down means it once.
      if (press.repeat) return null;
      if (isMoving) return { kind: 'drop', isMeant: true };
      return selected === null ? null : { kind: 'place', spot: selected };
    case 'Delete':
    case 'Backspace':
      return selected === null || press.repeat || isMoving ? null : { kind: 'cancel', spot: selected };
    case 'Escape':
      if (isMoving) return { kind: 'drop', isMeant: false };
      return selected === null ? null : { kind: 'leave' };
    case ' ':
      return { kind: 'centre' };
    case '+':
    case '=':
      return { kind: 'group', by: 1 };
    case '-':
      return { kind: 'group', by: -1 };
  }
  const place = Number(press.key) - 1;
  return /^[1-9]$/.test(press.key) && place < SIZE_COUNT ? { kind: 'size', place } : null;
}
