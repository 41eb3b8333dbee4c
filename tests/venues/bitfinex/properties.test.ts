import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InstrumentId } from '../../../src/domain/instrument';
import type { Topic } from '../../../src/domain/topic';
import { crc32 } from '../../../src/venues/bitfinex/checksum';
import { FIRST_LINE } from '../../support/venue-harness';
import { BitfinexSession, bookOf, openBook, tickerOf } from './session';

type Row = readonly [price: number, count: number, amount: number];

/** A book as two plain maps, with its checksum as text joined. */
class ModelBook {
  bids = new Map<number, readonly [number, number]>();
  asks = new Map<number, readonly [number, number]>();

  apply([price, count, amount]: Row): void {
    const side = amount > 0 ? this.bids : this.asks;
    if (count === 0) side.delete(price);
    else side.set(price, [Math.abs(amount), count]);
  }

  replace(rows: readonly Row[]): void {
    this.bids.clear();
    this.asks.clear();
    for (const row of rows) this.apply(row);
  }

  flat(): { bids: number[]; asks: number[] } {
    const list = (side: ModelBook['bids'], sign: number) =>
      [...side].sort(([a], [b]) => (a - b) * sign).flatMap(([price, [size, count]]) => [price, size, count]);
    return { bids: list(this.bids, -1), asks: list(this.asks, 1) };
  }

  checksum(): number {
    const { bids, asks } = this.flat();
    const parts: number[] = [];
    for (let i = 0; i < 75; i += 3) {
      if (i < bids.length) parts.push(bids[i] as number, bids[i + 1] as number);
      if (i < asks.length) parts.push(asks[i] as number, -(asks[i + 1] as number));
    }
    return crc32(parts.join(':'));
  }
}

const amount = fc.integer({ min: 1, max: 9 }).map((n) => n / 4);
const bid = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 2 }), amount);
const ask = fc.tuple(
  fc.integer({ min: 13, max: 24 }),
  fc.integer({ min: 0, max: 2 }),
  amount.map((a) => -a),
);
const row = fc.oneof(bid, ask);
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('update' as const), row }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('snapshot' as const), rows: fc.array(row, { maxLength: 20 }) }) },
  { weight: 3, arbitrary: fc.constantFrom({ kind: 'check' as const }, { kind: 'heartbeat' as const }, { kind: 'stranger' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'wrong check' as const }, { kind: 'gap' as const }, { kind: 'drop' as const }) },
);

test('through snapshots, updates, checks, lost frames and wrong checks, a book that says live is the exchange’s', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const session = openBook();
      const model = new ModelBook();
      let chanId = 5;
      let isBroken = false;
      // A whole book whose sides overlap is wrong until they do no more; an update may overlap them for an instant.
      let isWrong = false;
      const isCrossed = (): boolean => Math.max(...model.bids.keys()) >= Math.min(...model.asks.keys());
      model.replace([
        [100, 1, 1],
        [99, 2, 2],
        [101, 1, -3],
        [102, 3, -4],
      ]);
      const rebuild = (): void => {
        const closed = session.sent('unsubscribe').length;
        session.unsubscribed(chanId);
        expect(session.state(bookOf())).not.toBe('live');
        if (closed >= 0) session.passAlive(61_000);
        session.acknowledge(++chanId);
        expect(session.state(bookOf())).not.toBe('live');
        session.data(chanId, [...model.bids].map(([p, [s, c]]) => [p, c, s]).concat([...model.asks].map(([p, [s, c]]) => [p, c, -s])));
        isWrong = isCrossed();
      };
      for (const s of steps) {
        if (s.kind === 'update') {
          model.apply(s.row);
          session.data(chanId, s.row);
          isWrong &&= isCrossed();
        } else if (s.kind === 'snapshot') {
          model.replace(s.rows);
          session.data(chanId, s.rows);
          isWrong = isCrossed();
        } else if (s.kind === 'check') session.data(chanId, 'cs', model.checksum());
        else if (s.kind === 'heartbeat') session.data(chanId, 'hb');
        else if (s.kind === 'stranger') session.data(4_000, [1, 1, 1]);
        else if (s.kind === 'wrong check') {
          session.data(chanId, 'cs', model.checksum() ^ 1);
          rebuild();
        } else if (s.kind === 'drop') {
          session.close();
          isBroken = true;
        } else {
          session.skipSequence();
          session.data(chanId, 'hb');
          isBroken = true;
        }
        if (isBroken) {
          isBroken = false;
          expect(session.state(bookOf())).not.toBe('live');
          const before = session.sent('subscribe').length;
          session.greet();
          if (session.sent('subscribe').length === before) session.passAlive(61_000);
          session.acknowledge(++chanId);
          expect(session.state(bookOf())).not.toBe('live');
          session.data(chanId, [...model.bids].map(([p, [z, c]]) => [p, c, z]).concat([...model.asks].map(([p, [z, c]]) => [p, c, -z])));
          isWrong = isCrossed();
        }
        expect(session.state(bookOf())).toBe(isWrong ? 'stale' : 'live');
        expect(session.book(bookOf())).toEqual(model.flat());
      }
    }),
    { numRuns: 150 },
  );
});

