import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  absolute,
  add,
  compare,
  type Decimal,
  decimalsOf,
  divide,
  fromDouble,
  isNegative,
  isPositive,
  isZero,
  least,
  magnitudeOf,
  most,
  multiply,
  negate,
  parseDecimal,
  powerOfTen,
  type Rounding,
  round,
  significantDigitsOf,
  subtract,
  sum,
  toDouble,
  ZERO,
} from '../../src/domain/money';

/** The model: a whole number of 10^-scale. */
interface Fraction {
  readonly units: bigint;
  readonly scale: number;
}

const fractionOf = (text: string): Fraction => {
  const [whole = '', part = ''] = text.split('.');
  return { units: BigInt(whole.replace('-', '') + part) * (text.startsWith('-') ? -1n : 1n), scale: part.length };
};
const at = ({ units, scale }: Fraction, wanted: number): bigint => units * 10n ** BigInt(wanted - scale);
const textOf = ({ units, scale }: Fraction): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const part = digits.slice(digits.length - scale).replace(/0+$/, '');
  const text = `${digits.slice(0, digits.length - scale)}${scale > 0 && part !== '' ? `.${part}` : ''}`;
  return units < 0n ? `-${text}` : text;
};
/** Of `top / bottom` the whole number that the rounding asks for. */
function roundRatio(top: bigint, bottom: bigint, rounding: Rounding): bigint {
  const sign = top < 0n === bottom < 0n ? 1n : -1n;
  const [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  const whole = a / b;
  const rest = a % b;
  const isUp = rounding === 'up' ? rest > 0n : rounding === 'half-even' && (rest * 2n > b || (rest * 2n === b && whole % 2n === 1n));
  return sign * (isUp ? whole + 1n : whole);
}

const plain = fc.stringMatching(/^-?[0-9]{1,20}(\.[0-9]{1,18})?$/);
/** Few digits with many zeros and fives, so that ties and carries happen. */
const short = fc.stringMatching(/^-?[0159]{1,4}(\.[0159]{1,4})?$/);
const text = fc.oneof(plain, short);
const decimal = text.map((t) => parseDecimal(t) as Decimal);
const rounding = fc.constantFrom<Rounding>('down', 'up', 'half-even');

const SPELLING = /^(0|-?([1-9]\d*|0)(\.\d*[1-9])?)$/;

test('plain text parses to its value in one spelling', () => {
  fc.assert(
    fc.property(text, fc.nat(5), fc.nat(5), (t, leading, trailing) => {
      const value = parseDecimal(t);
      expect(value).toBe(textOf(fractionOf(t)));
      expect(value).toMatch(SPELLING);
      expect(value).not.toBe('-0');
      const longer = t.replace(/^-?/, (sign) => sign + '0'.repeat(leading)) + (t.includes('.') ? '' : '.0') + '0'.repeat(trailing);
      expect(longer.replace(/[-.]/g, '').length > 40 ? value : parseDecimal(longer)).toBe(value);
    }),
  );
});

test('text of any kind parses to a decimal in its spelling or to nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-+0-9.,eE_ ]{0,12}$/)), (t) => {
      const value = parseDecimal(t);
      expect(value !== undefined).toBe(/^-?[0-9]+(\.[0-9]+)?$/.test(t) && t.replace(/[-.]/g, '').length <= 40);
      if (value !== undefined) expect(value).toMatch(SPELLING);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  '',
  '-',
  '.',
  '.5',
  '5.',
  '+1',
  '1e3',
  '1E3',
  '0x10',
  '1,000',
  '1_000',
  ' 1',
  '1 ',
  '1\n',
  '1.2.3',
  '--1',
  'NaN',
  'Infinity',
  '٣',
  '１',
  '½',
  '1n',
])('%j is no plain decimal', (t) => {
  expect(parseDecimal(t)).toBeUndefined();
});

test('40 digits are a decimal and 41 are none, whatever the sign and the point', () => {
  const digits = '1234567890'.repeat(4);
  expect(parseDecimal(digits)).toBe(digits);
  expect(parseDecimal(`-1.${digits.slice(1)}`)).toBe(`-1.${digits.slice(1, -1)}`);
  expect(parseDecimal(`${digits}1`)).toBeUndefined();
  expect(parseDecimal(`1.${digits}`)).toBeUndefined();
});

