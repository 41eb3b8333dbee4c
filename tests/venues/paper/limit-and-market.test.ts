import { describe, expect, test } from 'vitest';
import { balancesOf } from '../../../src/domain/account/account-state';
import { Book } from '../../../src/domain/book';
import type { RawOrder } from '../../../src/domain/raw-book';
import { RawBook } from '../../../src/domain/raw-book';
import { BOOK_KEY, Rig, TRADES_KEY } from './rig';

const rig = (opening?: ConstructorParameters<typeof Rig>[0]): Rig =>
  new Rig(opening).shows(
    [
      [99, 2],
      [98, 5],
    ],
    [
      [101, 1],
      [102, 3],
      [105, 10],
    ],
  );

describe('taking', () => {
  test('a market order takes the shown levels one by one, each at its own price', () => {
    const world = rig();
    const id = world.submit({ size: 2.5 });
    expect(world.parts(id)).toEqual(['1@101', '1.5@102']);
    expect(world.life(id)).toEqual(['placed', 'acknowledged', 'filled', 'filled']);
    expect(world.fills(id)).toMatchObject([
      { id: 'P-1-1', liquidity: 'taker', cause: { kind: 'level', shown: '1', left: '0' }, fee: '0.002', feeCurrency: 'BTC' },
      { id: 'P-1-2', liquidity: 'taker', cause: { kind: 'level', shown: '3', left: '1.5' }, fee: '0.003', feeCurrency: 'BTC' },
    ]);
    expect(world.order(id)).toMatchObject({ state: 'filled', venueId: id });
  });

  test('what the book does not show of a market order is cancelled, with words', () => {
    const world = rig();
    const id = world.submit({ side: 'sell', size: 9 });
    expect(world.parts(id)).toEqual(['2@99', '5@98']);
    expect([world.order(id).state, world.why(id)]).toEqual(['cancelled', '2 of 9 not filled: nothing more is shown']);
  });

  test('a limit order takes up to its price and rests with the remainder', () => {
    const world = rig();
    const id = world.submit({ size: 5, price: 102 });
    expect(world.parts(id)).toEqual(['1@101', '3@102']);
    expect([world.order(id).state, world.reserved(id)]).toEqual(['partly-filled', '102']);
    expect(world.life(id)).toEqual(['placed', 'acknowledged', 'filled', 'filled', 'working']);
  });

  test('what was taken from a level is gone until the exchange shows another size there', () => {
    const world = rig();
    world.submit({ size: 1.5 });
    world.tell();
    expect(world.parts(world.submit({ size: 2 }))).toEqual(['2@102']);
    world.level('sell', 103, 1).tell();
    expect(world.parts(world.submit({ size: 1 }))).toEqual(['0.5@102', '0.5@103']);
    world.level('sell', 101, 0.25).tell();
    expect(world.parts(world.submit({ size: 0.5 }))).toEqual(['0.25@101', '0.25@103']);
    world.level('sell', 102, 0).tell();
    world.level('sell', 102, 3).tell();
    expect(world.parts(world.submit({ size: 1 }))).toEqual(['1@102']);
  });

  test('what was taken stays taken while its level is out of sight', () => {
    const world = new Rig();
    for (let i = 0; i < 100; i++) world.level('sell', 101 + i, 1);
    world.tell();
    world.submit({ size: 100 });
    world.level('sell', 200, 0).level('sell', 100, 1).tell();
    world.level('sell', 100, 0).level('sell', 200, 1).tell();
    expect(world.why(world.submit({ size: 1 }))).toBe('1 of 1 not filled: nothing more is shown');
  });

  test('what was taken stays taken after a restart', () => {
    const world = rig();
    world.submit({ size: 1.5 });
    world.restart();
    world.trust('live').tell();
    expect(world.parts(world.submit({ size: 2 }))).toEqual(['2@102']);
  });

  test('what was taken by several orders in one moment stays taken after a restart', () => {
    const world = rig();
    const stop = world.submit({ type: 'stop', trigger: 100, size: 1 });
    world.submit({ size: 2 });
    world.trade('buy', 100, 1);
    expect(world.parts(stop)).toEqual(['1@102']);
    world.restart();
    world.trust('live').tell();
    expect(world.parts(world.submit({ size: 2 }))).toEqual(['1@102', '1@105']);
  });

  test('a book of single orders, and one with fewer levels, are not read', () => {
    const raw = new RawBook();
    raw.set({ id: 1, price: 101, size: 1, side: 'sell' } as RawOrder);
    raw.set({ id: 2, price: 101, size: 2, side: 'sell' } as RawOrder);
    const world = new Rig();
    world.book = raw;
    world.tell(BOOK_KEY.replace('P0:100', 'P0:25'));
    const id = world.submit({ size: 4 });
    expect(world.life(id)).toEqual(['placed']);
    world.tell();
    expect(world.life(id)).toEqual(['placed']);
  });

  test('the tail of a sum of doubles is not traded', () => {
    const world = new Rig().shows([[99, 0.1 + 0.2]], [[101, 2.4299999999999997]]);
    expect(world.parts(world.submit({ size: 5 }))).toEqual(['2.42999999@101']);
    const id = world.submit({ size: 1, price: 99 });
    world.trade('sell', 99, 0.3 + 0.6);
    expect(world.parts(id)).toEqual(['0.59999998@99']);
  });

  test('the topic with the most levels counts, until it is silent', () => {
    const world = rig();
    world.tell(BOOK_KEY.replace('100', '250'));
    world.book = new Book(100);
    world.tell();
    expect(world.parts(world.submit({ size: 1 }))).toEqual(['1@101']);
    world.wait(2_001).tell();
    expect(world.why(world.submit({ size: 1 }))).toMatch('nothing more is shown');
  });
});

