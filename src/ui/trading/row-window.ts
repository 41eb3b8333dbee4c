/** Rows that are drawn of a list of rows of one height: from `first` to before `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** Fewer than this are drawn all. */
export const DRAWN_WHOLE = 50;
/** Until it is known how high a row is. */
export const DRAWN_FIRST = 16;
/** Rows beyond either edge, so that a turn of the wheel finds them there. */
const BEYOND = 6;
/** The window moves by so many rows at once: a scroll by a few pixels draws nothing anew. */
const STEP = 8;

/** What of `count` rows of `rowHeight` pixels is in a view of `height` that begins at `top`, and a little more. */
export function rowWindow(count: number, rowHeight: number, top: number, height: number): RowWindow {
  if (count < DRAWN_WHOLE) return { first: 0, end: count };
  if (rowHeight <= 0) return { first: 0, end: DRAWN_FIRST };
  const seen = Math.min(count - 1, Math.max(0, Math.floor(top / rowHeight)));
  const first = Math.max(0, seen - (seen % STEP) - BEYOND);
  const end = Math.min(count, Math.ceil((top + height) / rowHeight / STEP) * STEP + BEYOND);
  return { first, end: Math.max(end, first) };
}
