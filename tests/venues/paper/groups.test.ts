import { describe, expect, test } from 'vitest';
import { balancesOf } from '../../../src/domain/account/account-state';
import type { GroupLink, GroupRole } from '../../../src/domain/order/order';
import { type Asked, type Opening, Rig, TRADES_KEY } from './rig';

const rig = (opening?: Opening): Rig =>
  new Rig(opening).shows(
    [
      [99, 2],
      [98, 5],
    ],
    [
      [101, 1],
      [102, 3],
    ],
  );
/** Each bracket is a group of its own. */
let groups = 0;
const link = (kind: GroupLink['kind'], role: GroupRole): { readonly group: GroupLink } => ({ group: { id: `G${groups}`, kind, role } });

const oco = (size = 1): readonly Asked[] => [
  { side: 'sell', size, price: 110, ...link('oco', 'oco') },
  { side: 'sell', type: 'stop', size, trigger: 95, ...link('oco', 'oco') },
];
const bracket = (entry: Asked): readonly Asked[] => {
  groups++;
  return [
    { ...entry, ...link('bracket', 'entry') },
    { side: 'sell', size: entry.size, price: 110, ...link('bracket', 'take-profit') },
    { side: 'sell', type: 'stop', size: entry.size, trigger: 95, ...link('bracket', 'stop-loss') },
  ];
};
const states = (world: Rig, ids: readonly string[]): string[] => ids.map((id) => world.order(id).state);
const available = (world: Rig, currency: string): string | undefined =>
  balancesOf(world.execution.state()).find((balance) => balance.currency === currency)?.available;

describe('one cancels the other', () => {
  test('at the first fill, before that fill is told', () => {
    const world = rig();
    const [profit = '', stop = ''] = world.submitGroup(oco());
    world.trade('buy', 111, 0.25);
    expect(states(world, [profit, stop])).toEqual(['partly-filled', 'cancelled']);
    expect(world.why(stop)).toBe(`${profit} of its group is filled`);
    const kinds = world.events.flatMap((event) => (event.kind === 'order' ? [`${event.id} ${event.event.kind}`] : []));
    expect(kinds.indexOf(`${stop} cancelled`)).toBeLessThan(kinds.indexOf(`${profit} filled`));
  });

  test('not at a trigger that fills nothing', () => {
    const world = rig();
    const [profit = '', stop = ''] = world.submitGroup([oco()[0] as Asked, { ...oco()[1], type: 'stop-limit', price: 99.5 } as Asked]);
    world.trade('sell', 95, 0.25).tell();
    expect(states(world, [profit, stop])).toEqual(['working', 'working']);
    world.trade('buy', 100, 0.25);
    expect(states(world, [profit, stop])).toEqual(['cancelled', 'partly-filled']);
  });

  test('and both hold back together what one of them needs', () => {
    const world = rig({ balances: { USD: '0', BTC: '1' } });
    const [profit = '', stop = ''] = world.submitGroup(oco());
    expect([world.reserved(profit), world.reserved(stop), available(world, 'BTC')]).toEqual(['1', '0', '0']);
    world.cancel(profit);
    expect([world.order(stop).state, world.reserved(stop)]).toEqual(['working', '1']);
    world.trade('sell', 95, 1).tell();
    expect(world.parts(stop)).toEqual(['1@99']);
  });

  test('and what one held back for both is held by the other, even if the engine died between the two', () => {
    const whole = rig({ balances: { USD: '0', BTC: '1' } });
    whole.cancel(whole.submitGroup(oco())[0] ?? '');
    const world = rig({ balances: { USD: '0', BTC: '1' } });
    world.events.push(...whole.events.slice(0, -1));
    world.restart();
    expect(world.reserved('P-2')).toBe('0');
    world.wait(1);
    expect([world.reserved('P-2'), available(world, 'BTC')]).toEqual(['1', '0']);
  });

  test('a group that cannot be let in whole is refused whole', () => {
    const world = rig({ balances: { USD: '0', BTC: '1' } });
    const ids = world.submitGroup(oco(2));
    expect(states(world, ids)).toEqual(['rejected', 'rejected']);
    expect(ids.map((id) => world.why(id))).toEqual(Array(2).fill('it needs 2 BTC, 1 BTC are available'));
  });

  test('of two sides each holds back its own', () => {
    const world = rig();
    const [up = '', down = ''] = world.submitGroup([
      { type: 'stop', size: 1, trigger: 103, ...link('oco', 'oco') },
      { side: 'sell', type: 'stop', size: 1, trigger: 95, ...link('oco', 'oco') },
    ]);
    expect([world.reserved(up), world.reserved(down)]).toEqual(['103', '1']);
  });
});

