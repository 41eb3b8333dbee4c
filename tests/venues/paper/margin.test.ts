import { describe, expect, test } from 'vitest';
import type { AccountEvent } from '../../../src/domain/account/account-event';
import { decimal, ETH, IN_EUR, type Opening, PAIR, PERP, Rig } from './rig';

const FREE = { maker: decimal('0'), taker: decimal('0') };
/** 1,000 USD at ten times, a hundred a side half a dollar around 100. */
const open = (opening: Opening = {}): Rig => new Rig({ leverage: 10, fees: FREE, ...opening }).shows([[99.5, 100]], [[100.5, 100]]);
const events = <K extends AccountEvent['kind']>(rig: Rig, kind: K): Extract<AccountEvent, { kind: K }>[] =>
  rig.events.filter((event): event is Extract<AccountEvent, { kind: K }> => event.kind === kind);

describe('what an order holds back', () => {
  test('an opening order holds back a tenth of its value at ten times, on either side, and no more than is free is let in', () => {
    const rig = open();
    const [buy, sell] = [rig.submit({ size: 10, price: 90 }), rig.submit({ side: 'sell', size: 20, price: 110 })];
    expect([rig.reserved(buy), rig.reserved(sell)]).toEqual(['90', '220']);
    const more = rig.submit({ size: 70, price: 99 });
    expect(rig.why(more)).toBe('it needs 693 USD of margin, 690 USD are free');
    expect(rig.order(rig.submit({ size: 69, price: 99 })).state).toBe('working');
  });

  test('what closes holds back nothing, and as much again may be opened with the margin that comes free', () => {
    const rig = open();
    rig.submit({ size: 10 });
    const of = (size: number): string | undefined => rig.reserved(rig.submit({ side: 'sell', size, price: 110 }));
    expect([of(10), of(20), of(21)]).toEqual(['0', '0', '11']);
  });

  test('an order that waits behind a position needs margin once the position is gone, and is ended where there is none', () => {
    const rig = open();
    rig.submit({ size: 90 });
    const waiting = [rig.submit({ side: 'sell', size: 50, price: 110 }), rig.submit({ side: 'sell', size: 90, price: 110 })];
    expect(waiting.map((id) => rig.reserved(id))).toEqual(['0', '0']);
    rig.submit({ side: 'sell', size: 90 });
    expect(rig.reserved(waiting[0] ?? '')).toBe('550');
    expect(rig.why(waiting[1] ?? '')).toBe('the position has changed: it needs 990 USD of margin, 360 USD are free');
  });

  test('a restart that lost the last words about what is held back says them again', () => {
    const rig = open();
    rig.submit({ size: 10 });
    const waiting = rig.submit({ side: 'sell', size: 15, price: 110 });
    rig.submit({ side: 'sell', size: 10 });
    expect(rig.reserved(waiting)).toBe('165');
    while (rig.events.at(-1)?.kind === 'reserved') rig.events.pop();
    rig.restart();
    rig.trust('live').tell();
    expect(rig.reserved(waiting)).toBe('165');
  });

  test('an order that needs more than is free is not let in, and one that a jump made dearer is cut to it', () => {
    const rig = open();
    expect(rig.why(rig.submit({ size: 100 }))).toBe('it needs 1005 USD of margin, 1000 USD are free');
    const stop = rig.submit({ type: 'stop', trigger: 102, size: 90 });
    rig.shows([[119, 100]], [[120, 100]]).trade('buy', 120, 1);
    expect([rig.parts(stop), rig.why(stop)]).toEqual([['83.33333333@120'], '6.66666667 of 90 not filled: too little margin is free']);
  });

  test('fill or kill is filled whole with the last of the margin, though its fee is not there any more', () => {
    const rig = open({ fees: { maker: decimal('0.001'), taker: decimal('0.002') } }).shows(
      [[99, 50]],
      [
        [100, 60],
        [101, 60],
      ],
    );
    const id = rig.submit({ size: 99, price: 101, tif: 'FOK' });
    expect(rig.parts(id)).toEqual(['60@100', '39@101']);
    expect(rig.cash()).toBe('980.122');
  });
});

