/**
 * The first format of numbers or dates of a page takes the browser some 15 ms, each after it a tenth of one: made while nothing
 * else is done, it is not paid for in the painting that needs one.
 */
export function makeFirstFormat(): void {
  new Intl.DateTimeFormat().format(0);
}
