import { expect, test } from 'vitest';
import type { InstrumentId } from '../../../src/domain/instrument';
import type { Decimal } from '../../../src/domain/money';
import { reverseFill } from '../../../src/ui/trading/reverse-fill';

const BTC: InstrumentId = 'simulated:BTC/USD';
const ETH: InstrumentId = 'simulated:ETH/USD';
const account = (kind: 'spot' | 'margin' | 'venue-margin', size: string) => ({
  info: { kind },
  positions: [
    { instrument: ETH, size: '5' as Decimal },
    { instrument: BTC, size: size as Decimal },
  ],
});

test('a position is turned by twice of it the other way, at market, to the last digit', () => {
  const short = { instrument: BTC, side: 'sell', type: 'market', typed: { size: '0.00000002' } };
  expect(reverseFill(account('margin', '0.00000001'), BTC)).toEqual(short);
  expect(reverseFill(account('venue-margin', '-1.5'), BTC)).toEqual({ instrument: BTC, side: 'buy', type: 'market', typed: { size: '3' } });
});

test('where there is nothing to turn, or nothing to sell short, that is said', () => {
  expect(reverseFill(account('margin', '0'), BTC)).toBe('There is no position in BTC/USD.');
  expect(reverseFill({ ...account('margin', '1'), positions: [] }, BTC)).toBe('There is no position in BTC/USD.');
  expect(reverseFill(account('spot', '1'), BTC)).toMatch(/no margin/);
});