test("what the mark of a perpetual sets off waits for the venue's own, not for the middle of its book", () => {
  const rig = open().showsOn(PERP, 99.5, 100.5);
  rig.submit({ instrument: PERP.id, size: 1 });
  rig.status({ markPrice: 100 });
  const id = rig.submit({ instrument: PERP.id, side: 'sell', type: 'stop', trigger: 95, triggerOn: 'mark', size: 1, reduceOnly: true });
  rig.showsOn(PERP, 89.5, 90.5).status({ markPrice: 95.5 });
  expect(rig.order(id).triggeredAt).toBeNull();
  rig.status({ markPrice: 94.75 });
  expect([rig.parts(id), rig.position(PERP)]).toEqual([['1@89.5'], '0']);
});

describe('positions', () => {
  test('shorts are allowed, and one order closes a long and opens the short behind it', () => {
    const rig = open();
    rig.submit({ size: 10 });
    rig.submit({ side: 'sell', size: 30 });
    expect(rig.position()).toBe('-20');
    expect(rig.cash()).toBe('990'); // ten bought at 100.5, sold at 99.5
  });

  test('reduce-only is cut to the position and never turns it', () => {
    const rig = open();
    rig.submit({ size: 10 });
    const id = rig.submit({ side: 'sell', size: 30, reduceOnly: true });
    expect(rig.position()).toBe('0');
    expect(rig.order(id).state).toBe('filled');
    expect(rig.why(rig.submit({ side: 'sell', size: 1, reduceOnly: true }))).toBe('reduce-only: there is no position to reduce');
  });

  test('fees are paid in collateral, on both sides', () => {
    const rig = open({ fees: { maker: decimal('0.001'), taker: decimal('0.002') } });
    rig.submit({ size: 10 });
    rig.submit({ side: 'sell', size: 10 });
    expect(rig.fills().map(({ fee, feeCurrency }) => [fee, feeCurrency])).toEqual([
      ['2.01', 'USD'],
      ['1.99', 'USD'],
    ]);
    expect(rig.cash()).toBe('986');
  });

  test('the legs of a bracket close what its entry opened, the fee of which was not taken from it', () => {
    const rig = open({ fees: { maker: decimal('0.001'), taker: decimal('0.002') } });
    const link = (role: 'entry' | 'take-profit' | 'stop-loss') => ({ group: { id: 'G', kind: 'bracket' as const, role } });
    const [, profit, loss] = rig.submitGroup([
      { size: 10, ...link('entry') },
      { side: 'sell', size: 10, price: 110, ...link('take-profit') },
      { side: 'sell', size: 10, type: 'stop', trigger: 95, ...link('stop-loss') },
    ]);
    expect([profit, loss].map((id) => [rig.order(id ?? '').terms.size, rig.reserved(id ?? '')])).toEqual([
      ['10', '0'],
      ['10', '0'],
    ]);
    rig.trade('sell', 95, 1).tell();
    expect(rig.position()).toBe('0');
    expect(rig.order(profit ?? '').state).toBe('cancelled');
  });

  test('what is not quoted and settled in the collateral is not traded', () => {
    const rig = open();
    rig.showsOn(IN_EUR, 90, 91);
    expect(rig.why(rig.submit({ instrument: IN_EUR.id, size: 1 }))).toBe(
      'this account trades on margin of USD, and simulated:BTC/EUR is not quoted and settled in it',
    );
  });

  test('it needs the book of what it holds, and of a perpetual its status', () => {
    const rig = open();
    rig.showsOn(PERP, 99.5, 100.5);
    rig.submit({ size: 1 });
    rig.submit({ instrument: PERP.id, size: 1 });
    rig.restart();
    expect(rig.execution.needs()).toEqual([
      'book:simulated:BTC/USD:P0:100',
      'trades:simulated:BTC/USD',
      'book:simulated:BTC/USD:USD:P0:100',
      'trades:simulated:BTC/USD:USD',
      'status:simulated:BTC/USD:USD',
    ]);
  });

  test('with the price of one position unknown nothing opens anywhere, and what closes is let in', () => {
    const rig = open();
    rig.showsOn(ETH, 99.5, 100.5);
    rig.submit({ size: 10 });
    rig.submit({ instrument: ETH.id, size: 10 });
    rig.execution.trust(ETH.id, 'stale', rig.now);
    expect(rig.execution.unwatched()).toEqual([ETH.id]);
    expect(rig.why(rig.submit({ size: 1, price: 90 }))).toBe(
      'it needs 9 USD of margin, and what is free is not known: the price of a position is not live',
    );
    rig.submit({ side: 'sell', size: 10 });
    expect(rig.position()).toBe('0');
  });
});

