import type { Fault } from '../domain/fault';
import type { VenueId } from '../domain/instrument';
import { fail, ok, type Result } from '../domain/result';
import { plainText } from '../domain/text';
import type { LocalMs } from '../domain/units';
import type { Clock } from './clock';

const ANSWER_LIMIT_MS = 10_000;
const SIZE_LIMIT = 4_000_000;
/** How long "there is no route" is believed. */
const VERDICT_MS = 300_000;
/** So long an exchange refuses an address that asked too often. */
const BLOCK_MS = 60_000;
/** How long an exchange that the proxy could not reach is left alone. */
const UNANSWERED_MS = 15_000;
const PROBE_PATH = '/v2/platform/status';

export type RouteKind = 'unknown' | 'direct' | 'proxy' | 'none';

/**
 * The way to a venue's REST, where this page has one: the proxy of its own server, or direct where
 * the host allows pages to read it. A refusal by CORS looks like a dead network, so the way is found by trying.
 */
export class RestRoute {
  kind: RouteKind = 'unknown';
  /** On the monotonic clock. */
  private probedAt: number | null = null;
  private probing: Promise<void> | null = null;
  /** The proxy is there and the exchange did not answer it: when that was, on the monotonic clock, and what it said. Null: it answers. */
  private unanswered: { readonly at: number; readonly fault: Fault } | null = null;
  /** On the monotonic clock: until then the exchange takes nothing that is signed from this address, and it is not asked. */
  private blockedUntil = 0;

  constructor(
    private readonly venue: VenueId,
    private readonly host: string,
    private readonly clock: Clock,
    private readonly fetch: (url: string, init: RequestInit) => Promise<Response>,
    private readonly changed: () => void,
  ) {}

  /** Try again from the start at the next request. */
  forget(): void {
    if (this.kind === 'none') this.kind = 'unknown';
    this.unanswered = null;
  }

  async get(path: string): Promise<Result<unknown, Fault>> {
    await this.find();
    if (this.kind !== 'direct' && this.kind !== 'proxy') return fail(this.noRoute());
    return this.unansweredNow() ?? this.read(this.kind, path);
  }

  /**
   * Of what is signed: over the proxy alone, since the host allows no page to sign. `sign` is asked once there is a way. After a
   * refusal for too many requests nothing leaves until that is over: those that wait behind it are refused here.
   */
  async post(path: string, body: string, sign: () => Promise<Result<Readonly<Record<string, string>>, Fault>>): Promise<Result<unknown, Fault>> {
    await this.find();
    if (this.kind !== 'proxy') return fail(this.noRoute());
    const blockedMs = this.blockedUntil - this.clock.monotonic();
    if (blockedMs > 0) return fail(this.limited(blockedMs));
    const unanswered = this.unansweredNow();
    if (unanswered !== null) return unanswered;
    const headers = await sign();
    if (!headers.ok) return headers;
    const answer = await this.read('proxy', path, { method: 'POST', headers: headers.value, body });
    if (!answer.ok && answer.error.code === 'rate-limited') this.blockedUntil = this.clock.monotonic() + BLOCK_MS;
    return answer;
  }

  private unansweredNow(): Result<unknown, Fault> | null {
    const { kind, unanswered } = this;
    const isLeftAlone = kind === 'proxy' && unanswered !== null && this.clock.monotonic() - unanswered.at <= UNANSWERED_MS;
    return isLeftAlone ? fail(unanswered.fault) : null;
  }

  private async find(): Promise<void> {
    const isOld = this.kind === 'none' && this.probedAt !== null && this.clock.monotonic() - this.probedAt > VERDICT_MS;
    if (this.kind !== 'unknown' && !isOld) return;
    this.probing ??= this.probe().finally(() => {
      this.probing = null;
    });
    await this.probing;
  }

  private async probe(): Promise<void> {
    let found: RouteKind = 'none';
    for (const kind of ['proxy', 'direct'] as const) {
      const answer = await this.read(kind, PROBE_PATH);
      // A proxy whose exchange does not answer is a way, unless there is one that does.
      if (!answer.ok && answer.error.code === 'no-answer') found = kind;
      // One that refuses for now is a way all the same.
      if (answer.ok ? Array.isArray(answer.value) : answer.error.code === 'rate-limited') {
        found = kind;
        break;
      }
    }
    this.kind = found;
    this.probedAt = this.clock.monotonic();
    this.changed();
  }

  private base(kind: 'direct' | 'proxy'): string {
    return kind === 'direct' ? this.host : `/proxy/${this.venue}`;
  }

  private async read(kind: 'direct' | 'proxy', path: string, init: RequestInit = {}): Promise<Result<unknown, Fault>> {
    const url = this.base(kind) + path;
    const abort = new AbortController();
    const cancel = this.clock.after(ANSWER_LIMIT_MS, () => abort.abort());
    try {
      const response = await this.fetch(url, {
        ...init,
        signal: abort.signal,
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
      if (response.status === 429) return fail(this.limited());
      // A proxy that passes public data alone, as a static host may have.
      if (init.method === 'POST' && (response.status === 404 || response.status === 405)) return fail(this.noRoute());
      if (response.headers.get('content-type')?.includes('json') !== true)
        return fail(this.error(`an answer that is not JSON (status ${response.status})`));
      const text = await response.text();
      if (text.length > SIZE_LIMIT) return fail(this.error(`an answer of ${text.length} characters, ${SIZE_LIMIT} is the limit`));
      const value: unknown = JSON.parse(text);
      if (kind === 'proxy') {
        this.unanswered = this.unansweredBy(response, value);
        if (this.unanswered !== null) return fail(this.unanswered.fault);
      }
      return response.ok && !isErrorBody(value) ? ok(value) : fail(this.error(`status ${response.status}: ${plainText(text, 120)}`));
    } catch (error) {
      return fail(this.error(plainText(error instanceof Error ? error.message : '') || 'the request failed'));
    } finally {
      cancel();
    }
  }

  /** Status 502 or 504, as a rule, with `{ error }`: the proxy's own words. An exchange's error is a row. */
  private unansweredBy({ status }: Response, value: unknown): { at: number; fault: Fault } | null {
    if (status < 500 || typeof value !== 'object' || value === null || !('error' in value) || typeof value.error !== 'string') return null;
    const detail = `this server’s proxy had no answer from the exchange: ${plainText(value.error, 120)}`;
    return { at: this.clock.monotonic(), fault: { code: 'no-answer', next: 'resync', venue: this.venue, detail } };
  }

  private error(detail: string): Fault {
    return { code: 'venue-error', next: 'ask-user', venue: this.venue, detail };
  }

  private limited(forMs = BLOCK_MS): Fault {
    return {
      code: 'rate-limited',
      next: 'wait',
      venue: this.venue,
      until: (this.clock.now() + forMs) as LocalMs,
      detail: 'the exchange limits REST requests',
    };
  }

  private noRoute(): Fault {
    const detail = 'this page has no way to the exchange’s REST: it allows no page to read it, and this server offers no proxy';
    return { code: 'no-route', next: 'ask-user', venue: this.venue, detail };
  }
}

/** `["error", 10020, "symbol: invalid"]`, also with status 200. */
const isErrorBody = (value: unknown): boolean => Array.isArray(value) && value[0] === 'error';
