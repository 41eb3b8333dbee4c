import type { Candle } from '../../../../domain/candle';

/** Closes of another market, one for each bar of the chart; null where it has no candle of that moment. */
export type Aligned = readonly (number | null)[];

/** Both oldest first. */
export function alignedCloses(bars: readonly Pick<Candle, 'at'>[], others: readonly Pick<Candle, 'at' | 'close'>[]): Aligned {
  let next = 0;
  return bars.map(({ at }) => {
    while ((others[next]?.at ?? Number.POSITIVE_INFINITY) < at) next++;
    const other = others[next];
    return other?.at === at ? other.close : null;
  });
}

/** From which place on the second differs from the first; null: nowhere. What is shorter than before differs from its beginning. */
export function firstChange(before: Aligned, after: Aligned): number | null {
  if (after.length < before.length) return 0;
  for (let i = 0; i < after.length; i++) if (i >= before.length || before[i] !== after[i]) return i;
  return null;
}

/** Change up to a place, as a part of the first close that is known from `first` on; null where either is not known. */
export function changeSince(closes: Aligned, first: number, place: number): number | null {
  const now = closes[place] ?? null;
  for (let i = Math.max(0, first); i <= place; i++) {
    const from = closes[i] ?? null;
    if (from !== null) return now === null || from === 0 ? null : (now - from) / from;
  }
  return null;
}
