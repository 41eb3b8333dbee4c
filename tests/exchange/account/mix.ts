/** One row of several, each in its own order, as the seed would have it. */
export function mix<T>(random: () => number, rows: readonly (readonly T[])[]): T[] {
  const left = rows.filter((row) => row.length > 0).map((row) => [...row]);
  const mixed: T[] = [];
  while (left.length > 0) {
    const i = Math.floor(random() * left.length);
    const row = left[i] as T[];
    mixed.push(row.shift() as T);
    if (row.length === 0) left.splice(i, 1);
  }
  return mixed;
}
