import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, ZERO } from '../../../src/domain/money';
import { type Opening, Rig } from './rig';
import { begin, happen, ledgerGap, marketHappening, price, side, wrongs } from './steps';

const rig = (opening?: Opening): Rig => new Rig(opening).shows([[99, 2]], [[101, 1]]);
/** Size and the queue ahead of it then. */
const queued = (world: Rig, id: string): string[] =>
  world.fills(id).map(({ size, cause }) => `${size} after ${cause?.kind === 'queue' ? `${cause.ahead}, ${cause.displayed} shown` : cause?.kind}`);

describe('an iceberg', () => {
  test('fills by the part that it shows, and each part queues behind all that is shown', () => {
    const world = rig();
    const id = world.submit({ size: 2.5, price: 99, displayed: 1 });
    world.trade('sell', 99, 2.25).trade('sell', 99, 9);
    expect(queued(world, id)).toEqual(['0.25 after 2, 1 shown', '0.75 after 0, 0.75 shown']);
    world.trade('sell', 99, 1.5).trade('sell', 99, 1);
    expect(queued(world, id).slice(2)).toEqual(['0.5 after 0.5, 1 shown']);
    world.trade('sell', 99, 9).trade('sell', 99, 2.25);
    expect(queued(world, id).slice(3)).toEqual(['0.5 after 0, 0.5 shown', '0.25 after 2, 0.5 shown']);
  });

  test('leaves the turn to an order of the same price that came after its part', () => {
    const world = rig();
    const [iceberg, plain] = [world.submit({ size: 3, price: 99, displayed: 1 }), world.submit({ size: 1, price: 99 })];
    world.trade('sell', 98, 1.5).trade('sell', 98, 1);
    expect(world.fills().map(({ order, size }) => `${order} ${size}`)).toEqual([`${iceberg} 1`, `${plain} 0.5`, `${plain} 0.5`, `${iceberg} 0.5`]);
  });

  test('is filled part by part by a trade beyond its price, and by a book that went through it', () => {
    const world = rig();
    const id = world.submit({ size: 2.5, price: 99, displayed: 1 });
    world.trade('sell', 98.5, 1.75);
    expect(world.parts(id)).toEqual(['1@99', '0.75@99']);
    world.shows([[97, 2]], [[98, 0.5]]);
    expect(world.parts(id).slice(2)).toEqual(['0.25@99', '0.25@99']);
    expect(world.fills(id).at(-1)?.cause).toEqual({ kind: 'crossed', shown: '0.5', displayed: '0.5' });
  });

  test('takes what is there with all of its size, and shows a part of the rest', () => {
    const world = rig();
    const id = world.submit({ size: 3, price: 101, displayed: 0.5 });
    expect([world.parts(id), world.reserved(id)]).toEqual([['1@101'], '202']);
    world.trade('sell', 101, 0.75);
    expect(world.parts(id)).toEqual(['1@101', '0.5@101']);
  });

  test('keeps its place when it is made smaller, and shows a fresh part after a restart', () => {
    const world = rig();
    const id = world.submit({ size: 3, price: 99, displayed: 1 });
    world.trade('sell', 99, 2.75).amend(id, { size: 0.9 }).trade('sell', 99, 5);
    expect([world.parts(id), world.order(id).state]).toEqual([['0.75@99', '0.15@99'], 'filled']);
    const other = world.submit({ size: 3, price: 98, displayed: 1 });
    world.restart();
    world.trust('live').tell().trade('sell', 97, 0.5);
    expect(queued(world, other)).toEqual(['0.5 after 0, 1 shown']);
  });

  test('has a price and shows more than nothing', () => {
    const world = rig();
    const why = 'only what has a price can show a part of itself, and more than 0';
    expect(world.why(world.submit({ size: 1, displayed: 0.5 }))).toBe(why);
    expect(world.why(world.submit({ size: 1, price: 99, displayed: 0 }))).toBe(why);
  });
});

test('an iceberg never gets more, or sooner, than it would by showing all of itself, nor more at once than it shows', () => {
  const parts = fc.constantFrom('0.1', '0.3', '1', '7');
  fc.assert(
    fc.property(
      side,
      price,
      fc.constantFrom('0.7', '3', '12'),
      parts,
      fc.array(marketHappening, { maxLength: 60 }),
      (way, at, size, displayed, all) => {
        const [plain, iceberg] = [begin(new Rig()), begin(new Rig())];
        const order = { side: way, price: at, size };
        const [whole, part] = [plain.submit(order), iceberg.submit({ ...order, displayed })];
        for (const happening of all) {
          for (const world of [plain, iceberg]) happen(world, happening);
          expect(compare(iceberg.order(part).filled, plain.order(whole).filled)).toBeLessThanOrEqual(0);
        }
        for (const fill of iceberg.fills(part))
          if (fill.liquidity === 'maker') expect(compare(fill.size, displayed as typeof fill.size)).toBeLessThanOrEqual(0);
        expect(iceberg.events.flatMap((event) => wrongs(iceberg.execution.state(), event))).toEqual([]);
        expect(ledgerGap(iceberg.execution.state(), iceberg.opening, iceberg.events)).toEqual([]);
        expect(iceberg.execution.state()).toEqual(iceberg.replayed());
      },
    ),
  );
});

test('nobody else is filled later because an order shows a part of itself only', () => {
  fc.assert(
    fc.property(side, price, fc.array(marketHappening, { maxLength: 40 }), (way, at, all) => {
      const worlds = [begin(new Rig()), begin(new Rig())];
      const first = { side: way, price: at, size: 3 };
      const [plain, beside] = worlds.map((world, i) => {
        world.submit(i === 0 ? first : { ...first, displayed: 0.5 });
        return world.submit({ side: way, price: at, size: 2 });
      });
      for (const happening of all) for (const world of worlds) happen(world, happening);
      const [a, b] = [worlds[0]?.order(plain ?? ''), worlds[1]?.order(beside ?? '')];
      expect(compare(b?.filled ?? ZERO, a?.filled ?? ZERO)).toBeGreaterThanOrEqual(0);
    }),
  );
});
