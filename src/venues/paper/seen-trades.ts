/** Ids kept, at least. Exchanges repeat a trade within seconds: executed, then confirmed. */
const KEPT = 512;

/** Which trades were told already. Two generations, so that forgetting costs nothing. */
export class SeenTrades {
  private young = new Set<string>();
  private old = new Set<string>();

  /** True the first time. */
  isNew(id: string): boolean {
    if (this.young.has(id) || this.old.has(id)) return false;
    this.young.add(id);
    if (this.young.size >= KEPT) {
      this.old = this.young;
      this.young = new Set();
    }
    return true;
  }
}
