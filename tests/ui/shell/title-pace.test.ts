import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TitlePace } from '../../../src/ui/shell/title-pace';

let titles: string[];
let pace: TitlePace;
beforeEach(() => {
  vi.useFakeTimers();
  titles = [];
  pace = new TitlePace((title) => titles.push(title));
});
afterEach(() => vi.useRealTimers());
const show = (price: string, market: string): void => pace.show(`${price} ${market}`, market, performance.now());

test('of many prices one in a quarter of a second is shown, and the last one always', () => {
  for (let i = 0; i < 60; i++) {
    show(String(i), 'BTC');
    vi.advanceTimersByTime(16);
  }
  vi.advanceTimersByTime(250);
  expect(titles.length).toBeGreaterThan(3);
  expect(titles.length).toBeLessThan(7);
  expect([titles[0], titles.at(-1)]).toEqual(['0 BTC', '59 BTC']);
});

test('another market, or another word on it, does not wait, and no older price comes after it', () => {
  show('1', 'BTC');
  show('2', 'BTC');
  show('2', '[stale] BTC');
  show('7', 'ETH');
  expect(titles).toEqual(['1 BTC', '2 [stale] BTC', '7 ETH']);
  vi.advanceTimersByTime(1_000);
  expect(titles).toHaveLength(3);
});

test('a price that came back before its time changes nothing, and after a quiet while one is shown at once', () => {
  show('1', 'BTC');
  show('2', 'BTC');
  show('1', 'BTC');
  vi.advanceTimersByTime(1_000);
  expect(titles).toEqual(['1 BTC']);
  show('2', 'BTC');
  expect(titles).toEqual(['1 BTC', '2 BTC']);
});

test('once stopped it sets nothing', () => {
  show('1', 'BTC');
  show('2', 'BTC');
  pace.stop();
  vi.advanceTimersByTime(1_000);
  expect(titles).toEqual(['1 BTC']);
});
