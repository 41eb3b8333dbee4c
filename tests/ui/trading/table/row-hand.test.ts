import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChosenRows } from '../../../../src/ui/trading/table/create-row-choice';
import { NO_ROWS } from '../../../../src/ui/trading/table/row-choice';
import { createRowHand, type RowHand } from '../../../../src/ui/trading/table/row-hand';

class PageElement {
  constructor(private readonly isControl: boolean) {}
  closest(): object | null {
    return this.isControl ? {} : null;
  }
}
const CELL = new PageElement(false);
const BUTTON = new PageElement(true);

let marked = '';
beforeEach(() => {
  marked = '';
  vi.stubGlobal('Element', PageElement);
  vi.stubGlobal('PointerEvent', class {});
  vi.stubGlobal('getSelection', () => marked);
});
afterEach(() => vi.unstubAllGlobals());

/** A hand on rows that change places, and what it chose. */
function handOn(rows: readonly string[]): { hand: RowHand; move: (next: readonly string[]) => void; chosen: () => string } {
  let [choice, shown] = [NO_ROWS, rows];
  const all: ChosenRows = {
    choice: () => choice,
    count: () => choice.ids.size,
    isChosen: (id) => choice.ids.has(id),
    choose: (next) => {
      choice = next;
    },
    clear: () => undefined,
    key: () => undefined,
  };
  const hand = createRowHand(all, () => shown);
  return {
    hand,
    move: (next) => {
      shown = next;
    },
    chosen: () => [...choice.ids].sort().join(''),
  };
}

const NO_KEYS = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
type Held = Partial<typeof NO_KEYS>;
const press = (hand: RowHand, id: string, held: Held = {}, target: object = CELL): void =>
  hand.press({ ...NO_KEYS, ...held, target, currentTarget: { focus: () => undefined } } as never, id);
const key = (hand: RowHand, id: string, name: string, held: Held = {}, repeat = false): boolean =>
  hand.key({ ...NO_KEYS, ...held, key: name, repeat } as KeyboardEvent, id);

test('a press takes one row, Ctrl or ⌘ one more or less, Shift a range, and both together a range beside the rest', () => {
  const { hand, chosen } = handOn(['a', 'b', 'c', 'd', 'e']);
  press(hand, 'b');
  expect(chosen()).toBe('b');
  press(hand, 'd', { ctrlKey: true });
  press(hand, 'a', { metaKey: true });
  expect(chosen()).toBe('abd');
  press(hand, 'd', { ctrlKey: true });
  expect(chosen()).toBe('ab');
  press(hand, 'e', { shiftKey: true });
  expect(chosen()).toBe('de');
  press(hand, 'a');
  press(hand, 'c', { ctrlKey: true });
  press(hand, 'd', { shiftKey: true, ctrlKey: true });
  expect(chosen()).toBe('acd');
});

test('rows that changed places are still the ones that were pressed, and a range is of what stands between now', () => {
  const { hand, move, chosen } = handOn(['a', 'b', 'c', 'd']);
  press(hand, 'b');
  move(['b', 'd', 'a', 'c']);
  expect(chosen()).toBe('b');
  press(hand, 'a', { shiftKey: true });
  expect(chosen()).toBe('abd');
});

test('a press on what acts by itself, a tap of a finger, and a press that ends the marking of text choose nothing', () => {
  const { hand, chosen } = handOn(['a', 'b']);
  press(hand, 'a', {}, BUTTON);
  marked = 'BTC';
  press(hand, 'a');
  marked = '';
  vi.stubGlobal('PointerEvent', Object);
  hand.press({ ...NO_KEYS, target: CELL, pointerType: 'touch' } as never, 'a');
  expect(chosen()).toBe('');
});

