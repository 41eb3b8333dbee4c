/** `2026-11-26 15:20:07 UTC`. */
export const timeWords = (now: number): string => `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** Of the file: `BTC-USD 1h 2026-11-26 15-20-07 UTC.png`. No letter of it is one that a file system takes for something else. */
export const pictureName = (pair: string, interval: string, now: number): string =>
  `${pair} ${interval} ${timeWords(now)}.png`.replaceAll(/[^\w .-]/g, '-');
