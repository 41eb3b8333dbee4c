import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isZero, parseDecimal } from '../../../src/domain/money';
import { readNumber, readPositive, type TypedFault } from '../../../src/domain/order/typed-number';

/** U5: what is read, each to one value. */
const READ: Readonly<Record<string, readonly string[]>> = {
  '0': ['0', '00', '0.0', '0,0', '0,00', '.0', ',0', '0k', '0.000', '0,000'],
  '1': ['1', '01', '1.0', '1,0', '1.00', '1,00', '1.000', '1,0000', ' 1', '1 ', '1\n', '\t1\r\n', '\u00a01', '1\u2009'],
  '0.5': ['0.5', '0,5', '.5', ',5', '0.50', '0,50', '0.500', '0,500', '00.5', '00,500', '.500', ',500'],
  '1000': [
    '1000',
    '1k',
    '1K',
    '1 k',
    '1.0k',
    '1,0k',
    '1 000',
    '1\u00a0000',
    '1\u2009000',
    '1\u202f000',
    '1\u2007000',
    '1000.00',
    '1000,00',
    '1000,000',
    '.001m',
    '0,001m',
  ],
  '70100': ['70100', '70.1k', '70,1k', '70 100', '70\u202f100', '70100.0', '70100,000'],
  '70100.5': ['70100.5', '70100,5', '70 100.5', '70 100,5', '70\u00a0100,50', '70.1005k', '70,1005k'],
  '2500000': ['2.5m', '2,5m', '2.5M', '2,5M', '2500k', '2500000', '2 500 000', '2\u2009500\u2009000', '2.500m'],
  '1234.567': ['1234.567', '1234,567', '1 234.567', '1 234,567', '1.234567k', '1,234567k'],
  '0.00000001': ['0.00000001', '0,00000001', '.00000001'],
  '123456789012345.12345678': ['123456789012345.12345678', '123 456 789 012 345,12345678'],
};

/** U5: what is refused, and for what. */
const REFUSED: Readonly<Record<Exclude<TypedFault, 'zero'>, readonly string[]>> = {
  empty: ['', ' ', '\t', '\n', '\u00a0', '\u2009\u202f', '   '],
  ambiguous: ['1,000', '1,500', '12,345', '70,100', '999,999', '1,000k', '1,234m', '01,000', '001,000', ' 1,000 ', '10,000', '100,000', '2,500 k'],
  grouped: [
    ...['1.000,5', '1,000.5', '1.000.000', '1,000,000', '70.100,5', '70,100.5', '1.234.567,89', '1,234,567.89', '1,2,3', '1.2.3', '1..5', '1,,5'],
    ...[
      '1.,5',
      '1,.5',
      '..5',
      ',,5',
      '1.5.',
      '1,5,',
      '.5.',
      '0.0.1',
      '12,34,567.8',
      '1.000,',
      '1,000.',
      '10.00,00',
      '127.0.0.1',
      '1.5,2k',
      '1,000,000k',
    ],
  ],
  spaces: [
    '1 5',
    '1 50',
    '1 5000',
    '10 00',
    '1  000',
    '1000 000',
    '0 500',
    '1. 5',
    '1 .5',
    '0.000 001',
    '1 000 00',
    '1, 5',
    '1 00k',
    '1 234,5 6',
    '12 34',
    '. 5',
    '5 000 0.5',
  ],
  sign: [
    '-1',
    '+1',
    '-0',
    '+0',
    '-0.0',
    '−1',
    '-0.5',
    '+0,5',
    '-1k',
    '--1',
    '+-1',
    '- 1',
    '-',
    '+',
    '−',
    '-Infinity',
    '+1e5',
    '-.5',
    '-1,000',
    '-0x1',
  ],
  exponent: ['1e5', '1E5', '1e-9', '1e+9', '2.5e3', '2,5e3', '1e0', '0e0', '1e400', '1e−5', '.5e1', '1.e3', '9e99', '1E-18'],
  unfinished: ['.', ',', '5.', '5,', '0.', '0,', '1000.', 'k', 'K', 'm', 'M', '.k', '5.k', ',m', '70 100.'],
  long: [
    'x'.repeat(61),
    '1'.repeat(25),
    '1'.repeat(40),
    '0'.repeat(40),
    `0.${'0'.repeat(39)}1`,
    '9'.repeat(61),
    `1${' 000'.repeat(30)}`,
    `${'1'.repeat(40)}k`,
    '9'.repeat(5000),
    `1.${'5'.repeat(24)}`,
  ],
  characters: [
    ...[
      'NaN',
      'nan',
      'Infinity',
      'inf',
      '∞',
      '0x10',
      '0X1F',
      '0b11',
      '0o7',
      '1n',
      '1_000',
      "1'000",
      '1’000',
      '1`000',
      '1;5',
      '1:5',
      '1/2',
      '½',
      '²',
      '1²',
      '1½',
    ],
    ...[
      '٣',
      '١٢٣',
      '۱۲',
      '१२',
      '１２３',
      '𝟏𝟐',
      '๑',
      '①',
      'Ⅷ',
      '一',
      '1٫5',
      '1٬000',
      '1،5',
      '1·5',
      '1‚5',
      '1．5',
      '1，5',
      '1。5',
      '٠٫٥',
      '߁',
      '᠑',
      '᥇',
    ],
    ...[
      '1b',
      '1kk',
      '1mm',
      '1km',
      'k1',
      '1k5',
      '1t',
      '1 000 kk',
      '5%',
      '5 %',
      '$5',
      '5$',
      '€1',
      '1 BTC',
      '1BTC',
      '0.5btc',
      '10USD',
      '(5)',
      '[1]',
      '{1}',
      '=1+1',
      '1+1',
      '1-1',
    ],
    ...[
      '1*2',
      '1^2',
      '2-',
      '1−',
      '5 -',
      '1e',
      'e5',
      '1ee5',
      '1e5k',
      '1e5.5',
      'e',
      'one',
      'null',
      'undefined',
      'true',
      'all',
      'max',
      '1\u200b000',
      '\u200b1',
      '1\u200d',
      '\ufeff1',
    ],
    ...[
      '\u202d1\u202c',
      '1\u2066',
      '\u200e1',
      '1\u200f',
      '1\n2',
      '1\t000',
      '1\r000',
      '\u00001',
      '1\u0000',
      '1\u2028',
      '1\u3000000',
      '1\u2003000',
      '1\u1680000',
      '\u00ad1',
      '1\ud800',
    ],
    ...[
      '<b>1</b>',
      '1<',
      '&#49;',
      '%31',
      '\\u0031',
      '1\\',
      '"1"',
      "'1'",
      '1!',
      '#1',
      '@1',
      '~1',
      '≈1',
      '≥1',
      '１,０００',
      '1‑0',
      '–1',
      '—1',
      '－1',
      '➕1',
      '1️⃣',
      '👍',
      '１k',
      '1к',
      '1м',
      '1㎞',
    ],
  ],
};

