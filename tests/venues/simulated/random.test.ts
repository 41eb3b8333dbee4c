import { expect, test } from 'vitest';
import { Random } from '../../../src/venues/simulated/random';

test('the first draws of a seed are these in every engine', () => {
  const random = new Random(42, 7);
  expect([random.bits(), random.bits(), random.bits(), random.bits()]).toEqual([3213778824, 3592986364, 676430817, 1628964241]);
});

test('draws are spread evenly', () => {
  const random = new Random(1, 1);
  const counts = new Array<number>(16).fill(0);
  for (let i = 0; i < 160_000; i++) {
    const n = random.below(16);
    counts[n] = (counts[n] as number) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test('normal deviates have mean 0 and variance 1', () => {
  const random = new Random(2, 1);
  let [sum, squares] = [0, 0];
  for (let i = 0; i < 100_000; i++) {
    const n = random.normal();
    sum += n;
    squares += n * n;
  }
  expect(Math.abs(sum / 100_000)).toBeLessThan(0.02);
  expect(Math.abs(squares / 100_000 - 1)).toBeLessThan(0.02);
});

test('seeds, their upper halves and streams all matter', () => {
  const first = (seed: number, stream: number): number => new Random(seed, stream).bits();
  expect(new Set([first(1, 1), first(2, 1), first(1, 2), first(2 ** 40 + 1, 1)]).size).toBe(4);
});
