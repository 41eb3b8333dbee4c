/** The mean of the last `bars` values at each of them, plain or with weights that fall exponentially; null where too few came before. */
export function averages(kind: 'sma' | 'ema', values: readonly number[], bars: number): (number | null)[] {
  const weight = 2 / (bars + 1);
  let last: number | null = null;
  return values.map((value, i) => {
    if (i < bars - 1) return null;
    const plain = (): number => values.slice(i - bars + 1, i + 1).reduce((sum, one) => sum + one, 0) / bars;
    last = kind === 'sma' || last === null ? plain() : last + weight * (value - last);
    return last;
  });
}

/** The last two of them. Of a plain mean no older ones are made: it hangs on no more than its own values. */
export function lastAverages(kind: 'sma' | 'ema', values: readonly number[], bars: number): readonly [before: number | null, now: number | null] {
  const all = averages(kind, kind === 'sma' ? values.slice(-bars - 1) : values, bars);
  return [all.at(-2) ?? null, all.at(-1) ?? null];
}

/** Wilder's relative strength index at each value, 0 to 100; null where fewer than `bars` changes came before. */
export function rsi(values: readonly number[], bars: number): (number | null)[] {
  let [gain, loss] = [0, 0];
  return values.map((value, i) => {
    if (i === 0) return null;
    const change = value - (values[i - 1] as number);
    const [up, down] = [Math.max(change, 0), Math.max(-change, 0)];
    if (i <= bars) {
      gain += up / bars;
      loss += down / bars;
    } else {
      gain += (up - gain) / bars;
      loss += (down - loss) / bars;
    }
    if (i < bars) return null;
    // A market that did not move at all is neither strong nor weak.
    return gain + loss === 0 ? 50 : (100 * gain) / (gain + loss);
  });
}
