import type { Answer, PortFile } from './engine-api';
import type { DeletionProof, KeyPort, NewProfile, OpenBy, PasskeyView, ProfileId, ProfileLook, ProfileView } from './vault-view';

/** What a tab may ask of the vault. Who changes what it holds shows the passphrase or the passkey again. */
export interface VaultApi {
  /** Look at what is stored: from then on the stream says how the vault stands. */
  readVault(): Answer<null>;
  createVault(port: KeyPort): Answer<null>;
  unlockVault(by: OpenBy): Answer<null>;
  /** A token for having shown it, good once and for a minute: a live account asks for it before a guard of it is weakened. */
  proveVault(by: OpenBy): Answer<string>;
  lockVault(): Answer<null>;
  /** The user did something in this tab: idle time starts anew. */
  vaultUsed(): Answer<null>;
  /** The key is tried at the exchange first, and kept only if it passes. `key-warned`: it is held, and `VaultView.warned` says what for. */
  addProfile(by: OpenBy, profile: NewProfile): Answer<ProfileView>;
  /** Store the key that is held. `permissions`: what was read of them and accepted, which must be all that it may do. */
  acceptKey(by: OpenBy, profile: ProfileId, permissions: string): Answer<ProfileView>;
  /** Let go of the key that is held. */
  dropKey(): Answer<null>;
  /** `permissions`: what a login was answered (`VaultView.changedKeys`), which the key may do from now on. Refused for what no key is stored with. */
  acceptPermissions(by: OpenBy, profile: ProfileId, permissions: string): Answer<null>;
  changeLook(by: OpenBy, profile: ProfileId, look: ProfileLook): Answer<null>;
  /** From the next login on. */
  setDeadManSwitch(by: OpenBy, profile: ProfileId, isOn: boolean): Answer<null>;
  removeProfile(by: OpenBy, profile: ProfileId): Answer<null>;
  changePassphrase(by: OpenBy, next: KeyPort): Answer<null>;
  addPasskey(by: OpenBy, passkey: PasskeyView, prf: Uint8Array): Answer<null>;
  removePasskey(by: OpenBy, credential: string): Answer<null>;
  setAutoLock(by: OpenBy, minutes: number): Answer<null>;
  /** The record as it is stored: ciphertext. */
  exportVault(): Answer<PortFile>;
  /** Where there is no vault. It opens by what it was closed with, and is unlocked then. */
  importVault(file: PortFile, by: OpenBy): Answer<null>;
  deleteVault(): Answer<DeletionProof>;
}

/** Their names: the door to the engine lets them through, and the vault's own checks what they bring. */
export const VAULT_CALLS = [
  'readVault',
  'createVault',
  'unlockVault',
  'proveVault',
  'lockVault',
  'vaultUsed',
  'addProfile',
  'acceptKey',
  'dropKey',
  'acceptPermissions',
  'changeLook',
  'setDeadManSwitch',
  'removeProfile',
  'changePassphrase',
  'addPasskey',
  'removePasskey',
  'setAutoLock',
  'exportVault',
  'importVault',
  'deleteVault',
] as const satisfies readonly (keyof VaultApi)[];
