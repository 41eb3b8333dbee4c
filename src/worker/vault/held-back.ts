import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import type { Clock } from '../clock';
import type { ProfileId, ProfileView } from '../protocol/vault-view';
import { type TriedKey, viewOf } from './changes';
import { refuse } from './refuse';

export const HELD_BACK_MS = 300_000;

/** The one key that was tried and is to be accepted before it is stored: as ciphertext, and as a key that cannot be read. */
export class HeldBack {
  private key: TriedKey | null = null;
  private since = 0;

  constructor(private readonly clock: Pick<Clock, 'monotonic'>) {}

  put(key: TriedKey): void {
    this.key = key;
    this.since = this.clock.monotonic();
  }

  drop(): void {
    this.key = null;
  }

  view(): ProfileView | null {
    return this.key === null ? null : viewOf(this.key.profile);
  }

  /** True: it was there for too long, and is gone. */
  isOver(): boolean {
    if (this.key === null || this.clock.monotonic() - this.since < HELD_BACK_MS) return false;
    this.drop();
    return true;
  }

  /** The key of this profile, where all that it may do was accepted. */
  accepted(profile: ProfileId, permissions: string): Result<TriedKey, Fault> {
    if (this.key?.profile.id !== profile) return fail(refuse('no-such-profile', 'This key is held no more: add it again.'));
    if (this.key.profile.permissions !== permissions)
      return fail(refuse('key-refused', 'The key may do something else than what was accepted: look again at what it may do.'));
    return ok(this.key);
  }
}
