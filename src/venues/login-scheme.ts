/** How a venue wants logins and requests signed. What is signed follows from the nonce, and of a request from what it asks: nobody can have other bytes signed. */
export interface LoginScheme {
  /** Of the HMAC. */
  readonly hash: 'SHA-256' | 'SHA-384' | 'SHA-512';
  /** The text whose HMAC is the signature. */
  payload(nonce: number): string;
  /** The same of a request over REST; null: this program asks for no such thing. */
  request(path: string, nonce: number, body: string): string | null;
}
