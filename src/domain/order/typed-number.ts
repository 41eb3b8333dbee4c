/** What a trader types as a number. It is read in one way or refused: never reinterpreted. */
import { type Decimal, isZero, multiply, ONE, parseDecimal, ZERO } from '../money';
import { fail, ok, type Result } from '../result';

export type TypedFault = 'empty' | 'long' | 'sign' | 'exponent' | 'characters' | 'spaces' | 'grouped' | 'ambiguous' | 'unfinished' | 'zero';

export interface TypedComplaint {
  readonly kind: TypedFault;
  /** What is wrong, and what to type instead. */
  readonly words: string;
}

const MOST_CHARACTERS = 60;
const MOST_DIGITS = 24;
/** What a pasted number may have between its thousands: ordinary, non-breaking and thin spaces; around it also tabs and line ends. */
const GAP = '[ \u00a0\u2007\u2009\u202f]';
const GAPS = new RegExp(GAP, 'g');
const AROUND = new RegExp(`^(?:${GAP}|[\\t\\r\\n])+|(?:${GAP}|[\\t\\r\\n])+$`, 'g');
const SUFFIXED = new RegExp(`^(.*?)(?:${GAP}*([kKmM]))?$`, 's');
const ODD = new RegExp(`(?!${GAP})[^0-9.,]`, 'u');
const SPACED = new RegExp(`^[1-9][0-9]{0,2}(${GAP}[0-9]{3})+([.,][0-9]*)?$`);
const GROUPED = /^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$|^[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$/;
const FACTORS: Readonly<Record<string, Decimal>> = { '': ONE, k: '1000' as Decimal, m: '1000000' as Decimal };

/**
 * Digits with a point or a comma before the decimals, spaces between thousands, `k` or `m` for thousands or millions after
 * them. A comma before exactly three digits can part thousands, as it does in what we show, and is refused; a point never
 * does here. `example` is what a complaint tells to type.
 */
export function readNumber(text: string, example = '0.5'): Result<Decimal, TypedComplaint> {
  const typed = text.replace(AROUND, '');
  const [, spaced = '', suffix = ''] = SUFFIXED.exec(typed) ?? [];
  const body = SPACED.test(spaced) ? spaced.replace(GAPS, '') : spaced;
  const complaint = againstText(typed, spaced, example) ?? againstNumber(body, suffix, example);
  if (complaint !== undefined) return fail(complaint);
  const [whole, part = '0'] = body.split(/[.,]/);
  return ok(multiply(parseDecimal(`${whole || '0'}.${part}`) ?? ZERO, FACTORS[suffix.toLowerCase()] ?? ONE));
}

/** The same, and above 0: sizes, prices, distances. */
export function readPositive(text: string, example = '0.5'): Result<Decimal, TypedComplaint> {
  const read = readNumber(text, example);
  if (!read.ok || !isZero(read.value)) return read;
  return fail({ kind: 'zero', words: `0 is not possible here. Type a number above 0, for example ${example}.` });
}

/** Undefined: it has nothing but digits, points, commas, spaces and at most one `k` or `m`. */
function againstText(typed: string, spaced: string, example: string): TypedComplaint | undefined {
  if (typed === '') return { kind: 'empty', words: `Type a number, for example ${example}.` };
  if (typed.length > MOST_CHARACTERS) return tooLong(typed.length, example);
  if (/^[+\-−]/.test(typed)) {
    return { kind: 'sign', words: `A number has no sign here: the side says buy or sell. Type it without, for example ${example}.` };
  }
  if (/^[0-9.,]+e[+\-−]?[0-9]+$/i.test(typed)) {
    return { kind: 'exponent', words: 'Powers of ten are not read. Type the number in full, for example 0.00001 for 1e-5.' };
  }
  const odd = ODD.exec(spaced)?.[0];
  if (odd === undefined) return undefined;
  const what = /[\p{L}\p{N}\p{P}\p{S}]/u.test(odd) ? `“${odd}”` : 'An invisible character or a line end';
  return { kind: 'characters', words: `${what} is not read in a number. Type the digits 0 to 9, for example ${example}.` };
}

/** Undefined: it is read in one way. */
function againstNumber(body: string, suffix: string, example: string): TypedComplaint | undefined {
  const [whole = '', part, ...more] = body.split(/[.,]/);
  if (body.search(GAPS) >= 0)
    return { kind: 'spaces', words: `A space can only part thousands, as in 70 100.5. Type the number without, for example ${example}.` };
  if (more.length > 0) {
    const plain = plainOf(body);
    const words =
      plain === undefined
        ? `Points and commas between thousands are not read. Type it without, for example ${example}.`
        : `Points and commas between thousands are not read. Type ${plain}.`;
    return { kind: 'grouped', words };
  }
  if (part === '' || (whole === '' && part === undefined))
    return { kind: 'unfinished', words: `Digits are missing. Type the whole number, for example ${example}.` };
  if (body.includes(',') && part?.length === 3 && whole.length <= 3 && /[1-9]/.test(whole)) {
    const [typed, parted, joined] = [body, `${whole}.${part}`, `${whole}${part}`].map((number) => `${number}${suffix}`);
    return { kind: 'ambiguous', words: `${typed} can be ${parted} or ${joined}. Type one of the two.` };
  }
  const digits = whole.length + (part?.length ?? 0);
  return digits > MOST_DIGITS ? tooLong(digits, example) : undefined;
}

const tooLong = (length: number, example: string): TypedComplaint => ({
  kind: 'long',
  words: `${length} characters are too many: numbers of at most ${MOST_DIGITS} digits are read. Type fewer, for example ${example}.`,
});

/** The spelling of a number whose thousands are parted, to be typed by the one who knows. */
function plainOf(body: string): string | undefined {
  if (!GROUPED.test(body)) return undefined;
  const last = Math.max(body.lastIndexOf(','), body.lastIndexOf('.'));
  const isMixed = body.includes(',') && body.includes('.');
  const digits = (text: string): string => text.replace(/[.,]/g, '');
  return isMixed ? `${digits(body.slice(0, last))}.${body.slice(last + 1)}` : digits(body);
}
