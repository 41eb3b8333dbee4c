/**
 * The exchange's checksum of a book: CRC-32 over the 25 best of each side, bid and ask in turn, as text.
 * Numbers are written as ECMAScript does (`7e-7` below 1e-6), which is how they stand on the wire; any
 * other rendering fails on cheap pairs. Source: protocols, section 3.4.
 */
import type { Book } from '../../domain/book';
import type { RawBook } from '../../domain/raw-book';

/** Levels of each side under the checksum, whatever the book's length. */
const CHECKED_LEVELS = 25;

/** The CRC of nothing, before its final inversion. */
const START = -1;

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = (c & 1) === 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

/** CRC-32 (IEEE 802.3) of ASCII text, as a signed 32-bit integer. */
export const crc32 = (text: string): number => ~extend(START, text);

/** Price and signed amount of each level. Piece by piece: one long text would be built only to be read once. */
export function bookChecksum({ bids, asks }: Book): number {
  let crc = START;
  for (let i = 0; i < CHECKED_LEVELS; i++) {
    if (i < bids.length) crc = row(crc, bids.prices[i] as number, '', bids.sizes[i] as number);
    if (i < asks.length) crc = row(crc, asks.prices[i] as number, '-', asks.sizes[i] as number);
  }
  return ~crc;
}

/** Order id and signed amount of each order. */
export function rawBookChecksum({ bids, asks }: RawBook): number {
  let crc = START;
  for (let i = 0; i < CHECKED_LEVELS; i++) {
    const bid = bids[i];
    const ask = asks[i];
    if (bid !== undefined) crc = row(crc, bid.id, '', bid.size);
    if (ask !== undefined) crc = row(crc, ask.id, '-', ask.size);
  }
  return ~crc;
}

/** A row behind those before it, if any. */
function row(crc: number, key: number, sign: '' | '-', size: number): number {
  let c = crc === START ? crc : extend(crc, ':');
  c = extend(extendNumber(c, key), ':');
  return extendNumber(sign === '' ? c : extend(c, sign), size);
}

function extend(crc: number, text: string): number {
  let c = crc;
  for (let i = 0; i < text.length; i++) c = (CRC_TABLE[(c ^ text.charCodeAt(i)) & 255] as number) ^ (c >>> 8);
  return c;
}

/** Eight decimals is what the exchange allows; a decimal of up to 15 digits is the only one of its double. */
const SCALE = 1e8;
const EXACT = 1e15;
const SMALLEST = 1e-6;
const ZERO = 48;
const POINT = 46;

/**
 * As `extend(crc, String(value))`, but without making the text where the digits can be had from whole numbers:
 * `String` of a hundred doubles would be most of a checksum's cost.
 */
export function extendNumber(crc: number, value: number): number {
  const scaled = Math.round(value * SCALE);
  if (!(value >= SMALLEST && scaled < EXACT && scaled / SCALE === value)) return extend(crc, String(value));
  const whole = Math.floor(scaled / SCALE);
  let rest = (scaled - whole * SCALE) | 0;
  let c = extendDigits(crc, whole, powerOfTen(whole));
  if (rest === 0) return c;
  c = (CRC_TABLE[(c ^ POINT) & 255] as number) ^ (c >>> 8);
  let place = 10_000_000;
  while (rest % 10 === 0) {
    rest = (rest / 10) | 0;
    place = (place / 10) | 0;
  }
  return extendDigits(c, rest, place);
}

/** The digits of a whole number from the given power of ten down. */
function extendDigits(crc: number, digits: number, from: number): number {
  let c = crc;
  let rest = digits | 0;
  for (let place = from | 0; place > 0; place = (place / 10) | 0) {
    const digit = (rest / place) | 0;
    rest -= digit * place;
    c = (CRC_TABLE[(c ^ (ZERO + digit)) & 255] as number) ^ (c >>> 8);
  }
  return c;
}

function powerOfTen(whole: number): number {
  let power = 1;
  while (power * 10 <= whole) power *= 10;
  return power;
}
