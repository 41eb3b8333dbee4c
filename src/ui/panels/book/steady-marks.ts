/** What changed last, marked until something else changes: for those who want no motion. */
export class SteadyMarks<T> {
  private marked: readonly T[] = [];

  constructor(private readonly mark: (one: T, isMarked: boolean) => void) {}

  /** `isWanted` is false where a change is not to be seen: no mark is left then. */
  show(changed: readonly T[], isWanted: boolean): void {
    if (isWanted && changed.length === 0) return;
    for (const one of this.marked) this.mark(one, false);
    this.marked = isWanted ? [...changed] : [];
    for (const one of this.marked) this.mark(one, true);
  }
}
