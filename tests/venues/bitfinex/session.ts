import type { Interval } from '../../../src/domain/candle';
import type { InstrumentId } from '../../../src/domain/instrument';
import type { Depth, Precision, Topic } from '../../../src/domain/topic';
import { BitfinexMarket } from '../../../src/venues/bitfinex/machine';
import { FIRST_LINE, VenueHarness } from '../../support/venue-harness';

export const WANTED = 229_376;
const SEQUENCE = 65_536;
const TIMESTAMP = 32_768;

export const BTC: InstrumentId = 'bitfinex:BTC/USD';
export const ETH: InstrumentId = 'bitfinex:ETH/USD';
export const PERP: InstrumentId = 'bitfinex:BTC/USDT:USDT';
export const bookOf = (instrument: InstrumentId = BTC, precision: Precision = 'P0', depth: Depth = 25): Topic => ({
  kind: 'book',
  instrument,
  precision,
  depth,
});
export const tradesOf = (instrument: InstrumentId = BTC): Topic => ({ kind: 'trades', instrument });
export const tickerOf = (instrument: InstrumentId = BTC): Topic => ({ kind: 'ticker', instrument });
export const candlesOf = (interval: Interval = '1m', instrument: InstrumentId = BTC): Topic => ({ kind: 'candles', instrument, interval });
export const statusOf = (instrument: InstrumentId = PERP): Topic => ({ kind: 'status', instrument });
export const LIQUIDATIONS: Topic = { kind: 'liquidations', venue: 'bitfinex' };

export const INFO = { event: 'info', version: 2, serverId: '5b73a436-19ca-4a15-8160-9069bdd7f181', platform: { status: 1 } };

/** The machine, and the exchange's side of the talk: flags, sequence numbers, acknowledgements. */
export class BitfinexSession extends VenueHarness<BitfinexMarket> {
  private flags = new Map<string, number>();
  private sequence = new Map<string, number>();
  private answered = 0;

  constructor() {
    super((hands) => new BitfinexMarket(hands));
  }

  /** Connect, greet and agree on flags. */
  greet(flags = WANTED, line = FIRST_LINE): void {
    this.open(line);
    this.receive(INFO, line);
    this.agree(flags, line);
  }

  agree(flags = WANTED, line = FIRST_LINE): void {
    this.flags.set(line, flags);
    this.sequence.set(line, 0);
    this.receive({ event: 'conf', status: 'OK', flags }, line);
  }

  /** A data frame with the tail that the flags call for. */
  data(chanId: number, ...parts: unknown[]): void {
    this.dataOn(FIRST_LINE, chanId, ...parts);
  }

  dataOn(line: string, chanId: number, ...parts: unknown[]): void {
    this.receive([chanId, ...parts, ...this.tail(line)], line);
  }

  tail(line = FIRST_LINE): number[] {
    const flags = this.flags.get(line) ?? 0;
    const tail: number[] = [];
    if ((flags & SEQUENCE) !== 0) {
      const next = (this.sequence.get(line) ?? 0) + 1;
      this.sequence.set(line, next);
      tail.push(next);
    }
    if ((flags & TIMESTAMP) !== 0) tail.push(this.now + 7);
    return tail;
  }

  skipSequence(): void {
    this.tail();
  }

  /** Acknowledge the oldest subscription that has no answer yet. */
  acknowledge(chanId: number): void {
    this.subscribed(this.nextRequest(), chanId);
  }

  subscribed(request: Readonly<Record<string, unknown>>, chanId: number, line = FIRST_LINE): void {
    this.receive({ ...request, event: 'subscribed', chanId, pair: 'BTCUSD' }, line);
  }

  nextRequest(): Readonly<Record<string, unknown>> {
    const request = this.sent('subscribe')[this.answered++];
    if (request === undefined) throw new Error('nothing was asked for');
    return request;
  }

  unsubscribed(chanId: number): void {
    this.receive({ event: 'unsubscribed', status: 'OK', chanId });
  }

  /** Answer all pings that are out, so that the line counts as alive. */
  pong(line = FIRST_LINE): void {
    const ping = this.sent('ping', line).at(-1);
    this.receive({ event: 'pong', cid: ping?.['cid'], ts: this.now + 40 }, line);
  }

  /** Time in which the exchange keeps answering and every channel has its heartbeat. */
  passAlive(ms: number, ...channels: number[]): void {
    for (let left = ms; left > 0; left -= 1_000) {
      this.pass(Math.min(left, 1_000));
      this.pong();
      for (const chanId of channels) this.data(chanId, 'hb');
    }
  }
}

export const SNAPSHOT = [
  [100, 1, 1],
  [99, 2, 2],
  [101, 1, -3],
  [102, 3, -4],
];

/** A book that is open as channel 5 and has its snapshot. */
export function openBook(topic: Topic = bookOf(), flags = WANTED): BitfinexSession {
  const session = new BitfinexSession();
  session.follow(topic);
  session.greet(flags);
  session.acknowledge(5);
  session.data(5, SNAPSHOT);
  return session;
}
