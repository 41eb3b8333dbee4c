import { describe, expect, test } from 'vitest';
import type { AccountEvent } from '../../../src/domain/account/account-event';
import { foldAccountEvents } from '../../../src/domain/account/account-state';
import { assess } from '../../../src/domain/freshness';
import type { MarketEvent } from '../../../src/domain/market-event';
import { parseTopicKey } from '../../../src/domain/topic';
import type { LocalMs } from '../../../src/domain/units';
import { Random } from '../../../src/venues/simulated/random';
import { makeSimulatedVenue } from '../../../src/venues/simulated/venue';
import { type Asked, BOOK_KEY, Rig, TRADES_KEY } from './rig';
import { ledgerGap, wrongs } from './steps';

const TICK_MS = 250;

/** An account beside the simulated market, both on one clock. */
class Floor {
  readonly rig = new Rig({ latencyMs: 40, balances: { USD: '5000000', BTC: '20' } });
  private readonly random = new Random(7, 0);
  private best = { bid: 0, ask: 0 };
  private readonly venue = makeSimulatedVenue(
    {
      open: () => undefined,
      close: () => undefined,
      reopen: () => undefined,
      send: () => undefined,
      request: () => undefined,
      report: () => undefined,
      emit: (event) => this.heard(event),
    },
    { seed: 42 },
  );

  constructor() {
    this.rig.now = Date.UTC(2026, 0, 15) as LocalMs;
    for (const key of [BOOK_KEY, TRADES_KEY]) {
      const topic = parseTopicKey(key);
      if (topic !== undefined) this.venue.follow(topic, this.rig.now);
    }
  }

  run(ms: number, everyMs: number): void {
    for (const end = this.rig.now + ms; this.rig.now < end; ) {
      this.venue.tick(this.rig.now);
      const health = this.venue.health(BOOK_KEY);
      this.rig.trust(health === undefined ? 'offline' : assess(health, this.rig.now).state);
      if (this.rig.now % everyMs === 0) this.rig.submitGroup(this.ask());
      this.rig.wait(TICK_MS);
    }
  }

  force(regime: 'flash-crash' | 'outage' | 'volatile'): void {
    this.venue.setRegime(regime);
  }

  private heard(event: MarketEvent): void {
    if (event.kind === 'book') {
      const { bids, asks } = event.book.view();
      this.best = { bid: bids[0] ?? 0, ask: asks[0] ?? 0 };
    }
    this.rig.execution.market(event, this.rig.now);
  }

  private ask(): readonly Asked[] {
    const side = this.random.below(2) === 0 ? 'buy' : 'sell';
    const away = (side === 'buy' ? -1 : 1) * this.random.below(40);
    const price = Math.round((side === 'buy' ? this.best.bid : this.best.ask) + away);
    const size = (1 + this.random.below(50)) / 100;
    const group = (role: 'entry' | 'take-profit' | 'stop-loss') => ({ group: { id: `G${this.rig.events.length}`, kind: 'bracket' as const, role } });
    const back = side === 'buy' ? ('sell' as const) : ('buy' as const);
    switch (this.random.below(4)) {
      case 0:
        return [{ side, size }];
      case 1:
        return [{ side, size, type: 'trailing-stop', trail: ['percent', '0.1'] }];
      case 2:
        return [
          { side, size, price, ...group('entry') },
          { side: back, size, price: price - 2 * away + (side === 'buy' ? 5 : -5), ...group('take-profit') },
          { side: back, size, type: 'stop', trigger: price + (side === 'buy' ? -30 : 30), ...group('stop-loss') },
        ];
      default:
        return [{ side, size, price, tif: 'GTD', expiresAt: this.rig.now + 20_000 }];
    }
  }
}

describe('on the simulated market', () => {
  test('ten minutes of orders of all kinds leave an account that adds up, and every way to a fill is met', () => {
    const floor = new Floor();
    floor.run(300_000, 1000);
    floor.force('flash-crash');
    floor.run(150_000, 1000);
    floor.force('volatile');
    floor.run(150_000, 1000);
    const { rig } = floor;
    let state = rig.opening;
    for (let i = 0; i < rig.events.length; i += 20) {
      const news = rig.events.slice(i, i + 20);
      state = foldAccountEvents(state, news);
      expect(wrongs(state, news.at(-1) as AccountEvent)).toEqual([]);
    }
    expect(rig.execution.state()).toEqual(state);
    expect(ledgerGap(state, rig.opening, rig.events)).toEqual([]);
    expect(new Set(rig.fills().map(({ cause }) => cause?.kind))).toEqual(new Set(['level', 'queue', 'crossed']));
    expect(rig.told('triggered').length).toBeGreaterThan(20);
  });

  test('an outage fills nothing', () => {
    const floor = new Floor();
    floor.run(60_000, 1000);
    floor.force('outage');
    floor.run(20_000, 1000);
    const before = floor.rig.fills().length;
    floor.run(60_000, 1000);
    expect(floor.rig.fills()).toHaveLength(before);
  });
});
