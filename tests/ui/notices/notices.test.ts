import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { OrderEvent } from '../../../src/domain/order/order';
import type { VenueMs } from '../../../src/domain/units';
import { isLasting, MOST_SHOWN, type NoticeKind, type PostedNotice, shownOf, withNotice } from '../../../src/ui/notices/board';
import { forSystem, loudestOf, noticeOf as noticeAmong } from '../../../src/ui/notices/notice-words';
import { systemWords } from '../../../src/ui/notices/system-notice';
import { showLanguage } from '../../../src/ui/words/language';
import type { News, OrderNewsKind } from '../../../src/worker/protocol/stream-message';
import { event, makeOrder, money } from '../trading/orders';

afterEach(() => showLanguage('en'));

const noticeOf = (news: News) => noticeAmong(news, []);

const KINDS: readonly NoticeKind[] = ['buy', 'sell', 'reject', 'unknown', 'trigger', 'end', 'lost', 'back', 'done', 'note'];
const notice = (n: number, kind: NoticeKind = 'buy', key = `k${n}`): PostedNotice => ({ n, key, kind, title: '', detail: '' });
const words = (happened: readonly OrderNewsKind[], events: readonly OrderEvent[], terms = {}) => {
  const { kind, title, detail } = noticeOf({ happened, order: makeOrder('P-1', events, terms) });
  return [kind, title, detail];
};

test('a fill says what was bought or sold so far and at which price', () => {
  const part = event.filled({ size: money('0.2') });
  const rest = event.filled({ id: 'F-2', size: money('0.3'), price: money('64010') });
  expect(words(['filled'], [event.working, part])).toEqual(['buy', 'Bought 0.2 BTC at 64,000', 'PAPER · P-1 40 % filled']);
  expect(words(['filled'], [part, rest])).toEqual(['buy', 'Bought 0.5 BTC at 64,006.00', 'PAPER · P-1 filled']);
  expect(words(['filled'], [part], { side: 'sell' })[1]).toBe('Sold 0.2 BTC at 64,000');
});

test('what went wrong says why', () => {
  expect(words(['rejected'], [event.rejected('10 are available')])).toEqual([
    'reject',
    'Rejected: Buy limit 0.5 BTC/USD',
    'PAPER · P-1 · 10 are available',
  ]);
  expect(words(['doubted'], [event.working, event.doubted])).toEqual(['unknown', 'Unknown: Buy limit 0.5 BTC/USD', 'PAPER · P-1 · no answer in 5 s']);
  expect(words(['cancelled'], [event.cancelled(3_000, 'its sibling was filled')])[2]).toContain('its sibling was filled');
});

test('in Swedish a reason is said once: its numbers keep their decimals', async () => {
  await showLanguage('sv');
  expect(words(['rejected'], [event.rejected('0.125')])[2]).toBe('ÖVNING · P-1 · 0,125');
});

test('of several things at once the gravest is told, and of a stop that went off and filled both', () => {
  const triggered: OrderEvent = { kind: 'triggered', at: 1_800 as VenueMs, price: money('63000') };
  const stop = { type: 'stop', side: 'sell', price: null, trigger: money('63000') } as const;
  expect(words(['triggered'], [event.working, triggered], stop)).toEqual([
    'trigger',
    'Triggered: Sell stop 0.5 BTC/USD',
    'PAPER · P-1 · becomes active now',
  ]);
  expect(words(['triggered', 'filled'], [event.working, triggered, event.filled()], stop)).toEqual([
    'sell',
    'Sold 0.2 BTC at 64,000',
    'PAPER · P-1 triggered, 40 % filled',
  ]);
  expect(words(['filled', 'rejected'], [event.rejected('x')])[0]).toBe('reject');
  expect(loudestOf(['done', 'sell', 'reject'])).toBe('reject');
  expect(loudestOf([])).toBeUndefined();
});

test('later news of one thing take the place of the earlier', () => {
  const all = withNotice(withNotice([notice(1, 'buy', 'order P-1')], notice(2)), notice(3, 'buy', 'order P-1'));
  expect(all.map(({ n }) => n)).toEqual([3, 2]);
});

test('never more than three are shown, and what went wrong is never hidden behind what did not', () => {
  const kinds = fc.array(fc.constantFrom(...KINDS), { maxLength: 12 });
  fc.assert(
    fc.property(kinds, (found) => {
      const all = found.reduce<readonly PostedNotice[]>((board, kind, i) => withNotice(board, notice(i, kind)), []);
      const shown = shownOf(all);
      expect(shown).toHaveLength(Math.min(MOST_SHOWN, all.length));
      const hidden = all.filter((one) => !shown.includes(one));
      if (shown.some((one) => !isLasting(one))) expect(hidden.some(isLasting)).toBe(false);
      expect(shown.map(({ n }) => n)).toEqual(shown.map(({ n }) => n).toSorted((a, b) => b - a));
      for (const one of shown.filter(isLasting)) for (const other of hidden.filter(isLasting)) expect(one.n).toBeGreaterThan(other.n);
    }),
  );
});