describe('liquidation', () => {
  test('at the margin to maintain open orders are cancelled and the position is closed level by level, and the order says why', () => {
    const rig = open();
    rig.submit({ size: 90 });
    const waiting = rig.submit({ size: 1, price: 80 });
    rig.shows(
      [
        [94, 50],
        [93, 100],
      ],
      [[95, 100]],
    );
    expect(rig.forced()).toHaveLength(0); // equity 460 at the mark of 94.5, to maintain 425.25
    rig.shows(
      [
        [93.5, 50],
        [93, 100],
      ],
      [[94.5, 100]],
    );
    // 1,000 less 90 times 6.5 at the mark of 94; a twentieth of 8,460.
    const [order] = rig.forced();
    expect(order).toMatchObject({ state: 'filled', forced: { mark: '94', equity: '415', maintenance: '423' }, terms: { side: 'sell', size: '90' } });
    expect(rig.parts(order?.id ?? '')).toEqual(['50@93.5', '40@93']);
    expect(rig.why(waiting)).toBe('the account is liquidated: its equity 415 is at the 423 to maintain, or below');
    expect([rig.position(), rig.cash()]).toEqual(['0', '350']);
  });

  test('a short is bought back where the price rises', () => {
    const rig = open();
    rig.submit({ side: 'sell', size: 90 });
    rig.shows([[105.5, 100]], [[106.5, 100]]);
    expect(rig.forced().map(({ terms }) => terms.side)).toEqual(['buy']);
    expect([rig.position(), rig.cash()]).toEqual(['0', '370']);
  });

  test('on a book that is not live nothing is closed, and it is once the book is back', () => {
    const rig = open();
    rig.submit({ size: 90 });
    rig
      .trust('stale')
      .shows([[80, 100]], [[81, 100]])
      .wait(60_000);
    expect(rig.forced()).toHaveLength(0);
    expect(rig.execution.unwatched()).toEqual([PAIR.id]);
    rig.trust('live').tell();
    expect(rig.forced()).toHaveLength(1);
    expect(rig.execution.unwatched()).toEqual([]);
  });

  test('a thin book is taken as far as it goes, the rest when it shows more', () => {
    const rig = open();
    rig.submit({ size: 90 });
    rig
      .shows([[90, 60]], [[91, 100]])
      .wait(1000)
      .wait(1000);
    expect(rig.forced()).toHaveLength(1);
    expect([rig.position(), rig.why(rig.forced()[0]?.id ?? '')]).toEqual(['30', '30 of 90 not filled: nothing more is shown']);
    rig.shows([[90, 70]], [[91, 100]]);
    expect([rig.position(), rig.forced().length]).toEqual(['0', 2]);
  });

  test('losses beyond the collateral are made up, once nothing is held', () => {
    const rig = open();
    rig.submit({ size: 90 });
    rig.shows([[80, 60]], [[81, 100]]);
    expect([events(rig, 'covered'), Number(rig.cash()) < 0]).toEqual([[], true]);
    rig.shows([[80, 70]], [[81, 100]]);
    expect(events(rig, 'covered').map(({ amount }) => amount)).toEqual(['845']); // 90 times 20.5 less 1,000
    expect([rig.cash(), rig.execution.state().ledger.insurance.get('USD')]).toEqual(['0', '-845']);
  });

  test('of two positions the one that takes most margin goes first, and the other stays where that is enough', () => {
    const rig = open();
    rig.showsOn(ETH, 99.5, 100.5);
    rig.submit({ size: 60 });
    rig.submit({ instrument: ETH.id, size: 20 });
    rig.shows([[89.5, 100]], [[90.5, 100]]);
    expect([rig.position(), rig.position(ETH)]).toEqual(['0', '20']);
  });

  test('an account that was liquidated while it was away is closed when its book is live again', () => {
    const rig = open();
    rig.submit({ size: 90 });
    rig.restart();
    rig.shows([[80, 100]], [[81, 100]]);
    expect(rig.forced()).toHaveLength(0);
    rig.trust('live').tell();
    expect(rig.position()).toBe('0');
  });

  test('the mark of a perpetual is its venue’s word while it is fresh, then the middle of the book', () => {
    const rig = open();
    rig.showsOn(PERP, 99.5, 100.5);
    rig.submit({ instrument: PERP.id, size: 90 });
    rig.status({ markPrice: 100 }).showsOn(PERP, 80, 81);
    expect(rig.forced()).toHaveLength(0);
    rig.wait(60_001);
    expect(rig.forced().map(({ forced }) => forced?.mark)).toEqual(['80.5']);
  });

  test('a mark alone liquidates', () => {
    const rig = open();
    rig.showsOn(PERP, 99.5, 100.5);
    rig.submit({ instrument: PERP.id, size: 90 });
    rig.status({ markPrice: 94 });
    expect(rig.forced().map(({ forced }) => forced?.mark)).toEqual(['94']);
  });
});

