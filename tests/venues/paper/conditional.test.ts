import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyAccountEvent } from '../../../src/domain/account/account-state';
import { type Opening, Rig } from './rig';
import { wrongs } from './steps';

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

describe('a stop', () => {
  test('goes off at a trade at or beyond its trigger, once, and takes in the same step', () => {
    const world = rig();
    const id = world.submit({ side: 'sell', type: 'stop', trigger: 99.5, size: 3 });
    expect(world.life(id)).toEqual(['placed', 'acknowledged', 'working']);
    world.trade('sell', 99.75, 1);
    expect(world.order(id).triggeredAt).toBeNull();
    world.trade('sell', 99.5, 1);
    expect(world.life(id).slice(3)).toEqual(['triggered', 'filled', 'filled']);
    expect([world.parts(id), world.told('triggered')]).toEqual([['2@99', '1@98'], [{ kind: 'triggered', at: world.now, price: '99.5' }]]);
  });

  test('takes nothing that the trade which set it off has gone through: it waits for the book to be told', () => {
    const world = rig();
    const id = world.submit({ side: 'sell', type: 'stop', trigger: 98.5, size: 3 });
    world.trade('sell', 98, 6);
    expect([world.life(id).at(-1), world.parts(id)]).toEqual(['triggered', []]);
    world.shows([[97, 9]], [[101, 1]]);
    expect(world.parts(id)).toEqual(['3@97']);
  });

  test('with a limit that takes nothing waits for no book: the next trade may fill it', () => {
    const world = rig();
    const id = world.submit({ type: 'stop-limit', trigger: 103, price: 99, size: 1 });
    world.trade('buy', 103, 1).trade('sell', 98.5, 1);
    expect(world.parts(id)).toEqual(['1@99']);
  });

  test('waits for that no longer than a book is late: what is still shown then is there', () => {
    const world = rig();
    const id = world.submit({ type: 'stop', trigger: 103, size: 1 });
    world.trade('buy', 103, 1).wait(249);
    const late = world.submit({ size: 0.5 });
    expect([world.parts(id), world.life(late)]).toEqual([[], ['placed']]);
    world.wait(1);
    expect([world.parts(id), world.parts(late)]).toEqual([['1@101'], ['0.5@102']]);
  });

  test('of a buy waits above, a take-profit the other way round', () => {
    const world = rig();
    const stop = world.submit({ type: 'stop', trigger: 100, size: 0.5 });
    const profit = world.submit({ type: 'take-profit', trigger: 95, size: 0.25 });
    const sell = world.submit({ side: 'sell', type: 'take-profit', trigger: 105, size: 0.25 });
    world.trade('buy', 99.5, 1);
    expect([stop, profit, sell].map((id) => world.order(id).state)).toEqual(['working', 'working', 'working']);
    world.trade('buy', 106, 1).tell().trade('sell', 95, 1).tell();
    expect([stop, profit, sell].map((id) => world.parts(id))).toEqual([['0.5@101'], ['0.25@101'], ['0.25@99']]);
  });

  test('with a limit rests in the book once it went off, behind what is shown', () => {
    const world = rig();
    const id = world.submit({ type: 'stop-limit', trigger: 100, price: 99, size: 1 });
    world.trade('buy', 100, 1).trade('sell', 99, 2.5);
    expect(world.life(id)).toEqual(['placed', 'acknowledged', 'working', 'triggered', 'filled']);
    expect(world.parts(id)).toEqual(['0.5@99']);
  });

  test('with a limit that rests still gets that price after a restart, however far the market went meanwhile', () => {
    const world = rig();
    const id = world.submit({ type: 'stop-limit', trigger: 100, price: 99, size: 1 });
    world.trade('buy', 100, 1);
    world.restart();
    world.trust('live').shows([[90, 1]], [[95, 3]]);
    expect(world.parts(id)).toEqual(['1@99']);
  });

  test('does not go off by a trade of a snapshot or while the book is not live', () => {
    const world = rig();
    const id = world.submit({ side: 'sell', type: 'stop', trigger: 98.5, size: 1 });
    world.trade('sell', 90, 1, { isSnapshot: true });
    world.trust('stale').trade('sell', 90, 1).trust('live').tell();
    expect(world.order(id).triggeredAt).toBeNull();
    world.trade('sell', 98, 1).tell();
    expect(world.order(id).state).toBe('filled');
  });

  test('that goes off while no book is told waits for one', () => {
    const world = rig();
    const id = world.submit({ side: 'sell', type: 'stop', trigger: 98.5, size: 1 });
    world.trust('stale').trust('live').trade('sell', 98, 1);
    expect(world.life(id).at(-1)).toBe('triggered');
    world.restart();
    world.trust('live').tell();
    expect([world.parts(id), world.told('triggered').length]).toEqual([['1@99'], 1]);
  });

  test('holds back what it may cost, and spends no more than the account has', () => {
    const world = rig({ balances: { USD: '150', BTC: '0' } });
    const id = world.submit({ type: 'stop', trigger: 103, size: 1.25 });
    expect(world.reserved(id)).toBe('128.75');
    world.submit({ size: 0.2, price: 90 });
    world.level('sell', 101, 0).level('sell', 102, 0).level('sell', 150, 5).tell().trade('buy', 103, 1);
    expect(world.parts(id)).toEqual(['0.88@150']);
    expect(world.why(id)).toBe('0.37 of 1.25 not filled: there is too little USD');
  });

  test('never holds back more than there is, not even between two fills', () => {
    const world = rig({ balances: { USD: '150', BTC: '0' } });
    const id = world.submit({ type: 'stop', trigger: 103, size: 1.4 });
    world.level('sell', 102, 0).level('sell', 160, 5).tell().trade('buy', 103, 1).tell();
    expect(world.parts(id)).toEqual(['1@101', '0.30625@160']);
    let state = world.opening;
    for (const event of world.events) {
      state = applyAccountEvent(state, event);
      expect(wrongs(state, event)).toEqual([]);
    }
  });

  test('that may only be filled whole is not filled where funds end first', () => {
    const world = rig({ balances: { USD: '150', BTC: '0' } });
    const id = world.submit({ type: 'stop', trigger: 103, size: 1, tif: 'FOK' });
    world.level('sell', 101, 0).level('sell', 102, 0).level('sell', 160, 5).tell().trade('buy', 103, 1);
    expect([world.parts(id), world.why(id)]).toEqual([[], 'fill or kill: 1 of 1 are there; there is too little USD']);
  });

  test('can be given another trigger and another size', () => {
    const world = rig();
    const id = world.submit({ side: 'sell', type: 'stop', trigger: 98.5, size: 3 });
    world.amend(id, { trigger: 97, size: 1 }).trade('sell', 98, 1);
    expect(world.order(id).triggeredAt).toBeNull();
    world.trade('sell', 97, 1).tell();
    expect(world.parts(id)).toEqual(['1@99']);
  });

  test('goes on after a restart', () => {
    const world = rig();
    const id = world.submit({ side: 'sell', type: 'stop', trigger: 98.5, size: 1 });
    world.restart();
    world.trust('live').tell().trade('sell', 98, 1).tell();
    expect(world.parts(id)).toEqual(['1@99']);
  });
});

