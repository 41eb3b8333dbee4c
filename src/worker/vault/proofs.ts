import type { LocalMs } from '../../domain/units';
import type { Clock } from '../clock';
import { toHex } from './hex';

const LASTS_MS = 60_000;

/** Tokens for having shown the passphrase or the passkey just now: each is good once, and not for long. */
export class Proofs {
  private readonly until = new Map<string, LocalMs>();

  constructor(private readonly clock: Clock) {}

  give(): string {
    const token = toHex(crypto.getRandomValues(new Uint8Array(16)));
    this.until.set(token, (this.clock.now() + LASTS_MS) as LocalMs);
    return token;
  }

  take(token: string): boolean {
    const until = this.until.get(token);
    this.until.delete(token);
    return until !== undefined && this.clock.now() <= until;
  }

  /** None of them is good any more. */
  clear(): void {
    this.until.clear();
  }
}