describe('funding', () => {
  const held = (side: 'buy' | 'sell'): Rig => {
    const rig = open();
    rig.showsOn(PERP, 99.5, 100.5);
    rig.submit({ instrument: PERP.id, side, size: 10 });
    return rig;
  };

  test.each([
    ['buy', '0.11'],
    ['sell', '-0.11'],
  ] as const)('at its time a %s pays %s where the rate is above 0', (side, paid) => {
    const rig = held(side).status({ markPrice: 110, fundingRate: 0.0001, dueIn: 1000 });
    rig.wait(999);
    expect(events(rig, 'funding')).toEqual([]);
    const before = Number(rig.cash());
    rig.wait(1).wait(1).wait(60_000);
    expect(events(rig, 'funding')).toMatchObject([{ instrument: PERP.id, period: 1_001_000, rate: '0.0001', mark: '110', paid }]);
    expect(Number(rig.cash())).toBeCloseTo(before - Number(paid), 10);
  });

  test('each period is paid once, whichever is told first: its end by the clock or the next period by the venue', () => {
    const rig = held('buy').status({ markPrice: 100, fundingRate: 0.0001, dueIn: 1000 }).wait(500);
    rig.status({ markPrice: 100, fundingRate: 0.0002, dueIn: 10_000 }).wait(5000);
    expect(events(rig, 'funding').map(({ rate }) => rate)).toEqual(['0.0001']);
    rig.wait(6000);
    expect(events(rig, 'funding').map(({ rate }) => rate)).toEqual(['0.0001', '0.0002']);
  });

  test('a period that was paid before a restart is not paid again, and one under way still is', () => {
    const rig = held('buy').status({ markPrice: 100, fundingRate: 0.0001, dueIn: 1000 }).wait(1000);
    rig.restart();
    rig.showsOn(PERP, 99.5, 100.5);
    rig.now = (rig.now - 500) as typeof rig.now; // a clock set back
    rig.status({ markPrice: 100, fundingRate: 0.0001, dueIn: 500 }).wait(5000);
    expect(events(rig, 'funding')).toHaveLength(1);
    rig.status({ markPrice: 100, fundingRate: 0.0001, dueIn: 1000 });
    rig.restart();
    rig.showsOn(PERP, 99.5, 100.5).status({ markPrice: 100, fundingRate: 0.0001, dueIn: 1000 }).wait(1000);
    expect(events(rig, 'funding')).toHaveLength(2);
  });

  test('who holds nothing at that moment pays nothing, and a trade after it comes too late', () => {
    const rig = held('buy').status({ markPrice: 100, fundingRate: 0.0001, dueIn: 1000 });
    rig.submit({ instrument: PERP.id, side: 'sell', size: 10 });
    rig.wait(1000);
    expect(events(rig, 'funding')).toEqual([]);
    const other = held('buy').status({ markPrice: 100, fundingRate: 0.0001, dueIn: 1000 });
    other.now = (other.now + 1000) as typeof other.now;
    other.submit({ instrument: PERP.id, side: 'sell', size: 10 });
    expect(events(other, 'funding').map(({ size }) => size)).toEqual(['10']);
  });
});
