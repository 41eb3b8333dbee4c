/** Control, bidirectional and invisible characters: they can make a text read as another. */
const DECEPTIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** An exchange's words made safe to show: one line, nothing invisible, at most `max` characters. Anything but text is empty. */
export function plainText(value: unknown, max = 200): string {
  return typeof value === 'string'
    ? value
        .slice(0, max * 4)
        .normalize('NFC')
        .replace(DECEPTIVE, '')
        .slice(0, max)
    : '';
}
