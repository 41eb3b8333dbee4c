import { expect, test } from 'vitest';
import type { Topic } from '../../../src/domain/topic';
import { BitfinexMarket } from '../../../src/venues/bitfinex/machine';
import { VenueHarness } from '../../support/venue-harness';

const STATUS: Topic = { kind: 'status', instrument: 'bitfinex:BTC/USDT:USDT' };
const ticker = (c: string): Topic => ({ kind: 'ticker', instrument: `bitfinex:${c}/USD` });
const greet = (h: VenueHarness<BitfinexMarket>, line = 'public-1') => {
  h.open(line);
  h.receive({ event: 'info', version: 2, platform: { status: 1 } }, line);
  h.receive({ event: 'conf', status: 'OK', flags: 229376 }, line);
};
test('a funding topic whose ack was lost once is asked for again on a new connection', () => {
  const h = new VenueHarness((hands) => new BitfinexMarket(hands));
  h.follow(STATUS, ticker('BTC'));
  greet(h);
  for (let i = 0; i < 25; i++) {
    h.pass(1000);
    h.receive({ event: 'pong', cid: 1, ts: 1 });
  }
  const before = h.sent('subscribe').length;
  h.close();
  h.pass(1000);
  greet(h);
  h.pass(60);
  const asked = h
    .sent('subscribe')
    .slice(before)
    .map((m) => m['channel']);
  expect(asked).toContain('status');
});
test('an exchange that answers 10305 to everything is not hammered', () => {
  const h = new VenueHarness((hands) => new BitfinexMarket(hands));
  h.follow(ticker('BTC'));
  const greeted = new Set<string>();
  let answered = 0;
  for (let round = 0; round < 500; round++) {
    for (const { line } of h.hands.opened)
      if (!greeted.has(line)) {
        greeted.add(line);
        greet(h, line);
      }
    const subs = h.hands.sent.filter((s) => s.message['event'] === 'subscribe').slice(answered);
    for (const s of subs) {
      answered++;
      h.receive({ ...s.message, event: 'error', code: 10305, msg: 'subscribe: limit' }, s.line);
    }
    h.now = (h.now + 100) as never;
    h.venue.tick(h.now);
  }
  expect(h.sent('subscribe').length).toBeLessThan(20);
});
