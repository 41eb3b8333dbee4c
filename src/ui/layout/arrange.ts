import { PANEL_KINDS } from './kinds';
import { hasTabs, type Layout, type Split } from './layout';

/** Pixels from the top left corner of the desk. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Height of a panel's head or a row of tabs: `--head` of a desk, and its hairline. */
export const HEAD_PX = 33;

/** Where every stack stands on a desk of this size, by its id: they cover it without gap or overlap. */
export type Places = ReadonlyMap<string, Rect>;

/** Where not all can have its least, all have as much less. */
export function arrange(layout: Layout, width: number, height: number): Places {
  const places = new Map<string, Rect>();
  eachPart(layout, { x: 0, y: 0, width: Math.max(0, Math.floor(width)), height: Math.max(0, Math.floor(height)) }, (part, rect) => {
    if (part.type === 'stack') places.set(part.id, rect);
  });
  return places;
}

/** A part and all within it, with what each covers. `lengths` are those of the parts of a split. */
export function eachPart(
  part: Layout,
  rect: Rect,
  visit: (part: Layout, rect: Rect, lengths: readonly number[], path: readonly number[]) => void,
  path: readonly number[] = [],
): void {
  if (part.type === 'stack') {
    visit(part, rect, [], path);
    return;
  }
  const isRow = part.direction === 'row';
  const lengths = lengthsOf(part.shares, leastsOf(part), foldedIn(part), isRow ? rect.width : rect.height);
  visit(part, rect, lengths, path);
  let at = isRow ? rect.x : rect.y;
  part.parts.forEach((inner, i) => {
    const length = lengths[i] ?? 0;
    eachPart(inner, isRow ? { ...rect, x: at, width: length } : { ...rect, y: at, height: length }, visit, [...path, i]);
    at += length;
  });
}

/** The least that each part of a split can be, along it. */
export const leastsOf = ({ direction, parts }: Split): readonly number[] =>
  parts.map((part) => leastOf(part)[direction === 'row' ? 'width' : 'height']);

/** The least that a part can be read at. */
export function leastOf(layout: Layout): { readonly width: number; readonly height: number } {
  if (layout.type === 'stack') {
    const facts = layout.panels.map(({ kind }) => PANEL_KINDS[kind]);
    const tabs = hasTabs(layout) ? HEAD_PX : 0;
    return { width: Math.max(...facts.map(({ width }) => width)), height: tabs + Math.max(...facts.map(({ height }) => height)) };
  }
  const leasts = layout.parts.map(leastOf);
  const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length, 0);
  const widths = leasts.map(({ width }) => width);
  const heights = leasts.map(({ height }) => height);
  return layout.direction === 'row' ? { width: sum(widths), height: Math.max(...heights) } : { width: Math.max(...widths), height: sum(heights) };
}

/** Whether folding this stack gives its room to something. */
export function canFold(layout: Layout, id: string): boolean {
  if (layout.type === 'stack') return false;
  return layout.parts.some((part) => (part.type === 'stack' && part.id === id ? layout.direction === 'column' : canFold(part, id)));
}

/** Which parts are folded just now; never all of them. */
export function foldedIn({ direction, parts }: Split): readonly boolean[] {
  const folded = parts.map((part) => direction === 'column' && part.type === 'stack' && part.isFolded && hasTabs(part));
  return folded.includes(false) ? folded : folded.map(() => false);
}

/** Whole pixels that sum to the length. */
function lengthsOf(shares: readonly number[], leasts: readonly number[], folded: readonly boolean[], length: number): readonly number[] {
  const open = shares.map((_share, i) => i).filter((i) => folded[i] !== true);
  const room = Math.max(0, length - (shares.length - open.length) * HEAD_PX);
  const exact = shares.map((_share, i): number => (folded[i] === true ? HEAD_PX : 0));
  const least = open.reduce((sum, i) => sum + (leasts[i] ?? 0), 0);
  if (least >= room) for (const i of open) exact[i] = (room * (leasts[i] ?? 0)) / least;
  else spread(open, room);
  const scale = exact.reduce((sum, one) => sum + one, 0);
  let end = 0;
  let drawn = 0;
  return exact.map((one) => {
    end += scale === 0 ? 0 : (one * length) / scale;
    const whole = Math.round(end) - drawn;
    drawn += whole;
    return whole;
  });

  /** Each has its share; who would come below its least has that, and the others share what is left. */
  function spread(among: readonly number[], left: number): void {
    const sum = among.reduce((total, i) => total + (shares[i] ?? 0), 0);
    const part = (i: number): number => (sum === 0 ? left / among.length : (left * (shares[i] ?? 0)) / sum);
    const small = among.filter((i) => part(i) < (leasts[i] ?? 0));
    if (small.length === 0) {
      for (const i of among) exact[i] = part(i);
      return;
    }
    for (const i of small) exact[i] = leasts[i] ?? 0;
    spread(
      among.filter((i) => !small.includes(i)),
      left - small.reduce((total, i) => total + (leasts[i] ?? 0), 0),
    );
  }
}
