/** Flags of the `conf` event. */
export const FLAG = { timestamp: 32768, sequence: 65536, checksum: 131072, bulk: 536870912 } as const;
/** DEC_S and TIME_S are taken and have no effect, as on the real exchange. */
const LEGACY = 8 | 32;
const KNOWN = FLAG.timestamp | FLAG.sequence | FLAG.checksum | FLAG.bulk | LEGACY;

export const areFlagsKnown = (flags: unknown): flags is number => Number.isInteger(flags) && ((flags as number) & ~KNOWN) === 0;

export const ERROR = {
  unknown: 10000,
  conf: 10050,
  subscribe: 10300,
  duplicate: 10301,
  limit: 10305,
  unsubscribe: 10400,
} as const;

export const INFO = { generic: 5000, restart: 20051, maintenanceStart: 20060, maintenanceEnd: 20061 } as const;

/** Candle periods as the wire names them. There is no 4h; `7D` is the older name of `1W`. */
export const TIMEFRAMES = ['1m', '5m', '15m', '30m', '1h', '3h', '6h', '12h', '1D', '1W', '14D', '1M'] as const;
export type Timeframe = (typeof TIMEFRAMES)[number];

export function timeframe(text: string): Timeframe | undefined {
  const name = text === '7D' ? '1W' : text;
  return TIMEFRAMES.find((t) => t === name);
}
