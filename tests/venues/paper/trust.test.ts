import { describe, expect, test } from 'vitest';
import { Book } from '../../../src/domain/book';
import type { State } from '../../../src/domain/freshness';
import { BOOK_KEY, Rig, TRADES_KEY } from './rig';

const rig = (latencyMs = 0): Rig => new Rig({ latencyMs }).shows([[99, 2]], [[101, 1]]);

describe('a book that is not live', () => {
  test.each<State>(['verifying', 'stale', 'maintenance', 'offline'])('of state %s fills nothing and takes nothing in', (state) => {
    const world = rig();
    const resting = world.submit({ size: 1, price: 99 });
    world.trust(state);
    const waiting = world.submit({ size: 1 });
    world.shows([[97, 1]], [[98, 1]]).trade('sell', 98, 5);
    expect([world.parts(resting), world.life(waiting)]).toEqual([[], ['placed']]);
    expect(world.order(resting).state).toBe('working');
  });

  test('fills again by what is told from then on: what happened meanwhile fills nothing', () => {
    const world = rig();
    const resting = world.submit({ size: 1, price: 99 });
    world.trust('stale').trade('sell', 98, 5);
    world.shows([[99, 50]], [[101, 1]]).trust('live');
    expect(world.parts(resting)).toEqual([]);
    world.trade('sell', 99, 2.5);
    expect(world.parts(resting)).toEqual(['0.5@99']);
  });

  test('lets what waited in, once it is live and told', () => {
    const world = rig();
    world.trust('stale');
    const id = world.submit({ size: 1 });
    world.trust('live');
    expect(world.life(id)).toEqual(['placed']);
    world.tell();
    expect(world.parts(id)).toEqual(['1@101']);
  });

  test('still lets orders be cancelled and run out of time', () => {
    const world = rig();
    const [a, b, c] = [90, 91, 92].map((price) => world.submit({ size: 1, price, tif: 'GTD', expiresAt: world.now + 1000 }));
    world.trust('offline');
    const d = world.submit({ size: 1 });
    world.cancel(a as string).cancel(d);
    world.wait(1000);
    expect([a, b, c, d].map((id) => world.order(id as string).state)).toEqual(['cancelled', 'expired', 'expired', 'cancelled']);
  });

  test('that was emptied in place without a word is not traded on', () => {
    const world = rig();
    world.shows([[99, 2]], [[101, 1]]);
    (world.book as { clear?: () => void }).clear?.();
    const id = world.submit({ size: 1 });
    expect(world.life(id)).toEqual(['placed']);
  });
});

test('a book that keeps its levels sorted is read where it stands, never copied', () => {
  class Uncopied extends Book {
    override view(): never {
      throw new Error('it was copied');
    }
  }
  const world = new Rig();
  world.book = new Uncopied(100);
  world.shows([[99, 2]], [[101, 1]]);
  world.submit({ size: 1, price: 99 });
  world.submit({ side: 'sell', type: 'trailing-stop', trail: ['price', 1], size: 1 });
  world.shows([[97, 2]], [[98, 0.5]]).trade('sell', 97.5, 1);
  expect(world.fills()).toHaveLength(3);
});

describe('what it needs', () => {
  test('is the book of 100 levels and the trades of each instrument with open orders', () => {
    const world = rig();
    expect(world.execution.needs()).toEqual([]);
    const id = world.submit({ size: 1, price: 99 });
    expect(world.execution.needs()).toEqual([BOOK_KEY, TRADES_KEY]);
    world.cancel(id);
    expect(world.execution.needs()).toEqual([]);
  });

  test('an order for a market that the account does not have is rejected', () => {
    const world = rig();
    const draft = world.draft({ size: 1 });
    world.execution.submit([{ ...draft, terms: { ...draft.terms, instrument: 'bitfinex:BTC/USD' } }], world.now);
    expect([world.life(draft.id), world.why(draft.id)]).toEqual([['placed', 'rejected'], 'bitfinex:BTC/USD is not a market of this account']);
  });

  test('an order is taken once, however often it is submitted', () => {
    const world = rig();
    const draft = world.draft({ size: 0.5 });
    world.execution.submit([draft], world.now);
    world.execution.submit([draft], world.now);
    expect(world.fills()).toHaveLength(1);
  });
});

describe('a restart', () => {
  test('puts resting orders at the end of their queues and lets those on the way arrive', () => {
    const world = rig(100);
    const resting = world.submit({ size: 1, price: 99 });
    world.wait(100).trade('sell', 99, 1.5);
    const waiting = world.submit({ size: 0.5 });
    world.restart();
    expect(world.execution.needs()).toEqual([BOOK_KEY, TRADES_KEY]);
    world.wait(1);
    expect(world.life(waiting)).toEqual(['placed']);
    world.trust('live').tell();
    expect(world.parts(waiting)).toEqual(['0.5@101']);
    world.trade('sell', 99, 1.5);
    expect(world.parts(resting)).toEqual([]);
    world.trade('sell', 99, 1);
    expect(world.parts(resting)).toEqual(['0.5@99']);
  });

  test('goes on with a good-till-a-date', () => {
    const world = rig();
    const id = world.submit({ size: 1, price: 99, tif: 'GTD', expiresAt: world.now + 10 });
    world.restart();
    world.wait(10);
    expect(world.order(id).state).toBe('working');
    world.trust('live').tell();
    expect(world.order(id).state).toBe('expired');
  });
});
