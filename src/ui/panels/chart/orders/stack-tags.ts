/**
 * Tops of tags so that none covers another: each as near to where it wants to be as those above it allow, in the same order
 * from top to bottom, between `from` and `to` as long as they fit there.
 */
export function stackTags(wanted: readonly number[], height: number, from: number, to: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] as number) - (wanted[b] as number) || a - b);
  const tops = order.map((i) => Math.min(Math.max(wanted[i] as number, from), Math.max(from, to - height)));
  for (let i = 1; i < tops.length; i++) tops[i] = Math.max(tops[i] as number, (tops[i - 1] as number) + height);
  let floor = Math.max(to, from + height * tops.length);
  for (let i = tops.length - 1; i >= 0; i--) {
    tops[i] = Math.min(tops[i] as number, floor - height);
    floor = tops[i] as number;
  }
  const stacked: number[] = [];
  order.forEach((place, i) => {
    stacked[place] = tops[i] as number;
  });
  return stacked;
}

/** Of the words at the upper or lower end that say how many lines are not in view, with the space around them, px. */
const WORDS_HEIGHT = 24;

/** Where tags stand, px from the top: below the legend, and clear of the words about lines that are not in view. */
export const roomForTags = (
  legend: number,
  height: number,
  outside: { readonly above: number; readonly below: number },
): { readonly from: number; readonly to: number } => ({
  from: legend + (outside.above > 0 ? WORDS_HEIGHT : 0),
  to: height - (outside.below > 0 ? WORDS_HEIGHT : 0),
});
