/** So many new connections in so long a time. Read at each attempt. */
export interface ConnectionRate {
  readonly count: number;
  readonly perMs: number;
}

/** New connections by address: over the limit an address is refused for a while. */
export class ConnectionLimit {
  private readonly opened = new Map<string, number[]>();
  private readonly blockedUntil = new Map<string, number>();

  constructor(
    private readonly rate: () => ConnectionRate,
    private readonly options: { blockMs: number },
    private readonly now: () => number,
  ) {}

  /** False: refused, and this attempt is not counted. */
  admit(address: string): boolean {
    const at = this.now();
    const { count, perMs } = this.rate();
    if (at < (this.blockedUntil.get(address) ?? 0)) return false;
    const recent = (this.opened.get(address) ?? []).filter((time) => time > at - perMs);
    this.opened.set(address, recent);
    if (recent.length >= count) {
      this.blockedUntil.set(address, at + this.options.blockMs);
      return false;
    }
    recent.push(at);
    return true;
  }

  clear(): void {
    this.opened.clear();
    this.blockedUntil.clear();
  }
}