/** The exchange's own table of channels, answering in an order that the test chooses. */
class FakeExchange {
  readonly channels = new Map<number, string>();
  readonly inbox: Readonly<Record<string, unknown>>[] = [];
  private read = 0;
  private nextId = 100;

  constructor(private readonly session: BitfinexSession) {}

  fetch(): void {
    for (; this.read < this.session.hands.sent.length; this.read++) {
      const message = this.session.hands.sent[this.read]?.message as Record<string, unknown>;
      if (message['event'] === 'subscribe' || message['event'] === 'unsubscribe') this.inbox.push(message);
    }
  }

  forget(): void {
    this.fetch();
    this.inbox.length = 0;
    this.channels.clear();
  }

  /** Answer one request that is waiting. */
  answer(pick: number, hasSubId: boolean): void {
    this.fetch();
    if (this.inbox.length === 0) return;
    const [request] = this.inbox.splice(pick % this.inbox.length, 1);
    const { subId, ...rest } = request as Record<string, unknown>;
    if (rest['event'] === 'unsubscribe') {
      const chanId = rest['chanId'] as number;
      if (this.channels.delete(chanId)) this.session.receive({ event: 'unsubscribed', status: 'OK', chanId });
      else this.session.receive({ event: 'error', code: 10_400, msg: 'unsubscribe: invalid', chanId });
      return;
    }
    const ask = String(rest['symbol']);
    const echo = hasSubId ? { ...rest, subId } : rest;
    const known = [...this.channels].find(([, a]) => a === ask);
    if (known !== undefined) {
      this.session.receive({ ...echo, event: 'error', code: 10_301, msg: 'subscribe: dup', chanId: known[0] });
      return;
    }
    const chanId = this.nextId++;
    this.channels.set(chanId, ask);
    this.session.receive({ ...echo, event: 'subscribed', chanId });
    this.session.data(chanId, [1, 1, 2, 1, 0, 0, 1, 1, 1, 1]);
  }
}

const COINS: Topic[] = ['AAA', 'BBB', 'CCC', 'DDD'].map((c) => tickerOf(`bitfinex:${c}/USD` as InstrumentId));
const act = fc.oneof(
  fc.record({ kind: fc.constantFrom('follow' as const, 'unfollow' as const), coin: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constant('answer' as const), pick: fc.nat({ max: 9 }), hasSubId: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('lose' as const, 'wait' as const, 'reconnect' as const) }),
);

test('in whatever order topics and answers come and go, in the end each followed topic has one channel and no other has any', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 50 }), (acts) => {
      const session = new BitfinexSession();
      const exchange = new FakeExchange(session);
      const followed = new Set<number>();
      // Keeps the line in use, so that it is not given up as idle.
      session.follow(tickerOf());
      session.greet();
      const wait = (ms: number): void => session.passAlive(ms, ...exchange.channels.keys());
      for (const a of acts) {
        if (a.kind === 'follow') {
          followed.add(a.coin);
          session.follow(COINS[a.coin] as Topic);
        } else if (a.kind === 'unfollow') {
          followed.delete(a.coin);
          session.unfollow(COINS[a.coin] as Topic);
        } else if (a.kind === 'answer') exchange.answer(a.pick, a.hasSubId);
        else if (a.kind === 'lose') {
          exchange.fetch();
          exchange.inbox.shift();
        } else if (a.kind === 'wait') wait(21_000);
        else {
          exchange.forget();
          session.close();
          session.greet();
        }
      }
      for (let i = 0; i < 6; i++) {
        for (let k = 0; k < 30; k++) exchange.answer(0, true);
        wait(21_000);
      }
      const expected = ['tBTCUSD', ...[...followed].map((n) => `t${['AAA', 'BBB', 'CCC', 'DDD'][n]}USD`)].sort();
      expect(session.hands.opened.map((o) => o.line)).toEqual([FIRST_LINE]);
      for (const n of followed) expect(session.health(COINS[n] as Topic).hasSnapshot).toBe(true);
      expect([...exchange.channels.values()].sort()).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});
