/** An account as REST tells it, where no socket can be had: three requests, and then some seconds of nothing. Source: protocols, section 7.3. */
import type { Fault } from '../../../domain/fault';
import type { Result } from '../../../domain/result';
import type { LocalMs } from '../../../domain/units';
import { AccountMirror } from './mirror';

/** Three requests each: the exchange takes 90 a minute. */
const EVERY_MS = 5_000;
const TROUBLE_MS = 15_000;
/** How long "there is no way" is believed. */
const NO_WAY_MS = 300_000;

/** In this order: what an open order holds back is in the wallets that are told after it. */
const PARTS = [
  ['/v2/auth/r/orders', 'os'],
  ['/v2/auth/r/positions', 'ps'],
  ['/v2/auth/r/wallets', 'ws'],
] as const;

/** All of an account, as it was told over REST. */
export interface RestTelling {
  readonly mirror: AccountMirror;
  /** When it was asked for. */
  readonly since: LocalMs;
}

export class RestReading {
  private asked: { readonly id: number; readonly part: number; readonly mirror: AccountMirror; readonly since: LocalMs } | null = null;
  private nextAt = 0 as LocalMs;

  /** `request` answers by the number that the reply comes with. */
  constructor(private readonly request: (path: string, body: string) => number) {}

  tick(now: LocalMs): void {
    if (this.asked === null && now >= this.nextAt) this.ask(0, new AccountMirror(), now);
  }

  /** At once. */
  want(now: LocalMs): void {
    this.nextAt = now;
  }

  /** What was asked for is not needed any more. */
  stop(): void {
    this.asked = null;
    this.nextAt = 0 as LocalMs;
  }

  /** All of it, where this was the last part; null: there is more to come. Undefined: it came to nothing. */
  replied(id: number, reply: Result<unknown, Fault>, now: LocalMs): RestTelling | null | undefined {
    const { asked } = this;
    if (asked?.id !== id) return null;
    const { part, mirror, since } = asked;
    const type = PARTS[part]?.[1] ?? '';
    if (!reply.ok || mirror.take(type, reply.value) === undefined) {
      this.asked = null;
      this.nextAt = (now + (!reply.ok && reply.error.code === 'no-route' ? NO_WAY_MS : TROUBLE_MS)) as LocalMs;
      return undefined;
    }
    if (part + 1 < PARTS.length) {
      this.ask(part + 1, mirror, since);
      return null;
    }
    this.asked = null;
    this.nextAt = (now + EVERY_MS) as LocalMs;
    return { mirror, since };
  }

  private ask(part: number, mirror: AccountMirror, since: LocalMs): void {
    this.asked = { id: this.request(PARTS[part]?.[0] ?? '', '{}'), part, mirror, since };
  }
}
