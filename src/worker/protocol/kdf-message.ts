/** What costs to turn a passphrase into a key (Argon2id, one lane). */
export interface KdfCost {
  readonly memoryKiB: number;
  readonly passes: number;
}

/** First and only message of a window to `worker/vault/kdf-worker`, with one port; its other end goes to the engine. */
export interface PassphraseMessage {
  readonly kind: 'tapedeck/passphrase';
  readonly passphrase: string;
}

/** What the engine asks over that port. */
export interface KdfQuestion {
  readonly ask: number;
  readonly cost: KdfCost;
  /** 16 bytes in hex. */
  readonly salt: string;
  /** It will close a vault: a weak passphrase is refused. */
  readonly isNew: boolean;
}

/** What comes back. The key wraps and unwraps with AES-GCM and cannot be read, also not by the window, which has neither end of the port. */
export type KdfAnswer =
  | { readonly ask: number; readonly key: object; readonly ms: number }
  | { readonly ask: number; readonly refusal: 'weak-passphrase' | 'no-answer'; readonly why: string };
