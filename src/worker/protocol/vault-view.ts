import type { VenueId } from '../../domain/instrument';
import type { LocalMs } from '../../domain/units';

export type ProfileId = string;
export const PROFILE_KINDS = ['live', 'exchange-paper'] as const;
export type ProfileKind = (typeof PROFILE_KINDS)[number];
export const PROFILE_COLOURS = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'grey'] as const;
export type ProfileColour = (typeof PROFILE_COLOURS)[number];

/** `changed`: another engine changed what is stored. `permissions`: the exchange allows a key something else than when it was tried. */
export type LockReason = 'asked' | 'idle' | 'slept' | 'no-tabs' | 'changed' | 'permissions';

/** What anybody may know of a profile: nothing in it lets one log in. */
export interface ProfileView {
  readonly id: ProfileId;
  readonly label: string;
  readonly colour: ProfileColour;
  readonly venue: VenueId;
  readonly kind: ProfileKind;
  /** 16 hex digits of the digest of its API key: tells two keys apart, and does not give them away. */
  readonly keyFingerprint: string;
  /** What the key was allowed when it was tried, in the venue's own words. Another answer at a login: lock and warn. */
  readonly permissions: string;
  readonly addedAt: LocalMs;
  /** The exchange is to cancel all orders of the account when a connection that is made from now on ends. */
  readonly deadManSwitch: boolean;
}

/** What a login of a profile was answered where that is not what is stored: no login is lent for it before it is accepted. */
export interface ChangedKey {
  readonly profile: ProfileId;
  readonly permissions: string;
}

/** What tells a profile from another on the screen. */
export type ProfileLook = Pick<ProfileView, 'label' | 'colour'>;

export interface PasskeyView {
  /** The credential's id in hex. */
  readonly credential: string;
  readonly label: string;
  /** 32 bytes in hex, to be evaluated by the passkey (WebAuthn PRF). */
  readonly prfSalt: string;
}

/** Unproven while locked: the passphrase proves it. */
export interface VaultView {
  /** `unread`: storage has not answered yet. */
  readonly state: 'unread' | 'none' | 'locked' | 'unlocked' | 'damaged';
  /** What is wrong with a damaged one, in the user's words. */
  readonly why: string | null;
  readonly lockedBy: LockReason | null;
  readonly profiles: readonly ProfileView[];
  readonly passkeys: readonly PasskeyView[];
  readonly autoLockMinutes: number;
  /** A key that was tried and is held, not stored, until its user has accepted what it may do, or for five minutes. */
  readonly warned: ProfileView | null;
  readonly changedKeys: readonly ChangedKey[];
  /** After wrong passphrases: none is tried before. */
  readonly retryAt: LocalMs | null;
}

export interface NewProfile {
  readonly label: string;
  readonly colour: ProfileColour;
  readonly venue: VenueId;
  readonly kind: ProfileKind;
  readonly apiKey: string;
  readonly secret: string;
}

/** What was deleted, and what reading back found. */
export interface DeletionProof {
  readonly deletedAt: LocalMs;
  readonly profiles: readonly string[];
  readonly passkeys: readonly string[];
  /** Records of the vault that are still there: none. */
  readonly left: number;
  /** Highest login numbers of keys, without a secret in them: kept, so that a key that is added again starts above them. */
  readonly noncesKept: number;
}

/** A `MessagePort` to what turns a passphrase into a key, for which this layer has no word. */
export interface KeyPort {
  postMessage(message: unknown): void;
  close(): void;
}

/** How the vault is to be opened. `prf`: what the passkey answered, 32 bytes; the vault wipes its copy. */
export type OpenBy =
  | { readonly by: 'passphrase'; readonly port: KeyPort }
  | { readonly by: 'passkey'; readonly credential: string; readonly prf: Uint8Array };