test('sums, differences and products are those of whole numbers, to the last digit', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      const [x, y] = [fractionOf(a), fractionOf(b)];
      const scale = Math.max(x.scale, y.scale);
      expect(add(a, b)).toBe(textOf({ units: at(x, scale) + at(y, scale), scale }));
      expect(subtract(a, b)).toBe(textOf({ units: at(x, scale) - at(y, scale), scale }));
      expect(multiply(a, b)).toBe(textOf({ units: x.units * y.units, scale: x.scale + y.scale }));
      const difference = at(x, scale) - at(y, scale);
      expect(Math.sign(compare(a, b))).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
      expect([least(a, b), most(a, b)]).toEqual(difference <= 0n ? [a, b] : [b, a]);
      expect(sum([a, b, negate(a)])).toBe(b);
    }),
  );
});

test('a quotient is rounded once, as asked', () => {
  fc.assert(
    fc.property(decimal, decimal, fc.nat(30), rounding, (a, b, decimals, how) => {
      fc.pre(b !== ZERO);
      const [x, y] = [fractionOf(a), fractionOf(b)];
      const top = x.units * 10n ** BigInt(decimals + y.scale);
      const bottom = y.units * 10n ** BigInt(x.scale);
      expect(divide(a, b, decimals, how)).toBe(textOf({ units: roundRatio(top, bottom, how), scale: decimals }));
    }),
    { numRuns: 500 },
  );
});

test('a quotient a hair above a tie is not taken for the tie', () => {
  const nines = '9'.repeat(70) as Decimal;
  const aboveHalf = add(`${'4'.padEnd(70, '9')}` as Decimal, '1' as Decimal); // 5 × 10^69 over 10^70 - 1: more than a half
  expect(divide(aboveHalf, nines, 0, 'half-even')).toBe('1');
  expect(divide(subtract(nines, '1' as Decimal), nines, 60, 'down')).toBe(`0.${'9'.repeat(60)}`);
});

test('rounding to decimals or to thousands is that of whole numbers', () => {
  fc.assert(
    fc.property(decimal, fc.integer({ min: -6, max: 20 }), rounding, (a, decimals, how) => {
      const model = (to: number): string => {
        const x = fractionOf(a);
        const [top, bottom] = [x.units * 10n ** BigInt(to + 40), 10n ** BigInt(x.scale + 40)];
        const units = roundRatio(top, bottom, how);
        return textOf(to >= 0 ? { units, scale: to } : { units: units * 10n ** BigInt(-to), scale: 0 });
      };
      expect(round(a, decimals, how)).toBe(model(decimals));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['down', '-0.25', '-0.2'],
  ['down', '0.29', '0.2'],
  ['up', '0.21', '0.3'],
  ['up', '-0.21', '-0.3'],
  ['half-even', '0.25', '0.2'],
  ['half-even', '0.35', '0.4'],
  ['half-even', '-0.251', '-0.3'],
  ['half-even', '0.05', '0'],
  ['down', '-0.01', '0'],
] as const)('to one decimal %s makes %s %s', (how, value, expected) => {
  expect(round(value as Decimal, 1, how)).toBe(expected);
});

test('what the market says becomes money and back without a change', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(fromDouble(value)).toMatch(SPELLING);
      expect(toDouble(fromDouble(value))).toBe(value === 0 ? 0 : value);
    }),
  );
  expect([fromDouble(1e21), fromDouble(4.9e-7), fromDouble(-0), fromDouble(0.1)]).toEqual([`1${'0'.repeat(21)}`, '0.00000049', '0', '0.1']);
});

test('a decimal is zero, above it or below it, and says how many digits it has', () => {
  fc.assert(
    fc.property(decimal, (a) => {
      const { units } = fractionOf(a);
      expect([isNegative(a), isZero(a), isPositive(a)]).toEqual([units < 0n, units === 0n, units > 0n]);
      expect(absolute(a)).toBe(units < 0n ? negate(a) : a);
      expect(decimalsOf(a)).toBe(a.split('.')[1]?.length ?? 0);
      expect(significantDigitsOf(a)).toBe(
        a
          .replace(/[-.]/g, '')
          .replace(/^0+/, '')
          .replace(a.includes('.') ? '' : /0+$/, '').length || 1,
      );
      const magnitude = powerOfTen(magnitudeOf(a));
      expect(isZero(a) || (compare(absolute(a), magnitude) >= 0 && compare(absolute(a), multiply(magnitude, '10' as Decimal)) < 0)).toBe(true);
    }),
  );
});