describe('a bracket', () => {
  test('has legs that wait for the entry and follow what it brought in, less its fees', () => {
    const world = rig({ balances: { USD: '1000', BTC: '0' } });
    const [entry = '', profit = '', stop = ''] = world.submitGroup(bracket({ size: 2, price: 100 }));
    expect(states(world, [entry, profit, stop])).toEqual(['working', 'acknowledged', 'acknowledged']);
    world.trade('sell', 99.5, 0.5);
    expect(states(world, [entry, profit, stop])).toEqual(['partly-filled', 'working', 'working']);
    expect([profit, stop].map((id) => world.order(id).terms.size)).toEqual(['0.4995', '0.4995']);
    world.trade('sell', 99.5, 1.5);
    expect([profit, stop].map((id) => world.order(id).terms.size)).toEqual(['1.998', '1.998']);
    expect([world.reserved(profit), world.reserved(stop), available(world, 'BTC')]).toEqual(['1.998', '0', '0']);
    world.trade('buy', 110.5, 1);
    expect(states(world, [entry, profit, stop])).toEqual(['filled', 'partly-filled', 'cancelled']);
  });

  test('with a market entry is guarded at once', () => {
    const world = rig();
    const [entry = '', profit = '', stop = ''] = world.submitGroup(bracket({ size: 2 }));
    expect(states(world, [entry, profit, stop])).toEqual(['filled', 'working', 'working']);
    expect(world.order(stop).terms.size).toBe('1.996');
    world.trade('sell', 94, 1).tell();
    expect([states(world, [profit, stop]), world.parts(stop)]).toEqual([['cancelled', 'filled'], ['1.996@99']]);
  });

  test('whose entry ends without a fill ends', () => {
    const world = rig();
    const ids = world.submitGroup(bracket({ size: 2, price: 100 }));
    world.cancel(ids[0] ?? '');
    expect(states(world, ids)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(world.why(ids[1] ?? '')).toBe(`its entry ${ids[0]} ended without a fill`);
  });

  test('whose entry runs out of time ends, and one whose entry the book went through is guarded at once', () => {
    const world = rig();
    const ids = world.submitGroup(bracket({ size: 2, price: 100, tif: 'GTD', expiresAt: world.now + 10 }));
    world.wait(10);
    expect(states(world, ids)).toEqual(['expired', 'cancelled', 'cancelled']);
    const [entry = '', profit = '', stop = ''] = world.submitGroup(bracket({ size: 2, price: 100 }));
    world.shows([[98, 1]], [[99.5, 3]]);
    expect(states(world, [entry, profit, stop])).toEqual(['filled', 'working', 'working']);
  });

  test('is guarded between two trades that are told together', () => {
    const world = rig();
    const [entry = '', profit = '', stop = ''] = world.submitGroup(bracket({ size: 1, price: 100 }));
    const trades = [94, 99.5].map((price, i) => ({ id: `t${i}`, at: world.now, price, size: 2, side: 'sell' }));
    world.execution.market({ kind: 'trades', topic: TRADES_KEY, trades: trades as never, isSnapshot: false, sentAt: undefined }, world.now);
    expect([world.life(stop).at(-1), world.order(profit).state]).toEqual(['triggered', 'working']);
    world.tell();
    expect(states(world, [entry, profit, stop])).toEqual(['filled', 'cancelled', 'filled']);
  });

  test('whose entry is cancelled in parts guards those', () => {
    const world = rig();
    const [entry = '', profit = '', stop = ''] = world.submitGroup(bracket({ size: 2, price: 100 }));
    world.trade('sell', 99.5, 0.5).cancel(entry);
    expect(states(world, [entry, profit, stop])).toEqual(['cancelled', 'working', 'working']);
  });

  test('whose stop goes off while its entry works ends the entry first', () => {
    const world = rig();
    const [entry = '', profit = '', stop = ''] = world.submitGroup(bracket({ size: 2, price: 100 }));
    world.trade('sell', 99.5, 0.5).trade('sell', 95, 0.25).tell();
    expect(states(world, [entry, profit, stop])).toEqual(['cancelled', 'cancelled', 'filled']);
    expect(world.why(entry)).toBe(`${stop} of its group went off`);
  });

  test('that is refused is refused whole', () => {
    const world = rig();
    const ids = world.submitGroup(bracket({ size: 2000, price: 100 }));
    expect(states(world, ids)).toEqual(['rejected', 'rejected', 'rejected']);
  });

  test('whose engine died before its legs were let in lets them in before they guard', () => {
    const whole = rig();
    whole.submitGroup(bracket({ size: 2 }));
    const world = rig();
    world.events.push(...whole.events.slice(0, 4));
    world.restart();
    world.trust('live').tell();
    expect(states(world, ['P-1', 'P-2', 'P-3'])).toEqual(['filled', 'working', 'working']);
    expect([world.life('P-2'), world.reserved('P-2')]).toEqual([['placed', 'acknowledged', 'amended', 'working'], '1.996']);
  });

  test('goes on after a restart, wherever it was', () => {
    const whole = rig();
    whole.submitGroup(bracket({ size: 2, price: 100 }));
    whole.trade('sell', 99.5, 0.5).trade('sell', 99.5, 1.5);
    for (let cut = 3; cut <= whole.events.length; cut++) {
      const world = rig();
      world.events.push(...whole.events.slice(0, cut));
      world.restart();
      world.trust('live').tell();
      world.trade('sell', 99.5, 2).trade('sell', 99.5, 2);
      expect(states(world, ['P-1', 'P-2', 'P-3'])).toEqual(['filled', 'working', 'working']);
      expect(world.order('P-3').terms.size).toBe('1.998');
    }
  });
});

test('rungs of a scaled order are let in together and live alone', () => {
  const world = rig({ balances: { USD: '300', BTC: '0' } });
  const rungs = (prices: readonly number[]): string[] => world.submitGroup(prices.map((price) => ({ size: 1, price, ...link('scaled', 'rung') })));
  expect(states(world, rungs([100, 99, 98, 97]))).toEqual(Array(4).fill('rejected'));
  const ids = rungs([100, 99, 98]);
  world.trade('sell', 99.5, 1).cancel(ids[2] ?? '');
  expect(states(world, ids)).toEqual(['filled', 'working', 'cancelled']);
});
