import { type Decimal, multiply, parseDecimal } from '../../domain/money';

const FACTORS: Readonly<Record<string, Decimal>> = { k: '1000' as Decimal, m: '1000000' as Decimal };

/**
 * A number as people type and paste it: `1k`, `2.5m`, `0,5`, `70,123.50`, `1 000`. Undefined where it is none. A comma
 * before exactly three digits sets thousands apart, as this program writes them, unless a lone 0 stands before it.
 */
export function typedAmount(text: string): Decimal | undefined {
  const [, digits = '', unit = ''] = /^([\d.,]+)([km]?)$/.exec(text.replaceAll(/[\s_\u00a0\u202f']/g, '').toLowerCase()) ?? [];
  const plain = parseDecimal(withPoint(digits).replace(/^\./, '0.').replace(/\.$/, ''));
  const factor = FACTORS[unit];
  return plain === undefined || factor === undefined ? plain : multiply(plain, factor);
}

function withPoint(digits: string): string {
  const isGrouped = /^[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(digits);
  if (isGrouped) return digits.replaceAll(',', '');
  if (/^[1-9]\d{0,2}(\.\d{3})+,\d*$/.test(digits)) return digits.replaceAll('.', '').replace(',', '.');
  return digits.includes('.') ? digits : digits.replace(',', '.');
}
