import type { Accessor } from 'solid-js';
import type { ChosenRows } from './create-row-choice';
import { createLongPress } from './long-press';
import { allRows, onlyRow, rangeOfRows, toggledRow } from './row-choice';

/** Rows chosen by hand and by keys. */
export interface RowHand {
  /** Before a press: one with Shift is not to mark text. */
  grab(event: MouseEvent): void;
  /** A finger comes down: where it rests, it begins to choose. After that each tap takes a row or lets go of it. */
  rest(event: PointerEvent & { currentTarget: HTMLElement }, id: string): void;
  /** What a browser opens where a finger rests would lie over the rows. */
  menu(event: MouseEvent): void;
  press(event: MouseEvent & { currentTarget: HTMLElement }, id: string): void;
  /** A key on a row; true where it chose. */
  key(event: KeyboardEvent, id: string): boolean;
  /** The focus went from one row to another by a key. */
  walk(event: KeyboardEvent, from: string, to: string): void;
}

/** `rows`: ids in the order in which they are seen. */
export function createRowHand(chosen: ChosenRows, rows: Accessor<readonly string[]>): RowHand {
  const finger = createLongPress();
  /** By what the last press began. */
  let isTouched = false;
  // Some browsers tell of a click, or of the menu that a resting finger asks for, without what pressed.
  const isOfFinger = (event: MouseEvent): boolean => (event instanceof PointerEvent ? isTouch(event) : isTouched);
  const toggle = (id: string): void => chosen.choose(toggledRow(chosen.choice(), id));
  return {
    grab: (event) => {
      if (event.shiftKey && !isOnControl(event)) event.preventDefault();
    },
    rest: (event, id) => {
      isTouched = isTouch(event);
      // It may have gone from under the finger.
      if (isTouched && !isOnControl(event)) finger.begin(event, () => rows().includes(id) && toggle(id));
    },
    menu: (event) => {
      if (isOfFinger(event) && !isOnControl(event)) event.preventDefault();
    },
    press: (event, id) => {
      if (isOnControl(event)) return;
      if (isOfFinger(event)) {
        // A finger taps to scroll and to read, until it has begun to choose.
        if (chosen.count() > 0 && !finger.wasHeld()) toggle(id);
        return;
      }
      const isAdding = event.ctrlKey || event.metaKey;
      if (event.shiftKey) {
        chosen.choose(rangeOfRows(chosen.choice(), rows(), id, id, isAdding));
        event.currentTarget.focus();
      }
      // What ends the marking of text is no press.
      else if (String(getSelection()) === '') chosen.choose(isAdding ? toggledRow(chosen.choice(), id) : onlyRow(id));
    },
    key: (event, id) => {
      const isCommand = event.ctrlKey || event.metaKey;
      if (event.altKey) return false;
      if (event.key === ' ' && !isCommand && !event.repeat)
        chosen.choose(event.shiftKey ? rangeOfRows(chosen.choice(), rows(), id, id) : toggledRow(chosen.choice(), id));
      else if (event.key.toLowerCase() === 'a' && isCommand && !event.shiftKey) chosen.choose(allRows(rows()));
      else return event.key === ' ' && !isCommand;
      return true;
    },
    walk: ({ shiftKey, ctrlKey, metaKey, altKey }, from, to) => {
      if (shiftKey && !ctrlKey && !metaKey && !altKey) chosen.choose(rangeOfRows(chosen.choice(), rows(), to, from));
    },
  };
}

const isTouch = ({ pointerType }: PointerEvent): boolean => pointerType === 'touch';
const isOnControl = ({ target }: Event): boolean => target instanceof Element && target.closest('button, input, select, a, label') !== null;
