/** A row as a client holds it: price (R0: order id), count (R0: price), amount. */
export type BookRow = readonly [number, number, number];

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c >>> 0;
});

/** CRC-32 (IEEE 802.3) of ASCII text, as a signed 32-bit integer. */
export function crc32(text: string): number {
  let crc = -1;
  for (let i = 0; i < text.length; i++) crc = (crc >>> 8) ^ (TABLE[(crc ^ text.charCodeAt(i)) & 255] as number);
  return ~crc;
}

/** What the checksum is taken over: key and amount of the best bid, the best ask, the second bid …, 25 a side at most. A missing level adds nothing. */
export function checksumText(bids: readonly BookRow[], asks: readonly BookRow[]): string {
  const parts: string[] = [];
  for (let i = 0; i < 25; i++) {
    for (const row of [bids[i], asks[i]]) if (row !== undefined) parts.push(String(row[0]), String(row[2]));
  }
  return parts.join(':');
}

/** The number of a `cs` frame. Both sides best price first and, in R0, the lowest order id first within a price. */
export const bookChecksum = (bids: readonly BookRow[], asks: readonly BookRow[]): number => crc32(checksumText(bids, asks));
