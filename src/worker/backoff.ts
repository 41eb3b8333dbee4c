const SHORTEST_MS = 500;
const LONGEST_MS = 30_000;
/** The exchange refuses an address for a minute after too many attempts; it shows only as sockets that never open. */
const REFUSED_MS = 60_000;
/** Sockets in a row that never opened, from which on a refusal is likely. */
export const REFUSALS = 3;

/** How long to wait before the next attempt: full jitter, 0.5 s up to a bound that doubles to 30 s. `attempt` counts from 0. */
export function reconnectDelayMs(attempt: number, random: () => number): number {
  const bound = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(attempt + 1, 10));
  return SHORTEST_MS + random() * (bound - SHORTEST_MS);
}

/** After three sockets in a row that never opened, the address may be refused: wait that out. */
export function refusedDelayMs(neverOpened: number, random: () => number): number {
  return neverOpened < REFUSALS ? 0 : REFUSED_MS + random() * 5_000;
}
