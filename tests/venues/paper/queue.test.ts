import { describe, expect, test } from 'vitest';
import { type Opening, Rig } from './rig';

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

describe('trades at the price', () => {
  test('work off what stood ahead, then fill up to what they leave', () => {
    const world = rig();
    const id = world.submit({ size: 3, price: 99 });
    world.trade('sell', 99, 1.5);
    expect(world.parts(id)).toEqual([]);
    world.trade('sell', 99, 1.25, { id: 'through' });
    expect(world.fills(id)).toMatchObject([
      { price: '99', size: '0.75', liquidity: 'maker', cause: { kind: 'queue', trade: 'through', traded: '1.25', ahead: '0.5' } },
    ]);
    world.trade('sell', 99, 10);
    expect([world.parts(id), world.order(id).state]).toEqual([['0.75@99', '2.25@99'], 'filled']);
  });

  test('of the other taker do nothing', () => {
    const world = rig();
    const id = world.submit({ size: 3, price: 99 });
    world.trade('buy', 99, 50);
    expect(world.parts(id)).toEqual([]);
  });

  test('that are told twice count once, and those of a snapshot not at all', () => {
    const world = rig();
    const id = world.submit({ size: 3, price: 99 });
    world.trade('sell', 99, 2, { id: 'a' }).trade('sell', 99, 2, { id: 'a' });
    world.trade('sell', 98, 2, { id: 'b', isSnapshot: true }).trade('sell', 98, 2, { id: 'b' });
    expect(world.parts(id)).toEqual([]);
    world.trade('sell', 99, 1, { id: 'c' });
    expect(world.parts(id)).toEqual(['1@99']);
  });

  test('beyond the price would have met the order first: it fills at its own price, up to what was traded', () => {
    const world = rig();
    const id = world.submit({ size: 3, price: 99 });
    world.trade('sell', 98.5, 1);
    expect(world.parts(id)).toEqual(['1@99']);
  });

  test('from before the order came are none of its own, however late they are told', () => {
    const world = rig();
    const older = world.submit({ size: 1, price: 99 });
    world.wait(10).level('buy', 99, 1).tell();
    const younger = world.submit({ size: 1, price: 99 });
    world.trade('sell', 98, 1.5, { agoMs: 1 });
    expect([world.parts(older), world.parts(younger)]).toEqual([['1@99'], []]);
    world.trade('sell', 98, 1.5);
    expect(world.parts(younger)).toEqual(['1@99']);
  });

  test('are shared by price, then by time', () => {
    const world = rig();
    const [later, best, first] = [99, 100, 99].map((price) => world.submit({ size: 1, price }));
    expect([later, best, first]).toEqual(['P-1', 'P-2', 'P-3']);
    world.trade('sell', 98.5, 1.5);
    world.trade('sell', 98.5, 1);
    expect(world.fills().map(({ order, size }) => `${order} ${size}`)).toEqual(['P-2 1', 'P-1 0.5', 'P-1 0.5', 'P-3 0.5']);
  });

  test('fill two orders at one price no further than one trader behind the same queue', () => {
    const world = rig();
    world.submit({ size: 1, price: 99 });
    world.submit({ size: 1, price: 99 });
    world.trade('sell', 99, 3.5);
    expect(world.fills().map(({ order, size }) => `${order} ${size}`)).toEqual(['P-1 1', 'P-2 0.5']);
  });
});

