/** What stands for an amount that others should not read. */
export const HIDDEN = '•••';

/** A number by itself, with its sign and percentage: not a digit of a name, as of `1h`, `USDT0` or the order `P-1-7`. */
const NUMBER = /(?<![\p{L}\p{N}.,-])[+−]?\d(?:[\d,.]*\d)?(?: %)?(?![\p{L}\p{N}])/gu;

/** The same words without a number in them. */
export const hideNumbers = (words: string): string => words.replaceAll(NUMBER, HIDDEN);

/** An amount as a whole, its currency included. One that is not known has nothing to hide. */
export const hideAmount = (text: string): string => (/\d/.test(text) ? HIDDEN : text);
