import { keyRefusal, readPermissionText } from '../../domain/account/permissions';
import type { Fault } from '../../domain/fault';
import type { ChangedKey, ProfileId } from '../protocol/vault-view';
import { refuse } from './refuse';

/**
 * Keys of which a login was answered other permissions than are stored. Kept over a lock, and not over the engine: the next
 * one hears it anew with its first login.
 */
export class ChangedKeys {
  private readonly seen = new Map<ProfileId, string>();

  note(profile: ProfileId, permissions: string): void {
    this.seen.set(profile, permissions);
  }

  has(profile: ProfileId): boolean {
    return this.seen.has(profile);
  }

  forget(profile: ProfileId): void {
    this.seen.delete(profile);
  }

  view(profiles: readonly { readonly id: ProfileId }[]): ChangedKey[] {
    return profiles.flatMap(({ id }) => {
      const permissions = this.seen.get(id);
      return permissions === undefined ? [] : [{ profile: id, permissions }];
    });
  }

  /** Why these are not to be stored for it; null: they are what was answered, and no key that is refused. */
  whyNot(profile: ProfileId, permissions: string): Fault | null {
    if (this.seen.get(profile) !== permissions)
      return refuse('key-refused', 'The key may do something else than what was accepted: look again at what it may do.');
    const refusal = keyRefusal(readPermissionText(permissions));
    return refusal === null ? null : refuse('key-refused', refusal);
  }
}
