import { expect, test } from 'vitest';
import type { State, TopicStatus } from '../../../src/domain/freshness';
import type { InstrumentId } from '../../../src/domain/instrument';
import type { LocalMs } from '../../../src/domain/units';
import type { Engine } from '../../../src/worker/engine';
import { LOSS_GRACE_MS, MarketWatch, type Stake } from '../../../src/worker/orders/market-watch';
import type { MarketNews } from '../../../src/worker/protocol/stream-message';
import { RigTab } from '../../support/engine-rig';
import { useEngineWorld } from '../../support/engine-world';
import { answered, BOOK, best, KEY, limit, openAccount, place, TRADES } from '../../support/paper-orders';

const BTC = 'bitfinex:BTC/USD';
const ETH = 'bitfinex:ETH/USD';
const NOTHING: Stake = { instruments: [], orders: 0, positions: 0 };
const ONE: Stake = { instruments: [BTC], orders: 1, positions: 0 };

/** A watch on books whose states a test sets, stepped each 250 ms. */
class Watched {
  now = 1_700_000_000_000 as LocalMs;
  states: Partial<Record<InstrumentId, State>> = { [BTC]: 'live' };
  shown: readonly InstrumentId[] = [BTC];
  isWanted = true;
  readonly told: string[] = [];
  private readonly watch = new MarketWatch('bitfinex');

  constructor(public stake: Stake) {}

  pass(ms: number): this {
    for (const end = this.now + ms; this.now < end; ) {
      this.now = (this.now + 250) as LocalMs;
      this.step();
    }
    return this;
  }

  step(): void {
    const status = (id: InstrumentId): TopicStatus | null => (this.states[id] === undefined ? null : statusOf(this.states[id]));
    const news = this.watch.step(this.stake, { isWanted: this.isWanted, shown: this.shown, status }, this.now);
    if (news !== null) this.told.push(`${news.happened} ${news.instruments.join(' ')} ${Math.round(news.awayMs / 1_000)}s ${news.orders}`);
  }

  become(state: State, instrument: InstrumentId = BTC): this {
    this.states = { ...this.states, [instrument]: state };
    return this;
  }
}

const statusOf = (state: State): TopicStatus => ({
  source: 'exchange',
  via: 'socket',
  state,
  dataAt: null,
  proofAt: null,
  verifiedAt: null,
  reason: state === 'live' ? null : 'not connected',
});

test('a loss is told once, after the grace, and its end once with how long it was', () => {
  const watched = new Watched(ONE).pass(10_000).become('stale').pass(LOSS_GRACE_MS);
  expect(watched.told).toEqual([]);
  watched.pass(60_000);
  expect(watched.told).toEqual([`lost ${BTC} 5s 1`]);
  watched.become('live').pass(10_000);
  expect(watched.told.slice(1)).toEqual([`back ${BTC} 65s 1`]);
});

test('what is live again within the grace is no news, however often', () => {
  const watched = new Watched(ONE).pass(1_000);
  for (let i = 0; i < 20; i++)
    watched
      .become('verifying')
      .pass(LOSS_GRACE_MS - 500)
      .become('live')
      .pass(1_000);
  expect(watched.told).toEqual([]);
});

test('what was never live cannot be lost, and what the user disconnected is not', () => {
  expect(new Watched(ONE).become('verifying').pass(600_000).become('live').pass(1_000).told).toEqual([]);
  const watched = new Watched(ONE).pass(1_000);
  watched.isWanted = false;
  watched.become('offline').pass(600_000);
  watched.isWanted = true;
  expect(watched.pass(60_000).become('live').pass(1_000).told).toEqual([]);
});

test('one of two markets counts where an order waits for it; where nothing waits, only both', () => {
  const both: Stake = { instruments: [BTC, ETH], orders: 3, positions: 1 };
  const waiting = new Watched(both).become('live', ETH).pass(1_000).become('stale', ETH).pass(10_000);
  expect(waiting.told).toEqual([`lost ${ETH} 5s 3`]);
  const idle = new Watched(NOTHING).become('live', ETH);
  idle.shown = [BTC, ETH];
  idle.pass(1_000).become('stale', ETH).pass(60_000);
  expect(idle.told).toEqual([]);
  idle.become('stale', BTC).pass(10_000);
  expect(idle.told).toEqual([`lost ${BTC} ${ETH} 5s 0`]);
  idle.become('live', ETH).pass(1_000);
  expect(idle.told.slice(1)).toEqual([`back ${BTC} ${ETH} 10s 0`]);
});

test('a market that is let go, or looked at anew, is no loss', () => {
  const watched = new Watched(NOTHING).pass(1_000);
  watched.shown = [];
  watched.become('offline').pass(60_000);
  watched.shown = [ETH];
  expect(watched.become('verifying', ETH).pass(60_000).told).toEqual([]);
});

test('a night asleep is told at its end, in one piece, where an order waited', () => {
  for (const [stake, count] of [
    [ONE, 1],
    [NOTHING, 0],
  ] as const) {
    const watched = new Watched(stake).pass(1_000);
    watched.now = (watched.now + 8 * 3_600_000) as LocalMs;
    watched.become('stale').pass(2_000).become('live').pass(10_000);
    expect(watched.told).toHaveLength(count);
    if (count === 1) expect(watched.told[0]).toBe(`back ${BTC} 28802s 1`);
  }
});

test('a clock that is set back puts no loss off for longer than the grace', () => {
  const watched = new Watched(ONE).pass(1_000).become('stale').pass(1_000);
  watched.now = (watched.now - 3_600_000) as LocalMs;
  watched.pass(LOSS_GRACE_MS + 500);
  expect(watched.told).toHaveLength(1);
});

const world = useEngineWorld();
const words = ({ happened, instruments, orders }: MarketNews): string => `${happened} ${instruments.join()} ${orders}`;

test('of two tabs and two accounts one is told that the exchange is gone while an order waits, and that it is back', async () => {
  const first = await openAccount(world);
  const opened = await answered(first.api.openBook('bitfinex', { kind: 'spot', balances: { USD: '1000' }, label: 'Second' } as never));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const second = new RigTab(world.engines[0] as Engine);
  second.follow(KEY, `account:${opened.value}`, BOOK, TRADES);
  await world.pass(1_000);
  await place(first, limit('buy', '0.001', Math.round(best(first).bid * 0.9)));
  first.onmessage?.({ data: { kind: 'credit', paintMs: null } } as MessageEvent);
  for (const socket of world.exchange.open) socket.isHoled = true;
  world.exchange.handshake = 'refused';
  await world.pass(30_000);
  expect(first.marketNews.map(words)).toEqual([`lost ${BTC} 1`]);
  expect(first.marketNews[0]?.reason).toMatch(/\w/);
  world.exchange.handshake = 'open';
  await world.pass(90_000);
  expect(first.marketNews.map(words)).toEqual([`lost ${BTC} 1`, `back ${BTC} 1`]);
  expect(first.marketNews[1]?.awayMs).toBeGreaterThan(20_000);
  expect(second.marketNews).toEqual([]);
});

test('a start, a reload and a lost socket that is replaced at once tell nothing', async () => {
  const tab = await openAccount(world);
  await place(tab, limit('buy', '0.001', Math.round(best(tab).bid * 0.9)));
  for (const socket of world.exchange.open) socket.reset();
  await world.pass(30_000);
  tab.close();
  const again = await openAccount(world);
  await world.pass(30_000);
  expect([tab.marketNews, again.marketNews]).toEqual([[], []]);
});
