/** Periods in milliseconds; 0 turns one off. What is off happens only when a test asks. */
export interface Pace {
  heartbeatMs: number;
  checksumMs: number;
  tickerMs: number;
  statusMs: number;
  liquidationMs: number;
  /** Candle updates are held back this long. 0: after each step that traded. */
  candleMs: number;
  /** Books with `freq` F1 are grouped this long. */
  groupMs: number;
  /** From `te` to `tu`: the shortest; the longest is twice that. */
  confirmMs: number;
}

/** The real exchange's. */
export const REAL_PACE: Pace = {
  heartbeatMs: 15_000,
  checksumMs: 2_500,
  tickerMs: 15_000,
  statusMs: 1_000,
  liquidationMs: 20_000,
  candleMs: 500,
  groupMs: 2_000,
  confirmMs: 1_000,
};

/** Nothing happens unless asked for. */
export const NO_PACE: Pace = { heartbeatMs: 0, checksumMs: 0, tickerMs: 0, statusMs: 0, liquidationMs: 0, candleMs: 0, groupMs: 0, confirmMs: 0 };

/** A small generator of its own (mulberry32), so that a seed decides delays as well. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