describe('a trailing stop', () => {
  test('follows the peak one way, on the grid of the market, and says so only when it moves', () => {
    const world = rig();
    const id = world.submit({ side: 'sell', type: 'trailing-stop', trail: ['percent', 1], size: 1 });
    expect(world.order(id).trailing).toEqual({ peak: '99', stop: '98.01' });
    for (const price of [100, 99.5, 100.001, 100.5]) world.trade('buy', price, 1);
    expect(world.told('trailed').map(({ peak, stop }) => [peak, stop])).toEqual([
      ['99', '98.01'],
      ['100', '99'],
      ['100.5', '99.49'],
    ]);
    world.trade('sell', 99.5, 1);
    expect(world.order(id).triggeredAt).toBeNull();
    world.trade('sell', 99.49, 1);
    expect(world.parts(id)).toEqual(['1@99']);
  });

  test('of a buy follows downwards', () => {
    const world = rig();
    const id = world.submit({ type: 'trailing-stop', trail: ['price', '2.5'], size: 1 });
    expect([world.order(id).trailing, world.reserved(id)]).toEqual([{ peak: '101', stop: '103.5' }, '103.5']);
    world.trade('sell', 97, 1).tell().trade('buy', 99.4, 1);
    expect(world.order(id).trailing).toEqual({ peak: '97', stop: '99.5' });
    world.trade('buy', 99.5, 1);
    expect(world.parts(id)).toEqual(['1@101']);
  });

  test('goes on after a restart from where it stood', () => {
    const world = rig();
    const id = world.submit({ side: 'sell', type: 'trailing-stop', trail: ['price', 2], size: 1 });
    world.trade('buy', 110, 1);
    world.restart();
    world.trust('live').tell().trade('sell', 109, 1);
    expect(world.order(id).trailing).toEqual({ peak: '110', stop: '108' });
    world.trade('sell', 108, 1);
    expect(world.order(id).triggeredAt).toBe(world.now);
  });
});

