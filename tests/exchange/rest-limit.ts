import type { Answer } from './rest';

/** Requests a minute for an address, by the beginning of the path. */
const PER_MINUTE: readonly (readonly [string, number])[] = [
  ['/v2/book/', 240],
  ['/v2/conf/', 90],
  ['/v2/status/deriv', 90],
  ['/v2/trades/', 15],
  ['/v2/liquidations/', 15],
  ['/v2/auth/', 90],
  ['/v2/', 30],
];

/** Over the limit of one route, an address is refused on it for a while. */
export class RestLimit {
  static readonly REFUSAL: Answer = { status: 429, body: '{"error":"ERR_RATE_LIMIT"}', contentType: 'application/json; charset=utf-8' };
  private readonly asked = new Map<string, number[]>();
  private readonly blockedUntil = new Map<string, number>();

  constructor(
    private readonly options: { rest: boolean; blockMs: number },
    private readonly now: () => number,
  ) {}

  admit(address: string, path: string): boolean {
    if (!this.options.rest) return true;
    const at = this.now();
    const [route, limit] = PER_MINUTE.find(([start]) => path.startsWith(start)) ?? ['/', 30];
    // `/v2/` is many routes: each has its own count.
    const key = `${address} ${route === '/v2/' ? path.split('/')[2] : route}`;
    if (at < (this.blockedUntil.get(key) ?? 0)) return false;
    const recent = (this.asked.get(key) ?? []).filter((time) => time > at - 60_000);
    this.asked.set(key, recent);
    if (recent.length >= limit) {
      this.blockedUntil.set(key, at + this.options.blockMs);
      return false;
    }
    recent.push(at);
    return true;
  }
}