test('U5: the tables hold more than 200 strings, none of them twice', () => {
  const all = [...Object.values(READ), ...Object.values(REFUSED)].flat();
  expect(all.length).toBeGreaterThanOrEqual(300);
  expect(new Set(all).size).toBe(all.length);
});

test.each(Object.entries(READ).flatMap(([value, texts]) => texts.map((text) => [text, value] as const)))('U5: %j is read as %s', (text, value) => {
  expect(readNumber(text)).toEqual({ ok: true, value });
  expect(readPositive(text)).toEqual(
    value === '0' ? { ok: false, error: { kind: 'zero', words: expect.stringContaining('above 0') } } : { ok: true, value },
  );
});

test.each(Object.entries(REFUSED).flatMap(([kind, texts]) => texts.map((text) => [text, kind] as const)))(
  'U5: %j is refused as %s, with something to type',
  (text, kind) => {
    const read = readNumber(text, '0.25');
    expect(read).toMatchObject({ ok: false, error: { kind } });
    expect(readPositive(text, '0.25')).toEqual(read);
    expect(!read.ok && read.error.words).toMatch(/[Tt]ype .*\d|Type one of the two/);
    expect(!read.ok && read.error.words).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  },
);

const wordsOf = (text: string): string => {
  const read = readNumber(text);
  return read.ok ? read.value : read.error.words;
};

test('what can be one or a thousand is refused with both spellings, and each of them is read', () => {
  expect(wordsOf('1,000')).toBe('1,000 can be 1.000 or 1000. Type one of the two.');
  expect(wordsOf('2,500k')).toBe('2,500k can be 2.500k or 2500k. Type one of the two.');
  expect([wordsOf('1.000'), wordsOf('1000'), wordsOf('2.500k'), wordsOf('2500k')]).toEqual(['1', '1000', '2500', '2500000']);
});

test('thousands that are parted are refused with the spelling that is read', () => {
  for (const text of ['1.000,5', '1,000.5']) expect(wordsOf(text)).toBe('Points and commas between thousands are not read. Type 1000.5.');
  expect([wordsOf('1,000,000'), wordsOf('1.000.000')].every((words) => words.endsWith('Type 1000000.'))).toBe(true);
  expect(wordsOf('1,2,3')).toMatch(/Type it without, for example 0\.5\.$/);
});

test('a plain decimal is read as itself, with a point or a comma, unless the comma parts three digits', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{1,12}(\.[0-9]{1,10})?$/), (text) => {
      expect(readNumber(text)).toEqual({ ok: true, value: parseDecimal(text) });
      const read = readNumber(text.replace('.', ','));
      const isAmbiguous = /^(?=.*[1-9].*\.)[0-9]{1,3}\.[0-9]{3}$/.test(text) && !/^0+\./.test(text);
      expect(read.ok ? read.value : read.error.kind).toBe(isAmbiguous ? 'ambiguous' : parseDecimal(text));
    }),
    { numRuns: 1000 },
  );
});

/** Every reading that someone somewhere could mean by it. */
function meanings(text: string): Set<string> {
  const bare = text.replace(/[\s\u00a0\u2007\u2009\u202f]/g, '');
  const suffix = /[kKmM]$/.exec(bare)?.[0]?.toLowerCase() ?? '';
  const zeros = suffix === 'k' ? 3 : suffix === 'm' ? 6 : 0;
  const spellings = [bare.replaceAll(',', ''), bare.replaceAll('.', '').replace(',', '.'), bare.replace(',', '.')].map((t) =>
    t.replace(/[kKmM]$/, ''),
  );
  return new Set(
    spellings.flatMap((t) => {
      const [whole = '', part = ''] = t.split('.');
      const long = part.padEnd(zeros, '0');
      return parseDecimal(`0${whole}${long.slice(0, zeros)}${long.length > zeros ? `.${long.slice(zeros)}` : ''}`) ?? [];
    }),
  );
}

test('whatever is typed is read as what it can mean or refused in words', () => {
  const typed = fc.oneof(
    fc.stringMatching(/^[0-9., \u00a0\u2009]{0,10}[kKmM]?$/),
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.stringMatching(/^[-+0-9eExX.,kKmM_' ]{0,8}$/),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const read = readNumber(text);
      if (read.ok) expect(meanings(text)).toContain(read.value);
      else expect(read.error.words.length).toBeGreaterThan(10);
      const positive = readPositive(text);
      expect(positive.ok).toBe(read.ok && !isZero(read.value));
    }),
    { numRuns: 3000 },
  );
});
