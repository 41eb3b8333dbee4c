import type { Candle } from '../../../../domain/candle';

/** Where a moment (ms) is among the bars: 2.5 is half a bar after the third. Before and beyond them a bar is as long as `barMs`. Null without bars. */
export function placeOf(bars: readonly Pick<Candle, 'at'>[], time: number, barMs: number): number | null {
  const first = bars[0]?.at;
  const last = bars.at(-1)?.at;
  if (first === undefined || last === undefined) return null;
  if (time <= first) return (time - first) / barMs;
  if (time >= last) return bars.length - 1 + (time - last) / barMs;
  let low = 0;
  let high = bars.length - 1;
  while (high - low > 1) {
    const mid = (low + high) >>> 1;
    if ((bars[mid]?.at ?? 0) <= time) low = mid;
    else high = mid;
  }
  const [from, to] = [bars[low]?.at ?? 0, bars[high]?.at ?? 0];
  return low + (time - from) / (to - from);
}

/** The moment of a place, as above. */
export function timeAt(bars: readonly Pick<Candle, 'at'>[], place: number, barMs: number): number | null {
  const first = bars[0]?.at;
  const last = bars.at(-1)?.at;
  if (first === undefined || last === undefined) return null;
  if (place <= 0) return first + place * barMs;
  if (place >= bars.length - 1) return last + (place - (bars.length - 1)) * barMs;
  const low = Math.floor(place);
  const [from, to] = [bars[low]?.at ?? 0, bars[low + 1]?.at ?? 0];
  return from + (place - low) * (to - from);
}

/** The price of a bar that a magnet takes: of its four the one nearest in px, where it is within `reach`. Else the price itself. */
export function magnetPrice(bar: Candle | undefined, price: number, yOf: (price: number) => number | null, reach: number): number {
  const y = yOf(price);
  if (bar === undefined || y === null) return price;
  let [best, least] = [price, reach];
  for (const one of [bar.open, bar.high, bar.low, bar.close]) {
    const far = Math.abs((yOf(one) ?? Number.POSITIVE_INFINITY) - y);
    if (far <= least) [best, least] = [one, far];
  }
  return best;
}
