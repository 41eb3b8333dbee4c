/** What stands for an amount that others should not read. */
export const HIDDEN = '•••';

/**
 * A number with its sign and percentage. With a point, a comma or a space that does not break in it, it is an amount whatever it
 * is glued to: `0.5BTC`. A whole one may be of a name, as of `1h`, `1INCH`, `USDT0` or the order `P-1-7`, and counts by itself only.
 */
const NUMBER =
  /(?<![\p{N}.,])[-+−]?\d+(?:[.,\u00a0]\d+)+(?: ?%)?|(?<![\p{L}\p{N}.,]|\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*-)[-+−]?\d+(?: ?%)?(?![\p{L}\p{N}])/gu;

/** The same words without a number in them. */
export const hideNumbers = (words: string): string => words.replaceAll(NUMBER, HIDDEN);

/** An amount as a whole, its currency included. One that is not known has nothing to hide. */
export const hideAmount = (text: string): string => (/\d/.test(text) ? HIDDEN : text);
