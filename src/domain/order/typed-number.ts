/** What a trader types as a number. It is read in one way or refused: never reinterpreted. */
import { type Decimal, isZero, multiply, ONE, parseDecimal } from '../money';
import { fail, ok, type Result } from '../result';

export type TypedFault = 'empty' | 'long' | 'sign' | 'exponent' | 'characters' | 'spaces' | 'grouped' | 'ambiguous' | 'unfinished' | 'zero';

export interface TypedComplaint {
  readonly kind: TypedFault;
  /** What is wrong, and what to type instead. */
  readonly words: string;
}

const MOST_CHARACTERS = 60;
const MOST_DIGITS = 24;
/** What a pasted number may have between its thousands and around it: ordinary, non-breaking and thin spaces; around it also line ends. */
const GAP = '[ \u00a0\u2007\u2009\u202f]';
const AROUND = /^[ \t\r\n\u00a0\u2007\u2009\u202f]+|[ \t\r\n\u00a0\u2007\u2009\u202f]+$/g;
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
  const refuse = (kind: TypedFault, words: string): Result<never, TypedComplaint> => fail({ kind, words });
  if (typed === '') return refuse('empty', `Type a number, for example ${example}.`);
  if (typed.length > MOST_CHARACTERS)
    return refuse('long', `This is too long for a number. Type one of at most ${MOST_DIGITS} digits, for example ${example}.`);
  if (/^[+\-−]/.test(typed)) return refuse('sign', `A number has no sign here: the side says buy or sell. Type it without, for example ${example}.`);
  if (/^[0-9.,]+e[+\-−]?[0-9]+$/i.test(typed))
    return refuse('exponent', 'Powers of ten are not read. Type the number in full, for example 0.00001 for 1e-5.');
  const [, spaced = '', suffix = ''] = new RegExp(`^(.*?)(?:${GAP}*([kKmM]))?$`, 's').exec(typed) ?? [];
  const odd = new RegExp(`(?!${GAP})[^0-9.,]`, 'u').exec(spaced)?.[0];
  if (odd !== undefined) return refuse('characters', `${named(odd)} is not read in a number. Type the digits 0 to 9, for example ${example}.`);
  const body = SPACED.test(spaced) ? spaced.replace(new RegExp(GAP, 'g'), '') : spaced;
  if (new RegExp(GAP).test(body))
    return refuse('spaces', `A space can only part thousands, as in 70 100.5. Type the number without, for example ${example}.`);
  if ((body.match(/[.,]/g)?.length ?? 0) > 1)
    return refuse('grouped', `Points and commas between thousands are not read. Type ${plainOf(body) ?? example}.`);
  const [whole = '', part] = body.split(/[.,]/);
  if (part === '' || `${whole}${part ?? ''}` === '')
    return refuse('unfinished', `Digits are missing. Type the whole number, for example ${example}.`);
  if (body.includes(',') && part?.length === 3 && whole.length <= 3 && /[1-9]/.test(whole)) {
    return refuse('ambiguous', `${body}${suffix} can be ${whole}.${part}${suffix} or ${whole}${part}${suffix}. Type one of the two.`);
  }
  const digits = whole.length + (part?.length ?? 0);
  const value = digits > MOST_DIGITS ? undefined : parseDecimal(`${whole || '0'}${part === undefined ? '' : `.${part}`}`);
  if (value === undefined)
    return refuse('long', `This has ${digits} digits, and at most ${MOST_DIGITS} are read. Type fewer, for example ${example}.`);
  return ok(multiply(value, FACTORS[suffix.toLowerCase()] ?? ONE));
}

/** The same, and above 0: sizes, prices, distances. */
export function readPositive(text: string, example = '0.5'): Result<Decimal, TypedComplaint> {
  const read = readNumber(text, example);
  if (!read.ok || !isZero(read.value)) return read;
  return fail({ kind: 'zero', words: `0 is not possible here. Type a number above 0, for example ${example}.` });
}

const named = (character: string): string => (/[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `“${character}”` : 'An invisible character or a line end');

/** The spelling of a number whose thousands are parted, to be typed by the one who knows. */
function plainOf(body: string): string | undefined {
  if (!GROUPED.test(body)) return undefined;
  const last = Math.max(body.lastIndexOf(','), body.lastIndexOf('.'));
  const isMixed = body.includes(',') && body.includes('.');
  const digits = (text: string): string => text.replace(/[.,]/g, '');
  return isMixed ? `${digits(body.slice(0, last))}.${body.slice(last + 1)}` : digits(body);
}
