import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLongPress, HELD_MS } from '../../../../src/ui/trading/table/long-press';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const row = new EventTarget();
const at = (clientX: number, clientY: number, pointerId = 1, isPrimary = true) => ({ clientX, clientY, pointerId, isPrimary });
const tell = (kind: string, point: object = {}): void => void row.dispatchEvent(Object.assign(new Event(kind), point));

/** A finger on the row, and how often it was held. */
function finger() {
  const [press, held] = [createLongPress(), vi.fn()];
  const begin = (point: object = at(100, 100)): void => press.begin({ ...point, currentTarget: row } as never, held);
  return { begin, wasHeld: press.wasHeld, times: () => held.mock.calls.length };
}

test('a finger that rests holds it once, and the click that ends that is no tap; the next one is', () => {
  const { begin, wasHeld, times } = finger();
  begin();
  vi.advanceTimersByTime(HELD_MS - 1);
  expect([times(), wasHeld()]).toEqual([0, false]);
  vi.advanceTimersByTime(1);
  tell('pointerup');
  vi.advanceTimersByTime(HELD_MS);
  expect([times(), wasHeld()]).toEqual([1, true]);
  begin();
  expect(wasHeld()).toBe(false);
});

test('a tap, and a finger that scrolls, hold nothing', () => {
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) {
    const { begin, wasHeld, times } = finger();
    begin();
    tell(end);
    vi.advanceTimersByTime(HELD_MS);
    expect([end, times(), wasHeld()]).toEqual([end, 0, false]);
  }
});

test('it may tremble and not wander, and where another pointer goes is nothing to it', () => {
  const { begin, times } = finger();
  begin();
  tell('pointermove', at(106, 108));
  tell('pointermove', at(300, 300, 2));
  vi.advanceTimersByTime(HELD_MS);
  expect(times()).toBe(1);
  begin();
  tell('pointermove', at(108, 108));
  vi.advanceTimersByTime(HELD_MS);
  expect(times()).toBe(1);
});

test('a second finger holds nothing, and ends what the first began', () => {
  const { begin, times } = finger();
  begin();
  begin(at(200, 200, 2, false));
  vi.advanceTimersByTime(HELD_MS);
  expect(times()).toBe(0);
});
