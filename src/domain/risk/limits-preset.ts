/** Names of sets of limits. `LIMITS` has their figures, and is large: who only needs the names takes them from here. */
export const LIMITS_PRESETS = ['careful', 'standard', 'scalper'] as const;
export type LimitsPreset = (typeof LIMITS_PRESETS)[number];
