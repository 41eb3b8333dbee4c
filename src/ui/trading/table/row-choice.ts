/** Which rows of a table are chosen: by their ids, since rows come, go and change places while one chooses. */
export interface RowChoice {
  readonly ids: ReadonlySet<string>;
  /** Where a range begins. Null: nowhere. */
  readonly anchor: string | null;
}

export const NO_ROWS: RowChoice = { ids: new Set(), anchor: null };

export const onlyRow = (id: string): RowChoice => ({ ids: new Set([id]), anchor: id });

/** One more, or one less. */
export function toggledRow({ ids }: RowChoice, id: string): RowChoice {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/**
 * From where a range began to this one, as the rows stand now; `from` where none began or the row is not there any more. It
 * takes the place of what was chosen, or joins it.
 */
export function rangeOfRows({ ids, anchor }: RowChoice, rows: readonly string[], to: string, from: string, isJoining = false): RowChoice {
  const begin = anchor !== null && rows.includes(anchor) ? anchor : from;
  const [a, b] = [rows.indexOf(begin), rows.indexOf(to)];
  const range = rows.slice(Math.min(a, b), Math.max(a, b) + 1);
  return { ids: new Set(isJoining ? [...ids, ...range] : range), anchor: begin };
}

export const allRows = (rows: readonly string[]): RowChoice => ({ ids: new Set(rows), anchor: null });

/** Without what is not there any more. The same choice where all of it is. */
export function rowsStillThere(choice: RowChoice, rows: readonly string[]): RowChoice {
  const { ids, anchor } = choice;
  if (ids.size === 0 && anchor === null) return choice;
  const there = new Set(rows);
  const isAnchorThere = anchor === null || there.has(anchor);
  if (isAnchorThere && [...ids].every((id) => there.has(id))) return choice;
  return { ids: new Set([...ids].filter((id) => there.has(id))), anchor: isAnchorThere ? anchor : null };
}