describe('time in force', () => {
  test('immediate or cancel takes what is there and cancels the rest', () => {
    const world = rig();
    const id = world.submit({ size: 5, price: 102, tif: 'IOC' });
    expect(world.parts(id)).toEqual(['1@101', '3@102']);
    expect(world.why(id)).toBe('immediate or cancel: 1 of 5 not filled; nothing more is shown at 102 or better');
  });

  test('fill or kill takes all or nothing', () => {
    const world = rig();
    const killed = world.submit({ size: 5, price: 102, tif: 'FOK' });
    expect([world.parts(killed), world.why(killed)]).toEqual([[], 'fill or kill: 4 of 5 are there; nothing more is shown at 102 or better']);
    expect(world.parts(world.submit({ size: 4, price: 102, tif: 'FOK' }))).toEqual(['1@101', '3@102']);
  });

  test('post-only is rejected where it would take, and rests where not', () => {
    const world = rig();
    expect(world.why(world.submit({ size: 1, price: 101, postOnly: true }))).toBe('post-only: it would take at once, 101 is shown');
    const id = world.submit({ size: 1, price: 100, postOnly: true });
    expect(world.life(id)).toEqual(['placed', 'acknowledged', 'working']);
  });

  test('good till a date expires at its time, by a tick or by an event that was sent then', () => {
    const world = rig();
    const [a, b] = [world.submit({ size: 1, price: 90, tif: 'GTD', expiresAt: world.now + 100 }), world.submit({ size: 1, price: 90 })];
    world.wait(99);
    expect(world.order(a).state).toBe('working');
    world.wait(1);
    expect([world.order(a).state, world.order(b).state]).toEqual(['expired', 'working']);
    const c = world.submit({ size: 1, price: 90, tif: 'GTD', expiresAt: world.now + 100 });
    world.execution.market({ kind: 'trades', topic: TRADES_KEY, trades: [], isSnapshot: false, sentAt: (world.now + 100) as never }, world.now);
    expect(world.order(c).state).toBe('expired');
  });

  test('a trade at or after its end does not fill it', () => {
    const world = rig();
    const id = world.submit({ size: 1, price: 100, tif: 'GTD', expiresAt: world.now + 100 });
    world.now = (world.now + 100) as never;
    world.trade('sell', 99, 5);
    expect([world.order(id).state, world.parts(id)]).toEqual(['expired', []]);
  });
});

describe('funds', () => {
  test('a buy holds back its price times what is left, a sell what is left', () => {
    const world = rig();
    const buy = world.submit({ size: 2, price: 90.5 });
    const sell = world.submit({ side: 'sell', size: 3, price: 120 });
    expect([world.reserved(buy), world.reserved(sell)]).toEqual(['181', '3']);
    expect(balancesOf(world.execution.state())).toEqual([
      { currency: 'USD', total: '100000', reserved: '181', available: '99819' },
      { currency: 'BTC', total: '100', reserved: '3', available: '97' },
    ]);
    world.cancel(buy);
    expect([world.reserved(buy), world.life(buy).at(-1)]).toEqual([undefined, 'cancelled']);
  });

  test('too little at arrival is a refusal with the figure and the limit', () => {
    const world = rig({ balances: { USD: '100', BTC: '1' } });
    expect(world.why(world.submit({ size: 1, price: 100.5 }))).toBe('it needs 100.5 USD, 100 USD are available');
    expect(world.why(world.submit({ size: 1 }))).toBe('it needs 101 USD, 100 USD are available');
    expect(world.why(world.submit({ side: 'sell', size: 1.5 }))).toBe('it needs 1.5 BTC, 1 BTC are available');
    world.submit({ side: 'sell', size: 0.75, price: 200 });
    const id = world.submit({ side: 'sell', size: 0.5 });
    expect([world.order(id).state, world.why(id)]).toEqual(['rejected', 'it needs 0.5 BTC, 0.25 BTC are available']);
    expect(world.life(id)).toEqual(['placed', 'rejected']);
  });

  test('the fee is of what is received, exact, by maker or taker', () => {
    const world = rig();
    expect(world.fills(world.submit({ side: 'sell', size: 0.123 }))).toMatchObject([{ fee: '0.024354', feeCurrency: 'USD' }]);
    const maker = world.submit({ size: 0.123, price: 100 });
    world.trade('sell', 99.5, 1);
    expect(world.fills(maker)).toMatchObject([{ fee: '0.000123', feeCurrency: 'BTC', liquidity: 'maker' }]);
  });
});

