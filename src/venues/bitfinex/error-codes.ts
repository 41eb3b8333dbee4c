/**
 * What each error code of the exchange asks of the client. Source: protocols, section 2.5.
 * - `refused`: this subscription will not be served; asking again does not help
 * - `adopt`: it exists already, under the number given
 * - `elsewhere`: this socket is full
 * - `gone`: what was to be unsubscribed is not there
 * - `later`: ask again after `delayMs`
 * - `fewer-flags`: the conf was refused
 * - `report`: nothing to be done here
 */
export type Reaction =
  | { readonly kind: 'refused' | 'adopt' | 'elsewhere' | 'gone' | 'fewer-flags' | 'report' }
  | { readonly kind: 'later'; readonly delayMs: number };

const REACTIONS: Readonly<Record<number, Reaction>> = {
  10000: { kind: 'report' },
  10001: { kind: 'refused' },
  10008: { kind: 'later', delayMs: 2_000 },
  10011: { kind: 'refused' },
  10012: { kind: 'refused' },
  10020: { kind: 'refused' },
  10050: { kind: 'fewer-flags' },
  10300: { kind: 'refused' },
  10301: { kind: 'adopt' },
  10302: { kind: 'refused' },
  10305: { kind: 'elsewhere' },
  10400: { kind: 'gone' },
  10401: { kind: 'gone' },
  11000: { kind: 'later', delayMs: 5_000 },
  11010: { kind: 'later', delayMs: 15_000 },
};

/** Codes that are not listed are reported and change nothing. */
export const reactionTo = (code: number): Reaction => REACTIONS[code] ?? { kind: 'report' };
