/** Parent to sender. */
export type SenderOrder =
  /** 30 books, encoded and ready. */
  | { readonly kind: 'prepare-flood'; readonly frames: number }
  /** One book of 25 levels a side. */
  | { readonly kind: 'prepare-pace' }
  | { readonly kind: 'flood' }
  | { readonly kind: 'pace'; readonly updates: number; readonly perSecond: number };

/** Sender to parent. */
export type SenderReport =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'prepared'; readonly books: readonly string[]; readonly frames: number }
  /** A client has its snapshots. */
  | { readonly kind: 'ready'; readonly line: number }
  /** `waitingShare`: in which part of the moments looked at bytes waited for the receiver. */
  | { readonly kind: 'flooded'; readonly frames: number; readonly waitingShare: number }
  /** `sentAt[k]`: wall clock of the k-th update, ms. */
  | { readonly kind: 'paced'; readonly ms: number; readonly sentAt: readonly number[] };
