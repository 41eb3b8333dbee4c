/**
 * Moods of the market.
 * - `flash-crash`: falls 8 to 15 % within a minute, then takes most of it back
 * - `one-sided`: one side thins out, at times to nothing
 * - `outage`: nothing happens
 */
export const REGIMES = ['calm', 'trend', 'volatile', 'flash-crash', 'one-sided', 'outage'] as const;
export type Regime = (typeof REGIMES)[number];