describe('own orders against each other', () => {
  test('a limit order that would meet an own order is refused', () => {
    const world = rig();
    const sell = world.submit({ side: 'sell', size: 1, price: 100.5 });
    expect(world.why(world.submit({ size: 1, price: 100.5 }))).toBe(`it would trade with your own order ${sell} at 100.5`);
    expect(world.order(world.submit({ size: 1, price: 100 })).state).toBe('working');
  });

  test('a market order takes what is better than an own order and stops there', () => {
    const world = rig();
    const sell = world.submit({ side: 'sell', size: 1, price: 102 });
    const id = world.submit({ size: 2 });
    expect([world.parts(id), world.why(id)]).toEqual([['1@101'], `1 of 2 not filled: your own order ${sell} stands at 102`]);
  });
});

describe('latency', () => {
  test('orders, amends and cancels reach the book so much later, in the order in which they were asked', () => {
    const world = rig({ latencyMs: 50 });
    const id = world.submit({ size: 1, price: 90 });
    world.wait(49);
    expect(world.life(id)).toEqual(['placed']);
    world.amend(id, { price: 91 }).wait(1);
    expect(world.life(id)).toEqual(['placed', 'acknowledged', 'working']);
    world.cancel(id).wait(49);
    expect([world.order(id).state, world.order(id).terms.price]).toEqual(['working', '91']);
    world.trade('sell', 90.5, 0.25);
    expect(world.order(id).state).toBe('partly-filled');
    world.wait(1);
    expect(world.order(id).state).toBe('cancelled');
  });

  test('an order meets the book as it is when it arrives', () => {
    const world = rig({ latencyMs: 50 });
    const id = world.submit({ size: 1 });
    world.level('sell', 101, 0).tell().wait(50);
    expect(world.parts(id)).toEqual(['1@102']);
  });

  test('a clock that is set back keeps nobody waiting', () => {
    const world = rig({ latencyMs: 50 });
    const id = world.submit({ size: 1 });
    world.wait(-3_600_000);
    expect(world.order(id).state).toBe('filled');
  });
});

test('the last of several changes stands, also of one moment and after the clock was set back', () => {
  const world = rig();
  const id = world.submit({ size: 3, price: 90 });
  world.amend(id, { size: 5 }).amend(id, { size: 2 });
  expect(world.order(id).terms.size).toBe('2');
  world.wait(-3_600_000).amend(id, { size: 4, price: 91 });
  expect(world.order(id).terms).toMatchObject({ size: '4', price: '91' });
  world.restart();
  expect(world.order(id).terms).toMatchObject({ size: '4', price: '91' });
});

describe('a market order that is changed', () => {
  test('on its way, was over when the change came, and says that it was not changed', () => {
    const world = rig({ latencyMs: 50 });
    const id = world.submit({ size: 3 });
    world.wait(10).amend(id, { size: 1 }).wait(100);
    expect([world.parts(id), world.order(id).state]).toEqual([['1@101', '2@102'], 'filled']);
    expect(world.order(id).terms.size).toBe('3');
    expect(world.told('amend-refused')).toEqual([
      { kind: 'amend-refused', at: world.now, change: { size: '1' }, reason: 'it was filled before the change arrived' },
    ]);
  });

  test('while the book is not live, arrives first and is not changed either', () => {
    const world = rig();
    world.trust('stale');
    const id = world.submit({ size: 50 });
    world.amend(id, { size: 1 });
    expect([world.order(id).state, world.told('amend-refused')]).toEqual(['sent', []]);
    world.trust('live').tell();
    expect([world.order(id).state, world.order(id).filled]).toEqual(['cancelled', '14']);
    expect(world.told('amend-refused').map(({ reason }) => reason)).toEqual(['it was cancelled before the change arrived']);
  });

  test('immediate or cancel: takes what is there in parts, and the change finds it over', () => {
    const world = rig({ latencyMs: 50 });
    const id = world.submit({ size: 50, price: 1000, tif: 'IOC' });
    world.amend(id, { size: 60 }).wait(50);
    expect(world.life(id).filter((kind) => kind !== 'filled')).toEqual(['placed', 'acknowledged', 'cancelled', 'amend-refused']);
    expect(world.parts(id)).toEqual(['1@101', '3@102', '10@105']);
    expect(world.why(id)).toMatch(/^immediate or cancel: \S+ of 50 not filled/);
  });
});