test('a lost market says what waits for it and stays; when it is back its notice takes that place and goes by itself', () => {
  const lost = { happened: 'lost', feed: 'bitfinex', instruments: ['bitfinex:BTC/USD'], reason: 'not connected', awayMs: 5_000 } as const;
  const one = noticeOf({ ...lost, orders: 1, positions: 0 });
  expect([one.title, one.detail]).toEqual([
    'Market lost: BTC/USD',
    '1 open order waits: nothing is filled, triggered or liquidated until it is live · not connected',
  ]);
  expect(noticeOf({ ...lost, orders: 2, positions: 1 }).detail).toMatch(/^2 open orders and 1 position wait:/);
  expect(noticeOf({ ...lost, orders: 0, positions: 0 })).toMatchObject({ title: 'Market lost: Bitfinex', detail: 'not connected' });
  const back = noticeOf({ ...lost, happened: 'back', reason: null, awayMs: 42_000, orders: 2, positions: 0 });
  expect([back.title, back.detail]).toEqual(['Market back: BTC/USD', 'it was not live for 42 s · 2 open orders go on']);
  expect([back.key === one.key, isLasting(one), isLasting(back)]).toEqual([true, true, false]);
  const many = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'].map((base) => `bitfinex:${base}/USD` as const);
  expect(noticeOf({ ...lost, instruments: many, orders: 5, positions: 0 }).title).toBe('Market lost: AAA/USD, BBB/USD, CCC/USD and 2 more');
});

test('the system shows the words of the page, or without amounts only what happened to which pair', () => {
  const size = fc.integer({ min: 10_000, max: 99_999 });
  fc.assert(
    fc.property(size, size, fc.constantFrom(...(['filled', 'rejected', 'doubted', 'triggered', 'expired', 'cancelled'] as const)), (a, b, what) => {
      const fill = event.filled({ size: money(`0.${a}`), price: money(String(b)) });
      const events = what === 'rejected' ? [event.rejected(`${a} are available`)] : [event.working, fill];
      const notice = noticeOf({ happened: [what], order: makeOrder('P-1', events, { size: money(`0.${a}`), price: money(String(b)) }) });
      expect(systemWords(notice, true, '')).toMatchObject({ title: notice.title, body: notice.detail });
      const { title, body, path } = systemWords(notice, false, '?pair=bitfinex:ETH/USD&source=x');
      expect(title).toMatch(/^[A-Z][a-z]+: BTC\/USD$/);
      expect(`${title}${body}`).not.toMatch(/\d/);
      expect(path).toBe('/?pair=simulated:BTC/USD&source=x');
    }),
  );
});

test('several at once are one line of the system, and what went wrong has its own', () => {
  const told = (id: string, what: OrderNewsKind, one: OrderEvent) => noticeOf({ happened: [what], order: makeOrder(id, [one]) });
  const fills = ['P-1', 'P-2', 'P-3'].map((id) => told(id, 'filled', event.filled()));
  const wrong = told('P-4', 'rejected', event.rejected('x'));
  expect(forSystem([...fills, wrong]).map(({ key, detail }) => [key, detail])).toEqual([
    ['order P-4', wrong.detail],
    ['orders', 'and 2 more'],
  ]);
  expect(forSystem(fills.slice(0, 1))).toEqual(fills.slice(0, 1));
  expect(forSystem([])).toEqual([]);
});

test('in Swedish they say the same, numbers and plurals in Swedish form', async () => {
  await showLanguage('sv');
  expect(words(['filled'], [event.working, event.filled({ size: money('0.2') })])[1]).toBe('Köpt 0,2 BTC till 64\u00a0000');
  const lost = { happened: 'lost', feed: 'bitfinex', instruments: ['bitfinex:BTC/USD'], reason: null, awayMs: 5_000 } as const;
  const one = noticeOf({ ...lost, orders: 1, positions: 0 });
  expect([one.title, one.detail]).toEqual([
    'Marknaden borta: BTC/USD',
    '1 öppen order väntar: inget fylls, utlöses eller likvideras förrän den är live',
  ]);
  expect(noticeOf({ ...lost, orders: 1_000, positions: 1 }).detail).toMatch(/^1\u00a0000 öppna ordrar och 1 position väntar:/);
});
