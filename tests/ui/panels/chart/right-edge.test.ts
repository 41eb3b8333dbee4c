import { beforeEach, expect, test } from 'vitest';
import { type EdgeScale, RightEdge } from '../../../../src/ui/panels/chart/edge/right-edge';

/** As the library's, but that it does at once what is asked of it. */
class Scale implements EdgeScale {
  position = 6;
  spacing = 7;
  rightOffset = 0;
  plot = 700;
  moves = 0;

  width = (): number => this.plot;
  scrollPosition = (): number => this.position;
  options = (): { barSpacing: number } => ({ barSpacing: this.spacing });
  applyOptions = ({ barSpacing = this.spacing, rightOffset = this.rightOffset }: { barSpacing?: number; rightOffset?: number }): void => {
    this.spacing = barSpacing;
    this.rightOffset = rightOffset;
  };
  scrollToPosition = (position: number): void => {
    this.position = position;
    this.moves++;
  };
  resetTimeScale = (): void => {
    this.position = this.rightOffset;
  };
}

let scale: Scale;
let edge: RightEdge;
beforeEach(() => {
  scale = new Scale();
  edge = new RightEdge(scale);
});
/** What the library tells of a change, and the turn after it. */
const change = async (what: Partial<Scale>): Promise<void> => {
  Object.assign(scale, what);
  edge.changed();
  await Promise.resolve();
};

test('the widest of all askers counts, and a reset of the library goes where the newest bar is clear', () => {
  const [alerts, others] = [{}, {}];
  edge.keepFree(alerts, 112);
  edge.keepFree(others, 84);
  expect([scale.position, scale.rightOffset]).toEqual([16, 16]);
  edge.keepFree(others, 0);
  expect(scale.position).toBe(16);
  edge.keepFree(alerts, 0);
  expect(scale.position).toBe(6);
});

test('a digit more or less in a label moves nothing', () => {
  edge.keepFree(edge, 105);
  const { moves } = scale;
  for (const px of [98, 112, 105]) edge.keepFree(edge, px);
  expect(scale.moves).toBe(moves);
});

test('zoom by keys keeps the newest bar beside the labels, from the widest bars to the narrowest and back', () => {
  edge.keepFree(edge, 112);
  for (const spacing of [1, 3.5, 28, 7]) {
    edge.zoomTo(spacing);
    expect(scale.position * spacing).toBeCloseTo(Math.max(112, 6 * spacing));
  }
});

test('of a turn of the wheel the last step counts, and a view that is moved back stays there', async () => {
  edge.keepFree(edge, 112);
  // The library widens the bars first, and then moves them to the pointer.
  scale.spacing = 8;
  edge.changed();
  await change({ position: 9 });
  expect(scale.position).toBe(14);
  await change({ position: -40 });
  await change({ spacing: 16 });
  edge.keepFree(edge, 224);
  await change({ plot: 300 });
  expect(scale.position).toBe(-40);
  edge.goToNow();
  expect(scale.position).toBe(Math.min(224, 180) / 16);
  edge.keepFree(edge, 112);
  expect(scale.position).toBe(7);
});

test('begun anew, bars have their usual width and the newest its place beside the labels', async () => {
  edge.keepFree(edge, 112);
  await change({ position: -40 });
  edge.reset(14);
  expect([scale.spacing, scale.position]).toEqual([14, 8]);
  edge.keepFree(edge, 0);
  expect(scale.position).toBe(6);
});

test('a chart that is gone is not asked', async () => {
  edge.keepFree(edge, 112);
  edge.stop();
  await change({ spacing: 1 });
  edge.keepFree(edge, 0);
  expect(scale.position).toBe(16);
});

test('a view that is moved back as a label changes stays there: the library tells of it after the label does', async () => {
  edge.keepFree(edge, 112);
  scale.position = -20;
  edge.keepFree(edge, 224);
  expect(scale.position).toBe(-20);
  await change({});
  edge.keepFree(edge, 0);
  expect(scale.position).toBe(-20);
});

test('a view that is moved back stays there where the plot changes its width with the same picture', async () => {
  edge.keepFree(edge, 112);
  edge.scrollBy(-40);
  await change({ plot: 692 });
  expect(scale.position).toBe(16 - 40);
  edge.scrollBy(40);
  await change({ spacing: 3.5 });
  expect(scale.position).toBe(32);
});

test('moves that follow each other before the next picture add up', async () => {
  const moves: number[] = [];
  // As the library does it: it says where it was until it draws.
  scale.scrollToPosition = (position: number): void => void moves.push(position);
  edge.scrollBy(-5);
  edge.scrollBy(-50);
  edge.keepFree(edge, 112);
  edge.scrollBy(-50);
  expect(moves).toEqual([1, -49, -99]);
  await change({ position: -99 });
  edge.scrollBy(105);
  expect(moves.at(-1)).toBe(6);
  await change({ position: -99 + 1 });
  edge.scrollBy(-1);
  expect(moves.at(-1)).toBe(-99);
});
