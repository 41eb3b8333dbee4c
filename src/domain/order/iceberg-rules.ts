import { figure } from '../figure';
import type { Instrument } from '../instrument';
import { compare, type Decimal, divide, isPositive, multiply, parseDecimal } from '../money';
import { roundSize, sizeDecimals } from './grid';
import type { Complaint } from './order-rules';
import { TYPE_WORDS } from './order-texts';
import type { OrderTerms } from './terms';

/** In how many parts an iceberg may show itself at the most. */
const MOST_PARTS = 100;

/** What speaks against showing a part of an order at a time. */
export function checkIceberg({ type, tif, hidden, size, displayed }: OrderTerms, instrument: Instrument): Complaint[] {
  if (displayed === undefined) return [];
  const { base } = instrument;
  const shown = `The displayed size ${figure(displayed)} ${base}`;
  const error = (rule: Complaint['rule'], words: string): Complaint => ({ rule, field: 'displayed', severity: 'error', words });
  if (instrument.hasIceberg !== true) return [error('iceberg', 'This market takes no icebergs, only hidden orders. Turn it off.')];
  if (type !== 'limit' && type !== 'stop-limit')
    return [error('iceberg', `A ${TYPE_WORDS[type]} order never stands in the book, so it cannot show a part of itself. Turn the iceberg off.`)];
  if (tif === 'IOC' || tif === 'FOK')
    return [error('iceberg', `An iceberg waits in the book, and ${tif} does not wait. Turn it off, or choose GTC.`)];
  if (hidden) return [error('iceberg', 'An iceberg shows a part of itself, and a hidden order nothing. Turn one of them off.')];
  if (!isPositive(displayed)) return [error('not-positive', `${shown} is none. Enter more than 0.`)];
  if (roundSize(displayed, instrument) !== displayed)
    return [error('digits', `${shown} has too many decimals; this market takes ${sizeDecimals(instrument)}. Enter fewer.`)];
  const least = parseDecimal(instrument.minSize ?? '');
  if (least !== undefined && compare(displayed, least) < 0)
    return [error('too-small', `${shown} is below the smallest order, ${figure(least)}. Enter ${least} or more.`)];
  const most = multiply(displayed, String(MOST_PARTS) as Decimal);
  if (compare(size, most) > 0) {
    const enough = divide(size, String(MOST_PARTS) as Decimal, sizeDecimals(instrument), 'up');
    return [error('iceberg', `${shown} would take more than ${MOST_PARTS} parts to show all of the order. Enter ${enough} or more.`)];
  }
  if (compare(displayed, size) < 0) return [];
  const words = `${shown} is all of the order, so nothing of it stays out of sight.`;
  return [{ rule: 'iceberg', field: 'displayed', severity: 'warning', words }];
}
