import { expect, test } from 'vitest';
import type { BookView } from '../../../../src/domain/book';
import { GROUPINGS } from '../../../../src/ui/panels/book/grouping';
import { LadderDrawing, type LadderScene } from '../../../../src/ui/panels/ladder/ladder-drawing';

const view = { draw: () => {}, resize: () => {}, cellId: () => '' };
const bookAt = (price: number): BookView => ({ bids: Float64Array.of(price, 1, 1), asks: Float64Array.of(price * 1.0001, 1, 1) });
const [finest, doubled] = GROUPINGS as readonly [(typeof GROUPINGS)[0], (typeof GROUPINGS)[0]];
const scene = (price: number, change: Partial<LadderScene> = {}): LadderScene => ({
  book: bookAt(price),
  tape: null,
  grouping: finest,
  rows: 20,
  sizeRoom: 9,
  isStill: false,
  selected: null,
  entry: null,
  own: () => undefined,
  ...change,
});

test('rows keep their steps and prices under a still hand, though the market passes a power of ten', () => {
  const drawing = new LadderDrawing(view);
  expect(drawing.draw(scene(9.9998))).toMatchObject({ step: 0.0001, decimals: 4 });
  const before = drawing.indexOf(3);
  expect(drawing.draw(scene(10.001, { isStill: true }))).toMatchObject({ step: 0.0001, decimals: 4 });
  expect(drawing.indexOf(3)).toBe(before);
  expect(drawing.draw(scene(10.001))).toMatchObject({ step: 0.001, decimals: 3 });
});

test('steps that the user chose come at once, whatever is still', () => {
  const drawing = new LadderDrawing(view);
  drawing.draw(scene(64_000));
  drawing.clear(false);
  expect(drawing.draw(scene(64_000, { grouping: doubled, isStill: true }))).toMatchObject({ step: 2 });
});

test('a row has the price that was drawn in it, until other rows are drawn', () => {
  const drawing = new LadderDrawing(view);
  drawing.draw(scene(64_000));
  const before = drawing.indexOf(3);
  drawing.scrollBy(3);
  expect(drawing.indexOf(3)).toBe(before);
  drawing.centre();
  expect(drawing.indexOf(3)).toBe(before);
  drawing.scrollBy(3);
  drawing.draw(scene(64_000));
  drawing.scrollBy(3);
  drawing.draw(scene(64_000));
  expect(drawing.indexOf(3)).toBe(before + 3);
});
