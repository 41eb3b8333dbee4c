/** How subscribe and unsubscribe requests are answered. */
export type AckMode =
  | { readonly kind: 'normal' }
  /** Acknowledged this much later; data comes only then. */
  | { readonly kind: 'late'; readonly ms: number }
  /** The acknowledgement is lost; the channel lives and its data comes. */
  | { readonly kind: 'missing' }
  /** The request is lost. */
  | { readonly kind: 'ignored' }
  /** Gathered for this long, then acknowledged last first. */
  | { readonly kind: 'reversed'; readonly ms: number }
  /** Data comes at once, the acknowledgement this much later. */
  | { readonly kind: 'early-data'; readonly ms: number };

/** Faults that hold for every socket until taken back. What is wrong with one socket's frames is kept by its session. */
export interface Faults {
  acks: AckMode;
  /** Added to every frame sent, in order. */
  latency: { ms: number; jitterMs: number };
  handshake: { kind: 'normal' } | { kind: 'slow'; ms: number } | { kind: 'never' } | { kind: 'status'; status: number };
  /** `cs` frames that will be wrong; Infinity for all. */
  wrongChecksums: { count: number; symbol: string | undefined };
  isMaintenance: boolean;
  /** Data stops, heartbeats go on. */
  isFrozen: boolean;
  isConfRefused: boolean;
  infoVersion: number;
  /** Every socket numbers its channels from the same start, so that two sockets share numbers. */
  areChannelIdsShared: boolean;
  /** Takes the place of `pair` and `msg`, and joins `symbol`, in events. */
  hostileText: string | undefined;
  /** `Access-Control-Allow-Origin` of REST answers. */
  cors: string | undefined;
  /** REST answers with this instead. */
  rest: { status: number; body: string; contentType: string } | undefined;
  restDelayMs: number;
  /** Sockets get their bytes in pieces of this size. 0: whole. */
  sliceBytes: number;
  /** Towards the client, on each socket. 0: no limit. */
  bitsPerSecond: number;
}

export const noFaults = (): Faults => ({
  acks: { kind: 'normal' },
  latency: { ms: 0, jitterMs: 0 },
  handshake: { kind: 'normal' },
  wrongChecksums: { count: 0, symbol: undefined },
  isMaintenance: false,
  isFrozen: false,
  isConfRefused: false,
  infoVersion: 2,
  areChannelIdsShared: false,
  hostileText: undefined,
  cors: undefined,
  rest: undefined,
  restDelayMs: 0,
  sliceBytes: 0,
  bitsPerSecond: 0,
});
