import fc from 'fast-check';
import { expect, test } from 'vitest';
import { magnetPrice, placeOf, timeAt } from '../../../../src/ui/panels/chart/drawings/bar-places';
import { anchorCount, distanceTo, hitAt, KINDS, type Point, segmentsOf } from '../../../../src/ui/panels/chart/drawings/shapes';
import { bar, MINUTE } from './indicator-world';

const coordinate = fc.integer({ min: -500, max: 1500 });
const point: fc.Arbitrary<Point> = fc.record({ x: coordinate, y: coordinate });
const [WIDTH, HEIGHT] = [1000, 400];

test('a horizontal line crosses the plot, a trend line ends at its anchors', () => {
  expect(segmentsOf('horizontal', [{ x: 50, y: 80 }], WIDTH, HEIGHT)).toEqual([
    [
      { x: 0, y: 80 },
      { x: WIDTH, y: 80 },
    ],
  ]);
  const [a, b] = [
    { x: 1, y: 2 },
    { x: 3, y: 4 },
  ];
  expect(segmentsOf('trend', [a, b], WIDTH, HEIGHT)).toEqual([[a, b]]);
});

test('a ray goes from its first anchor through the second to an edge of the plot', () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      const [ray] = segmentsOf('ray', [a, b], WIDTH, HEIGHT);
      const [from, to] = ray as [Point, Point];
      expect(from).toEqual(a);
      expect(distanceTo(b, [from, to])).toBeLessThan(1e-6);
      if (a.x === b.x && a.y === b.y) return;
      const isInside = to.x > 0.001 && to.x < WIDTH - 0.001 && to.y > 0.001 && to.y < HEIGHT - 0.001;
      expect(isInside).toBe(false);
    }),
  );
});

test('levels are at their parts of the way from the second anchor to the first, as far as the right edge', () => {
  const levels = segmentsOf(
    'fibonacci',
    [
      { x: 300, y: 0 },
      { x: 100, y: 200 },
    ],
    WIDTH,
    HEIGHT,
  );
  const heights = [200, 152.8, 123.6, 100, 76.4, 42.8, 0];
  for (const [i, [from, to]] of levels.entries()) {
    expect(from.y).toBeCloseTo(heights[i] as number, 9);
    expect([from.x, to.x]).toEqual([100, WIDTH]);
  }
  expect(levels).toHaveLength(heights.length);
});

test('a rectangle is closed, and has its anchors as corners', () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      const sides = segmentsOf('rectangle', [a, b], WIDTH, HEIGHT);
      for (const [i, [, to]] of sides.entries()) expect(sides[(i + 1) % 4]?.[0]).toEqual(to);
      expect(sides.map(([from]) => from)).toEqual(expect.arrayContaining([a, b]));
    }),
  );
});

test('no point of a stroke is nearer than the distance says, and one is as near', () => {
  fc.assert(
    fc.property(point, point, point, (p, a, b) => {
      const distance = distanceTo(p, [a, b]);
      const steps = Array.from({ length: 2001 }, (_, i) => Math.hypot(a.x + ((b.x - a.x) * i) / 2000 - p.x, a.y + ((b.y - a.y) * i) / 2000 - p.y));
      const least = Math.min(...steps);
      expect(distance).toBeLessThanOrEqual(least + 1e-9);
      expect(distance).toBeGreaterThan(least - 2);
    }),
  );
});

test('every anchor of a drawing is hit, and nothing that is further off than the reach', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), fc.array(point, { minLength: 2, maxLength: 2 }), point, (kind, both, at) => {
      const points = both.slice(0, anchorCount(kind));
      const drawings = [{ id: 7, kind, points }];
      for (const one of points) expect(hitAt(drawings, one, 6, WIDTH, HEIGHT)?.anchor).not.toBeNull();
      const hit = hitAt(drawings, at, 6, WIDTH, HEIGHT);
      const nearest = Math.min(
        ...points.map((one) => Math.hypot(one.x - at.x, one.y - at.y)),
        ...segmentsOf(kind, points, WIDTH, HEIGHT).map((one) => distanceTo(at, one)),
      );
      expect(hit !== null).toBe(nearest <= 6);
    }),
  );
});

test('of two at one place the later is hit; an anchor comes before a stroke', () => {
  const line = (id: number, y: number) => ({ id, kind: 'horizontal' as const, points: [{ x: 500, y }] });
  expect(hitAt([line(1, 100), line(2, 100)], { x: 10, y: 100 }, 6, WIDTH, HEIGHT)).toEqual({ id: 2, anchor: null });
  expect(hitAt([line(1, 100), line(2, 104)], { x: 500, y: 97 }, 6, WIDTH, HEIGHT)).toEqual({ id: 1, anchor: 0 });
});

test('a moment and its place lead to each other, between bars, beyond them and over gaps', () => {
  const minutes = fc.uniqueArray(fc.nat(500), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: -200, max: 900 }), (list, minute) => {
      const bars = list.sort((a, b) => a - b).map((one) => bar(one, 10));
      const time = minute * MINUTE;
      const place = placeOf(bars, time, MINUTE);
      expect(timeAt(bars, place as number, MINUTE)).toBeCloseTo(time, 3);
      const known = bars.findIndex((one) => one.at === time);
      if (known >= 0) expect(place).toBe(known);
    }),
  );
  expect(placeOf([], 5, MINUTE)).toBeNull();
  expect(timeAt([], 5, MINUTE)).toBeNull();
});

test('the magnet takes the nearest price of the bar within its reach, and no other', () => {
  const candle = bar(0, 20, { open: 10, high: 30, low: 5 });
  const y = (price: number): number => 100 - price;
  expect(magnetPrice(candle, 28, y, 4)).toBe(30);
  expect(magnetPrice(candle, 21, y, 4)).toBe(20);
  expect(magnetPrice(candle, 15, y, 4)).toBe(15);
  expect(magnetPrice(undefined, 15, y, 4)).toBe(15);
});
