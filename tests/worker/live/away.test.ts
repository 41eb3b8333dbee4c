import { expect, test } from 'vitest';
import type { AccountEvent } from '../../../src/domain/account/account-event';
import { EMPTY_ACCOUNT } from '../../../src/domain/account/account-state';
import type { OrderEvent } from '../../../src/domain/order/order';
import type { LocalMs } from '../../../src/domain/units';
import { Away, isFirstSight, joined } from '../../../src/worker/live/away';
import { said } from '../../domain/account/accounts';
import { d, fill, filled, ms, newOrder } from '../../domain/order/orders';

const at = (n: number): LocalMs => n as LocalMs;
const NOTHING = (): string => '0';

function told(...events: (OrderEvent | AccountEvent)[]): Away {
  const away = new Away();
  for (const event of events)
    away.add('balances' in event || event.kind === 'placed' ? (event as AccountEvent) : said('R-1', event as OrderEvent), NOTHING);
  return away;
}

test('each thing that was new stands in a line with what shows it', () => {
  const placed: AccountEvent = { kind: 'placed', at: ms(9), order: newOrder({}, 'V-7'), reserved: d('0') };
  const report = told(
    placed,
    filled(fill('t1', 20, '0.5')),
    { kind: 'progress', at: ms(21), filled: d('0.7') },
    { kind: 'cancelled', at: ms(22), reason: 'elsewhere' },
    { kind: 'doubted', at: at(23), reason: 'nobody knows' },
  ).take(at(5), at(30));
  expect(report).toMatchObject({ since: 5, until: 30, more: 0 });
  expect(report?.lines).toMatchObject([
    { kind: 'placed', order: 'V-7' },
    { kind: 'filled', order: 'R-1', size: '0.5', evidence: 'trade t1' },
    { kind: 'progress', size: '0.7' },
    { kind: 'cancelled', reason: 'elsewhere' },
    { kind: 'doubted', reason: 'nobody knows' },
  ]);
});

test('what is told is told once, and where nothing changed there is no report', () => {
  const away = told({ kind: 'cancelled', at: ms(22), reason: 'elsewhere' }, { kind: 'working', at: ms(23) });
  expect(away.take(null, at(30))?.lines.length).toBe(1);
  expect(away.take(null, at(31))).toBeNull();
});

test('of money the difference is told, and only where there is one', () => {
  const balances = { USD: { total: d('90'), available: null }, BTC: { total: d('0'), available: null } };
  expect(told({ kind: 'held', at: ms(1), balances }).take(null, at(2))?.lines).toEqual([
    { kind: 'held', at: 1, currency: 'USD', from: '0', to: '90' },
  ]);
});

test('of a position the difference in size is told, and no other news of it', () => {
  const away = new Away();
  const word = { size: d('2'), price: d('100'), funding: d('0'), liquidation: null, leverage: null };
  const position = (told: typeof word | null): AccountEvent => ({
    kind: 'position',
    at: ms(1),
    instrument: 'bitfinex:BTC/USD',
    told,
    isSettled: false,
  });
  away.add(position({ ...word, liquidation: d('60') } as never), () => '2');
  away.add(position(null), () => '2');
  expect(away.take(null, at(2))?.lines).toEqual([{ kind: 'position', at: 1, instrument: 'bitfinex:BTC/USD', from: '2', to: '0' }]);
});

test('of an order in doubt the last word is told, until something is known of it', () => {
  const doubted = (reason: string): OrderEvent => ({ kind: 'doubted', at: at(3), reason });
  const first = told(doubted('missing'), doubted('missing; not in history either')).take(null, at(10));
  expect(first).toMatchObject({ lines: [{ kind: 'doubted', reason: 'missing; not in history either' }], more: 0 });
  const both = joined(first, told(doubted('missing again')).take(at(10), at(20)));
  expect(both?.lines).toMatchObject([{ kind: 'doubted', reason: 'missing again' }]);
  const rejected: OrderEvent = { kind: 'rejected', at: ms(25), reason: 'never placed' };
  expect(joined(both, told(rejected).take(at(20), at(30)))?.lines).toMatchObject([{ kind: 'rejected', reason: 'never placed' }]);
});

test('more than a hundred things are counted', () => {
  const report = told(...Array.from({ length: 130 }, (_, i) => filled(fill(`t${i}`, i, '1')))).take(null, at(2));
  expect([report?.lines.length, report?.more]).toEqual([100, 30]);
});

test('an account of which nothing was known has no past', () => {
  expect(isFirstSight(EMPTY_ACCOUNT)).toBe(true);
  expect(isFirstSight({ ...EMPTY_ACCOUNT, orders: new Map([['R-1', {} as never]]) })).toBe(false);
});

test('an order that was placed elsewhere is told once, one of ours that is there after all is told as found', () => {
  const placed: AccountEvent = { kind: 'placed', at: ms(9), order: newOrder({}, 'R-1'), reserved: d('0') };
  const found: OrderEvent = { kind: 'acknowledged', at: ms(10), venueId: '7' };
  expect(told(placed, found).take(null, at(30))).toMatchObject({ lines: [{ kind: 'placed' }], more: 0 });
  expect(told(found).take(null, at(30))?.lines).toMatchObject([{ kind: 'found', order: 'R-1' }]);
});