test('a finger that rests begins to choose, each tap after that takes a row or lets go of it, and buttons do what they do', () => {
  vi.useFakeTimers();
  vi.stubGlobal('PointerEvent', Object);
  const { hand, chosen } = handOn(['a', 'b', 'c']);
  const preventDefault = vi.fn();
  const touch = (target: object) => ({
    ...NO_KEYS,
    target,
    currentTarget: new EventTarget(),
    pointerType: 'touch',
    pointerId: 1,
    isPrimary: true,
    clientX: 0,
    clientY: 0,
    preventDefault,
  });
  const down = (id: string, target: object, ms: number): void => {
    const finger = touch(target);
    hand.rest(finger as never, id);
    vi.advanceTimersByTime(ms);
    finger.currentTarget.dispatchEvent(new Event('pointerup'));
    hand.press(finger as never, id);
  };
  down('a', CELL, 100);
  expect(chosen()).toBe('');
  down('b', BUTTON, 600);
  expect(chosen()).toBe('');
  down('b', CELL, 600);
  expect(chosen()).toBe('b');
  down('a', CELL, 100);
  down('c', BUTTON, 100);
  expect(chosen()).toBe('ab');
  down('b', CELL, 100);
  down('a', CELL, 100);
  down('c', CELL, 100);
  expect(chosen()).toBe('');
  hand.menu(touch(BUTTON) as never);
  expect(preventDefault).not.toHaveBeenCalled();
  hand.menu(touch(CELL) as never);
  hand.menu({ ...touch(CELL), pointerType: 'mouse' } as never);
  expect(preventDefault).toHaveBeenCalledOnce();
  vi.useRealTimers();
});

test('a row that went from under the finger before that had rested is not chosen', () => {
  vi.useFakeTimers();
  vi.stubGlobal('PointerEvent', Object);
  const { hand, move, chosen } = handOn(['a', 'b']);
  const currentTarget = new EventTarget();
  hand.rest({ ...NO_KEYS, target: CELL, currentTarget, pointerType: 'touch', pointerId: 1, isPrimary: true, clientX: 0, clientY: 0 } as never, 'a');
  move(['b']);
  vi.advanceTimersByTime(600);
  expect(chosen()).toBe('');
  vi.useRealTimers();
});

test('where a browser does not say what clicked, it is what came down before', () => {
  const { hand, chosen } = handOn(['a', 'b']);
  const down = (pointerType: string): void =>
    hand.rest({ ...NO_KEYS, target: CELL, currentTarget: new EventTarget(), pointerType, isPrimary: false } as never, 'a');
  const preventDefault = vi.fn();
  down('touch');
  press(hand, 'a');
  expect(chosen()).toBe('');
  hand.menu({ ...NO_KEYS, target: CELL, preventDefault } as never);
  expect(preventDefault).toHaveBeenCalledOnce();
  press(hand, 'b');
  down('mouse');
  press(hand, 'a');
  hand.menu({ ...NO_KEYS, target: CELL, preventDefault } as never);
  expect(chosen()).toBe('a');
  down('touch');
  press(hand, 'b');
  expect(chosen()).toBe('ab');
  expect(preventDefault).toHaveBeenCalledOnce();
});

test('with Shift a press marks no text, and takes nothing from a button', () => {
  const { hand } = handOn(['a']);
  const isPrevented = (target: object, shiftKey: boolean): boolean => {
    const preventDefault = vi.fn();
    hand.grab({ target, shiftKey, preventDefault } as never);
    return preventDefault.mock.calls.length > 0;
  };
  expect([isPrevented(CELL, true), isPrevented(CELL, false), isPrevented(BUTTON, true)]).toEqual([true, false, false]);
});

test('Space takes a row or lets go of it, Shift with it or with an arrow a range, and Ctrl or ⌘ A all', () => {
  const { hand, chosen } = handOn(['a', 'b', 'c', 'd']);
  expect(key(hand, 'b', ' ')).toBe(true);
  expect(chosen()).toBe('b');
  hand.walk({ ...NO_KEYS, shiftKey: true } as KeyboardEvent, 'b', 'c');
  expect(chosen()).toBe('bc');
  expect(key(hand, 'd', ' ', { shiftKey: true })).toBe(true);
  expect(chosen()).toBe('bcd');
  expect(key(hand, 'c', ' ')).toBe(true);
  expect(chosen()).toBe('bd');
  expect(key(hand, 'a', 'a', { metaKey: true })).toBe(true);
  expect(chosen()).toBe('abcd');
});

test('a Space that is held chooses once, arrows alone choose nothing, and other keys mean what they meant', () => {
  const { hand, chosen } = handOn(['a', 'b']);
  expect([key(hand, 'a', ' '), key(hand, 'a', ' ', {}, true)]).toEqual([true, true]);
  hand.walk(NO_KEYS as KeyboardEvent, 'a', 'b');
  hand.walk({ ...NO_KEYS, shiftKey: true, ctrlKey: true } as KeyboardEvent, 'a', 'b');
  expect(chosen()).toBe('a');
  expect([key(hand, 'a', 'Enter'), key(hand, 'a', 'a'), key(hand, 'a', 'A', { ctrlKey: true, shiftKey: true })]).toEqual([false, false, false]);
});