describe('what the book shows', () => {
  test('of less than was thought to be ahead moves the order forward', () => {
    const world = rig();
    const id = world.submit({ size: 3, price: 98 });
    world.level('buy', 98, 4).tell().wait(2_001);
    world.trade('sell', 98, 4.5);
    expect(world.parts(id)).toEqual(['0.5@98']);
  });

  test('of more stands behind it', () => {
    const world = rig();
    const id = world.submit({ size: 3, price: 98 });
    world.level('buy', 98, 50).tell();
    world.trade('sell', 98, 6);
    expect(world.parts(id)).toEqual(['1@98']);
  });

  test('before the trade that it comes from does not count that trade twice', () => {
    const world = rig();
    const id = world.submit({ size: 3, price: 98 });
    world.level('buy', 98, 3).tell();
    world.trade('sell', 98, 2);
    world.trade('sell', 98, 3);
    expect(world.parts(id)).toEqual([]);
    world.trade('sell', 98, 0.5);
    expect(world.parts(id)).toEqual(['0.5@98']);
  });

  test('before a late trade lets no younger order overtake an older one', () => {
    const world = rig();
    const older = world.submit({ size: 1, price: 98 });
    world.level('buy', 98, 1).tell();
    const younger = world.submit({ size: 1, price: 98 });
    world.trade('sell', 98, 4).trade('sell', 98, 1.5);
    expect([world.parts(older), world.parts(younger)]).toEqual([['0.5@98'], []]);
  });

  test('before a trade that went beyond is told whole by it: what trades at the price afterwards is new', () => {
    const world = rig();
    const id = world.submit({ size: 3, price: 98 });
    world.level('buy', 98, 0).level('buy', 99, 0).tell().trade('sell', 97, 0.5).trade('sell', 98, 1);
    expect(world.parts(id)).toEqual(['0.5@98', '1@98']);
  });

  test('beyond its last level is not known, so nothing at that price fills until it comes into sight', () => {
    const world = new Rig();
    for (let i = 0; i < 100; i++) world.level('buy', 100 - i, 1).level('sell', 101 + i, 1);
    world.tell();
    const id = world.submit({ size: 1, price: 0.5 });
    world.trade('sell', 0.5, 100);
    expect(world.parts(id)).toEqual([]);
    world.level('buy', 100, 0).level('buy', 0.5, 7).tell();
    world.trade('sell', 0.5, 7.5);
    expect(world.parts(id)).toEqual(['0.5@0.5']);
  });

  test('at or beyond the price on the other side fills it at its own price, as far as it is shown and once', () => {
    const world = rig();
    const id = world.submit({ size: 5, price: 99 });
    world.shows(
      [[97, 1]],
      [
        [98, 1],
        [99, 2],
        [100, 9],
      ],
    );
    expect(world.parts(id)).toEqual(['1@99', '2@99']);
    expect(world.fills(id)[0]).toMatchObject({ liquidity: 'maker', cause: { kind: 'crossed', shown: '1' } });
    world.tell();
    expect(world.parts(id)).toHaveLength(2);
    world.level('sell', 99, 2.5).tell();
    expect(world.parts(id)).toEqual(['1@99', '2@99', '2@99']);
  });

  test('of less than a size can be fills nothing', () => {
    const world = rig();
    const id = world.submit({ size: 5, price: 99 });
    world.shows(
      [[97, 1]],
      [
        [98, 4e-9],
        [99, 2],
      ],
    );
    expect(world.parts(id)).toEqual(['2@99']);
  });

  test('while bids and asks overlap is not traded on', () => {
    const world = rig();
    const id = world.submit({ size: 5, price: 99 });
    world.level('sell', 98.5, 1).tell();
    const waiting = world.submit({ size: 1 });
    expect([world.parts(id), world.life(waiting)]).toEqual([[], ['placed']]);
    world.level('buy', 99, 0).level('buy', 98.5, 0).tell();
    expect([world.parts(id), world.parts(waiting)]).toEqual([['1@99'], ['1@101']]);
  });
});

describe('a hidden order', () => {
  test('stands behind all that is shown at its price, whenever that came', () => {
    const world = rig();
    const id = world.submit({ size: 1, price: 99, hidden: true });
    world.level('buy', 99, 6).tell().trade('sell', 99, 5);
    expect(world.parts(id)).toEqual([]);
    world.level('buy', 99, 1).tell().trade('sell', 99, 1.25);
    expect(world.parts(id)).toEqual(['0.25@99']);
  });

  test('pays the taker fee for what it makes', () => {
    const world = rig();
    const [hidden, shown] = [true, false].map((one) => world.submit({ size: 1, price: 98.5, hidden: one }));
    world.trade('sell', 98, 2);
    expect([hidden, shown].map((id) => world.fills(id)[0])).toMatchObject([
      { liquidity: 'maker', fee: '0.002' },
      { liquidity: 'maker', fee: '0.001' },
    ]);
  });
});

describe('amending', () => {
  test('to a smaller size keeps the place, to a larger one or another price loses it', () => {
    const world = rig();
    const id = world.submit({ size: 3, price: 99 });
    world.level('buy', 99, 50).tell();
    world.amend(id, { size: 2 }).trade('sell', 99, 2.5);
    expect(world.parts(id)).toEqual(['0.5@99']);
    world.amend(id, { size: 4 }).trade('sell', 99, 49);
    expect([world.parts(id), world.reserved(id)]).toEqual([['0.5@99'], '346.5']);
    world.amend(id, { price: 100 }).trade('sell', 100, 1);
    expect([world.parts(id), world.reserved(id)]).toEqual([['0.5@99', '1@100'], '250']);
  });

  test('to a price that takes is a take', () => {
    const world = rig();
    const id = world.submit({ size: 3, price: 99 });
    world.amend(id, { price: 101 });
    expect([world.parts(id), world.order(id).state]).toEqual([['1@101'], 'partly-filled']);
  });

  test('beyond the funds, below what is filled or across post-only leaves the order as it was', () => {
    const world = rig({ balances: { USD: '400', BTC: '0' } });
    const id = world.submit({ size: 3, price: 99, postOnly: true });
    world.trade('sell', 98.5, 1).tell();
    const before = world.order(id).terms;
    const reasons = [{ size: 5 }, { size: 1 }, { price: 101 }, { price: 0 }].map((change) => {
      world.wait(1).amend(id, change);
      return world.order(id).refusedChange?.reason;
    });
    expect(reasons).toEqual([
      'it needs 198 USD, 103 USD are available',
      '1 of it are filled: its size must be above that',
      'post-only: it would take at once, 101 is shown',
      'a limit order needs a price above 0',
    ]);
    expect(world.order(id).terms).toEqual(before);
    expect(world.reserved(id)).toBe('198');
  });
});