describe('a trailing stop that follows from a price on', () => {
  const waiting = (world: Rig): string => world.submit({ side: 'sell', type: 'trailing-stop', trail: ['price', 2], trigger: 110, size: 1 });

  test('neither follows nor goes off until the price has come there', () => {
    const world = rig();
    const id = waiting(world);
    world.trade('buy', 109, 1).trade('sell', 90, 1);
    expect([world.order(id).trailing, world.order(id).state]).toEqual([null, 'working']);
    world.trade('buy', 111, 1);
    expect(world.order(id).trailing).toEqual({ peak: '111', stop: '109' });
    world.trade('sell', 109, 1);
    expect(world.order(id).triggeredAt).toBe(world.now);
  });

  test('knows after a restart from which side the price comes, though it has passed since', () => {
    const world = rig();
    const id = waiting(world);
    world.restart();
    world
      .shows([[112, 5]], [[113, 5]])
      .trust('live')
      .tell()
      .trade('buy', 112.5, 1);
    expect(world.order(id).trailing).toEqual({ peak: '112.5', stop: '110.5' });
  });

  test('begins elsewhere when it is told to, from whichever side that is, and not once it follows', () => {
    const world = rig();
    const id = waiting(world);
    world.amend(id, { trigger: 95 }).trade('sell', 97, 1);
    expect(world.order(id).trailing).toBeNull();
    world.restart();
    world.trust('live').tell().trade('sell', 94, 1).tell();
    expect(world.order(id).trailing).toEqual({ peak: '94', stop: '92' });
    world.amend(id, { trigger: 120 });
    expect(world.told('amend-refused').map(({ reason }) => reason)).toEqual(['it follows the price already']);
  });
});

describe('an order that the mark sets off', () => {
  test('goes off where the middle of the book comes to its trigger, once, whatever trades', () => {
    const world = rig();
    const id = world.submit({ side: 'sell', type: 'stop', trigger: 98, triggerOn: 'mark', size: 0.5 });
    world.trade('sell', 90, 1);
    expect(world.order(id).triggeredAt).toBeNull();
    world.shows([[97, 2]], [[99.5, 2]]);
    expect(world.order(id).triggeredAt).toBeNull();
    world.shows([[96, 2]], [[99.5, 2]]);
    expect(world.life(id).slice(3)).toEqual(['triggered', 'filled']);
    world.shows([[90, 2]], [[91, 2]]);
    expect([world.told('triggered'), world.parts(id)]).toEqual([[{ kind: 'triggered', at: world.now, price: '97.75' }], ['0.5@96']]);
  });

  test('and one that trades set off know nothing of each other', () => {
    const world = rig();
    const [mark, trade] = (['mark', undefined] as const).map((triggerOn) =>
      world.submit({ side: 'sell', type: 'take-profit', trigger: 104, size: 0.5, ...(triggerOn === undefined ? {} : { triggerOn }) }),
    ) as [string, string];
    world.trade('buy', 105, 1);
    expect([mark, trade].map((id) => world.order(id).state)).toEqual(['working', 'filled']);
    world.shows([[104, 2]], [[105, 2]]);
    expect(world.order(mark).state).toBe('filled');
  });

  test('does not go off while the book is not live, and does with the first that is', () => {
    const world = rig();
    const id = world.submit({ side: 'sell', type: 'stop', trigger: 98, triggerOn: 'mark', size: 1 });
    world.trust('stale').shows([[90, 2]], [[91, 2]]);
    expect(world.order(id).triggeredAt).toBeNull();
    world.trust('live').tell();
    expect(world.parts(id)).toEqual(['1@90']);
  });

  test('goes on after a restart', () => {
    const world = rig();
    const id = world.submit({ side: 'sell', type: 'stop', trigger: 98, triggerOn: 'mark', size: 1 });
    world.restart();
    world.trust('live').tell();
    expect(world.order(id).triggeredAt).toBeNull();
    world.shows([[90, 2]], [[91, 2]]);
    expect(world.parts(id)).toEqual(['1@90']);
  });

  test('follows the mark where it trails', () => {
    const world = rig();
    const id = world.submit({ side: 'sell', type: 'trailing-stop', trail: ['price', 2], triggerOn: 'mark', size: 1 });
    expect(world.order(id).trailing).toEqual({ peak: '100', stop: '98' });
    world.trade('buy', 120, 1).shows([[103.25, 2]], [[103.5, 2]]);
    expect(world.order(id).trailing).toEqual({ peak: '103.375', stop: '101.37' });
    world.trade('sell', 90, 1).shows([[101, 2]], [[101.5, 2]]);
    expect(world.parts(id)).toEqual(['1@101']);
  });
});

