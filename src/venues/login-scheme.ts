/** How a venue wants a login signed. What is signed follows from the nonce alone: nobody can have other bytes signed. */
export interface LoginScheme {
  /** Of the HMAC. */
  readonly hash: 'SHA-256' | 'SHA-384' | 'SHA-512';
  /** The text whose HMAC is the signature. */
  payload(nonce: number): string;
}
