import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PriceCell } from '../../../src/ui/drawing/price-cell';

/** As much of the elements as a price needs. */
const makeElement = () => ({ className: '', dataset: {} as Record<string, string>, append: () => undefined });
let made: ReturnType<typeof makeElement>[] = [];

beforeEach(() => {
  made = [];
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('document', {
    createElement: () => {
      made.push(makeElement());
      return made.at(-1);
    },
    createTextNode: () => ({ data: '' }),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Shows prices one after the other, seconds apart, and says how each is emphasised. */
function emphasised(...prices: readonly (readonly [value: number, series: string])[]): (string | undefined)[] {
  const cell = new PriceCell('');
  return prices.map(([value, series]) => {
    vi.advanceTimersByTime(5_000);
    cell.follow(series);
    cell.set(String(value), value, true);
    return made[1]?.dataset['went'];
  });
}

test('a price that changed says which way it went', () => {
  expect(emphasised([100, 'a'], [101, 'a'], [101, 'a'], [99, 'a'])).toEqual([undefined, 'up', undefined, 'down']);
});

test('what another market says, or another source, is no move; what it says next is', () => {
  const ways = emphasised([100, 'a trade'], [99, 'a summary'], [98, 'a summary'], [100, 'a trade'], [101, 'a trade'], [7, 'b trade']);
  expect(ways).toEqual([undefined, undefined, 'down', undefined, 'up', undefined]);
});
