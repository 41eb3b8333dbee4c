import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LadderHand, listenToHand } from '../../../../src/ui/panels/ladder/ladder-hand';
import type { RungSpot } from '../../../../src/ui/panels/ladder/rung-view';

const ROW = 20;
const WIDTH = 100;
const ROWS = 10;

let stop = (): void => {};
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

/** Ten rows of 20 px whose only cells are those of one part, and what a hand on them came to. */
function rig(part: RungSpot['part'] = 'size') {
  const done: string[] = [];
  const prices = { top: 100 };
  const rows = Object.assign(new EventTarget(), { getBoundingClientRect: () => ({ left: 0, right: WIDTH, top: 0, bottom: ROWS * ROW }) });
  const hand: LadderHand = {
    // An element of this page is the y that it is at.
    spotOf: (target) => (target === null ? null : { row: Math.floor(Number((target as { y?: number }).y ?? began) / ROW), side: 'buy', part }),
    priceOf: (row) => prices.top - row,
    rowHeight: () => ROW,
    hold: () => {},
    place: ({ row }) => done.push(`place ${row}`),
    cancel: ({ row }) => done.push(`cancel ${row}`),
    drag: ({ row }, over) => done.push(`drag ${row} ${over}`) > 0,
    drop: (isMeant) => done.push(`drop ${isMeant}`),
    scroll: (by) => done.push(`scroll ${by}`),
  };
  let began = 0;
  stop = listenToHand(rows as unknown as HTMLElement, hand);
  const send = (to: EventTarget, type: string, x: number, y: number, pointerType: string, at = 0): void => {
    const facts = { isPrimary: true, button: 0, ctrlKey: false, pointerId: 1, clientX: x, clientY: y, pointerType };
    to.dispatchEvent(Object.defineProperty(Object.assign(new Event(type), facts), 'timeStamp', { value: at }));
  };
  return {
    done,
    prices,
    press: (points: readonly (readonly [x: number, y: number])[], pointerType = 'mouse', between = (): void => {}, restMs = 0) => {
      const [first, ...more] = points as [readonly [number, number], ...(readonly [number, number])[]];
      began = first[1];
      send(rows, 'pointerdown', ...first, pointerType);
      for (const point of more) send(page, 'pointermove', ...point, pointerType, restMs);
      between();
      send(page, 'pointerup', ...(points.at(-1) as readonly [number, number]), pointerType, restMs);
    },
  };
}

let page = new EventTarget();
beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('document', {
    elementFromPoint: (x: number, y: number) => (x >= 0 && x <= WIDTH && y >= 0 && y < ROWS * ROW ? { y } : null),
  });
});

test('a press on a size is an order there, unless the pointer slid off it', () => {
  const { done, press } = rig();
  press([[10, 30]]);
  press([
    [10, 30],
    [10, 70],
  ]);
  expect(done).toEqual(['place 1']);
});

test('a finger presses where it is let go, and a swipe is no press, though it comes back', () => {
  const { done, press } = rig();
  press([[10, 30]], 'touch');
  press(
    [
      [10, 30],
      [10, 70],
    ],
    'touch',
  );
  press(
    [
      [10, 30],
      [60, 30],
    ],
    'touch',
  );
  press(
    [
      [10, 30],
      [10, 90],
      [10, 31],
    ],
    'pen',
  );
  expect(done).toEqual(['place 1', 'scroll 2', 'scroll 3', 'scroll -3']);
});

test('a press whose row has another price when it is let go sends nothing', () => {
  const { done, prices, press } = rig();
  press([[10, 30]], 'mouse', () => {
    prices.top += 3;
  });
  expect(done).toEqual([]);
});

test('an order that is let go outside of the rows stays where it was', () => {
  const { done, press } = rig('own');
  press([
    [10, 30],
    [10, 70],
  ]);
  press([
    [10, 30],
    [10, 900],
  ]);
  press([
    [10, 30],
    [400, 70],
  ]);
  expect(done).toEqual(['drag 1 3', 'drop true', 'drag 1 45', 'drop false', 'drag 1 3', 'drop false']);
});

test('an order leaves the hand where its row becomes another price', () => {
  const { done, prices, press } = rig('own');
  press(
    [
      [10, 30],
      [10, 70],
    ],
    'mouse',
    () => {
      prices.top += 3;
      page.dispatchEvent(Object.assign(new Event('pointermove'), { pointerId: 1, clientX: 10, clientY: 75, pointerType: 'mouse' }));
    },
  );
  expect(done).toEqual(['drag 1 3', 'drop false']);
});

test('a finger scrolls by whole rows, the way it goes, and a mouse does not', () => {
  const { done, press } = rig();
  const way = [
    [10, 100],
    [10, 119],
    [10, 121],
    [10, 165],
    [10, 79],
  ] as const;
  press(way, 'touch');
  expect(done).toEqual(['scroll 1', 'scroll 2', 'scroll -4']);
  press(way);
  expect(done).toHaveLength(3);
});

test('a finger on an own order scrolls as well, unless it rested there before: then it takes the order along', () => {
  const { done, press } = rig('own');
  const way = [
    [10, 30],
    [10, 70],
  ] as const;
  press(way, 'touch', undefined, 399);
  expect(done).toEqual(['scroll 2']);
  press(way, 'touch', undefined, 400);
  expect(done.slice(1)).toEqual(['drag 1 3', 'drop true']);
});

test('a finger that scrolled takes nothing along, however long it rests on the way', () => {
  const { done, press } = rig('own');
  press(
    [
      [10, 30],
      [10, 70],
    ],
    'touch',
    () => {
      const late = Object.assign(new Event('pointermove'), { pointerId: 1, clientX: 10, clientY: 95, pointerType: 'touch' });
      page.dispatchEvent(Object.defineProperty(late, 'timeStamp', { value: 5_000 }));
    },
  );
  expect(done).toEqual(['scroll 2', 'scroll 1', 'scroll -1']);
});