describe('reduce-only', () => {
  test('is refused without a position and cut to what closes it', () => {
    const world = rig();
    expect(world.why(world.submit({ side: 'sell', size: 1, reduceOnly: true }))).toBe('reduce-only: there is no position to reduce');
    world.submit({ size: 1 });
    const id = world.submit({ side: 'sell', size: 5, reduceOnly: true });
    expect([world.parts(id), world.order(id).state, world.order(id).terms.size]).toEqual([['0.998@99'], 'filled', '0.998']);
  });

  test('that rests ends when another order closed the position', () => {
    const world = rig();
    world.submit({ size: 1 });
    const id = world.submit({ side: 'sell', size: 1, price: 100, reduceOnly: true });
    world.submit({ side: 'sell', size: 1 });
    world.trade('buy', 100.5, 5);
    expect([world.parts(id), world.why(id)]).toEqual([[], 'reduce-only: there is nothing left to reduce']);
  });
});

interface Scenario {
  readonly id: string;
  readonly order: { readonly side: 'BUY' | 'SELL'; readonly stopPrice?: number; readonly trailingDelta: number };
  readonly placedAtLast: number;
  readonly path: readonly number[];
  readonly activatesAt?: number;
  readonly extremeAtTrigger: number;
  readonly triggersAt: number;
}
const path = join(process.env['TAPEDECK_SHARED'] ?? '', 'vectors/binance-trailing-scenarios.json');
const isThere = process.env['TAPEDECK_SHARED'] !== undefined && existsSync(path);
if (!isThere) process.stdout.write('skipped: trailing scenarios are found through TAPEDECK_SHARED, which is not set or lacks them\n');

test.skipIf(!isThere)("Binance's five trailing scenarios go off where its documents say", () => {
  const { scenarios } = JSON.parse(readFileSync(path, 'utf8')) as { scenarios: readonly Scenario[] };
  expect(scenarios).toHaveLength(5);
  for (const { order, placedAtLast, path: runs, activatesAt, extremeAtTrigger, triggersAt } of scenarios) {
    const world = new Rig({ balances: { USD: '1000000', BTC: '10' } }).shows([[placedAtLast - 1, 5]], [[placedAtLast + 1, 5]]);
    world.trade('buy', placedAtLast, 1);
    const id = world.submit({
      side: order.side === 'BUY' ? 'buy' : 'sell',
      type: 'trailing-stop',
      trail: ['percent', order.trailingDelta / 100],
      size: 1,
      ...(activatesAt === undefined ? {} : { trigger: activatesAt }),
    });
    let last = placedAtLast;
    for (const next of runs) {
      const step = next > last ? 2.5 : -2.5;
      while (last !== next && world.order(id).triggeredAt === null) {
        last += step;
        world.trade(step > 0 ? 'buy' : 'sell', last, 0.001);
      }
    }
    expect(world.order(id).trailing?.peak).toBe(String(extremeAtTrigger));
    expect(world.told('triggered').map(({ price }) => price)).toEqual([String(triggersAt)]);
  }
});
