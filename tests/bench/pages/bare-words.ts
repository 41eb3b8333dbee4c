/** Page to bare worker. */
export type BareOrder =
  /** `asks` are sent once the socket is open. */
  | { readonly kind: 'empty'; readonly urls: readonly string[]; readonly asks?: readonly string[] }
  | { readonly kind: 'count' }
  | { readonly kind: 'stream'; readonly url: string }
  | BareCredit;

export interface BareCredit {
  readonly kind: 'credit';
}

export interface BareCount {
  readonly frames: number;
  /** Wall clock of the worker, ms. */
  readonly at: number;
}

export interface BareNews {
  readonly bids: Float64Array;
  readonly asks: Float64Array;
}

export interface BareApi {
  books(url: string, callback: (book: BareNews) => void): void;
  rows(url: string, callback: (row: readonly number[]) => void): void;
}
