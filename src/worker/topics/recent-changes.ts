const KEPT = 256;

/** The last additions to a list with their numbers, so that a tab gets only what it has not seen. */
export class RecentChanges<T> {
  private readonly items: { readonly revision: number; readonly item: T }[] = [];
  /** Whoever was served before this number needs the whole list. */
  private floor = 0;

  /** The list is another: nobody can be told in parts what happened. */
  reset(revision: number): void {
    this.items.length = 0;
    this.floor = revision;
  }

  add(items: readonly T[], revision: number): void {
    for (const item of items) this.items.push({ revision, item });
    const excess = this.items.length - KEPT;
    if (excess > 0) for (const { revision: dropped } of this.items.splice(0, excess)) this.floor = dropped;
  }

  get last(): number {
    return this.items.at(-1)?.revision ?? this.floor;
  }

  /** Null: it takes the whole list. */
  since(revision: number): T[] | null {
    if (revision < this.floor) return null;
    let i = this.items.length;
    while (i > 0 && (this.items[i - 1] as { revision: number }).revision > revision) i--;
    return this.items.slice(i).map(({ item }) => item);
  }
}
