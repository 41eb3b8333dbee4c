import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_LEVERAGE } from '../../../src/domain/account/account-event';
import { LEVERAGE, marginAccount } from '../../../src/domain/account/margin-account';
import { compare, type Decimal, multiply, ONE } from '../../../src/domain/money';
import { readAccountEvent } from '../../../src/worker/store/account-event-schema';
import { d, ms } from '../order/orders';

const FEES = { maker: d('0.001'), taker: d('0.002') };
const opened = (leverage: number) => marginAccount('paper:simulated:margin', 'Margin', { collateral: 'USD', leverage, fees: FEES });

test('a margin account is opened at 10 times, on the market of its id, with half of the initial margin to maintain', () => {
  expect(marginAccount('paper:simulated:margin', 'Margin', { collateral: 'USD', fees: FEES })).toEqual({
    id: 'paper:simulated:margin',
    kind: 'margin',
    feed: 'simulated',
    label: 'Margin',
    fees: FEES,
    latencyMs: 0,
    collateral: 'USD',
    leverage: LEVERAGE,
    maintenanceRate: '0.05',
  });
});

test('at no leverage does a new position take less margin than twice what must be maintained', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MOST_LEVERAGE }), (leverage) => {
      const { maintenanceRate } = opened(leverage);
      expect(compare(multiply(multiply(maintenanceRate, d('2')), String(leverage) as Decimal), ONE)).toBeLessThanOrEqual(0);
      expect(compare(maintenanceRate, d('0.0049'))).toBeGreaterThan(0);
    }),
  );
});

test('its opening is read back as it was written; one with a leverage or a rate that makes no sense is not', () => {
  const event = { kind: 'opened', at: ms(1), info: opened(25), balances: { USD: d('10000') } } as const;
  const reread = (info: object): unknown => readAccountEvent(JSON.parse(JSON.stringify({ ...event, info })));
  expect(reread(event.info)).toEqual(event);
  for (const wrong of [{ leverage: 0 }, { leverage: 101 }, { leverage: 2.5 }, { collateral: '' }, { maintenanceRate: '0.050' }, { kind: 'futures' }])
    expect(reread({ ...event.info, ...wrong })).toBeUndefined();
});
