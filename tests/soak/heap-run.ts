import { scalperHeaps } from '../bench/browser/scalper';

export interface HeapReport {
  /** MB an hour, by least squares after the warm-up. */
  readonly slope: number;
  /** MB, page and engine, after forced collections: the first after the warm-up, and the last. */
  readonly first: number;
  readonly last: number;
  readonly samples: number;
  readonly wrong: readonly string[];
}

/** B16: the heap of a page and its engine may grow by less than this an hour, MB. */
const MOST_MB_AN_HOUR = 1;
const EVERY_MS = 15_000;
/** The first third: caches fill, half an hour of the heatmap is allotted at once. */
const WARM_UP = 1 / 3;

/** The Scalper preset under 5,000 updates a second for so many minutes, in the built app. */
export async function heapRun(minutes: number): Promise<HeapReport> {
  const heaps = await scalperHeaps(minutes, EVERY_MS);
  const warm = heaps.slice(Math.floor(heaps.length * WARM_UP));
  const slope = slopeOf(warm) * (3_600_000 / EVERY_MS);
  const wrong = slope < MOST_MB_AN_HOUR ? [] : [`the heap grew by ${slope.toFixed(2)} MB an hour, and ${MOST_MB_AN_HOUR} is the most`];
  return { slope, first: warm[0] ?? Number.NaN, last: warm.at(-1) ?? Number.NaN, samples: warm.length, wrong };
}

/** Least squares, a sample. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [over, under] = [0, 0];
  for (const [i, value] of values.entries()) {
    over += (i - middle) * (value - mean);
    under += (i - middle) ** 2;
  }
  return over / under;
}
