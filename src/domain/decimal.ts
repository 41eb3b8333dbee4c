declare const exact: unique symbol;
/** A finite decimal as plain text in one spelling: `0.5`, `-12`, `0`. Never an exponent, a plus, a leading or trailing zero that adds nothing. */
export type Decimal = string & { readonly [exact]: 'Decimal' };

/** Digits that a text may have: more than any venue takes, few enough that arithmetic stays instant. */
export const MOST_DIGITS = 40;
const ONE_SPELLING = /^(?!-0$)-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;

/** Whether a text is one, in its one spelling. Apart from the arithmetic, for doors that only look. */
export const isDecimal = (text: string): text is Decimal =>
  text.length <= MOST_DIGITS + 2 && ONE_SPELLING.test(text) && text.replace(/\D/g, '').length <= MOST_DIGITS;
