import { eachPart, foldedIn, leastsOf, type Rect } from './arrange';
import type { Layout, Split, Stack } from './layout';

/** The boundary behind a part of a split. */
export interface Bar {
  /** Of the split: which part, of which part, from the root. */
  readonly path: readonly number[];
  /** Of the part before it. */
  readonly index: number;
  readonly direction: Split['direction'];
  /** Without thickness: where the boundary is. */
  readonly rect: Rect;
  /** Of all parts of the split, and the least they can be. */
  readonly lengths: readonly number[];
  readonly leasts: readonly number[];
  /** Stacks that stand on its two sides first: what it is named after. */
  readonly between: readonly [Stack, Stack];
}

export function barsOf(layout: Layout, width: number, height: number): readonly Bar[] {
  const bars: Bar[] = [];
  eachPart(layout, { x: 0, y: 0, width, height }, (part, rect, lengths, path) => {
    if (part.type === 'stack') return;
    const { direction, parts } = part;
    const folded = foldedIn(part);
    const leasts = leastsOf(part);
    let at = 0;
    parts.slice(1).forEach((next, index) => {
      at += lengths[index] ?? 0;
      if (folded[index] === true || folded[index + 1] === true) return;
      const line = direction === 'row' ? { ...rect, x: rect.x + at, width: 0 } : { ...rect, y: rect.y + at, height: 0 };
      bars.push({ path, index, direction, rect: line, lengths, leasts, between: [lastStack(parts[index] as Layout), firstStack(next)] });
    });
  });
  return bars;
}

/** The lengths of all parts once this bar has moved by some pixels, no neighbour below its least unless it is already. */
export function moved({ lengths, leasts, index }: Bar, by: number): readonly number[] {
  const [before, after] = [lengths[index] ?? 0, lengths[index + 1] ?? 0];
  const back = Math.max(0, before - (leasts[index] ?? 0));
  const forth = Math.max(0, after - (leasts[index + 1] ?? 0));
  const taken = Math.max(-back, Math.min(forth, Math.round(by)));
  return lengths.map((length, i) => (i === index ? length + taken : i === index + 1 ? length - taken : length));
}

const firstStack = (layout: Layout): Stack => (layout.type === 'stack' ? layout : firstStack(layout.parts[0] as Layout));
const lastStack = (layout: Layout): Stack => (layout.type === 'stack' ? layout : lastStack(layout.parts.at(-1) as Layout));
