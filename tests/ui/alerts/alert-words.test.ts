import { afterEach, expect, test } from 'vitest';
import type { Alert, AlertHappening } from '../../../src/domain/alert/alert';
import type { AlertCondition } from '../../../src/domain/alert/condition';
import type { LocalMs } from '../../../src/domain/units';
import { conditionWords, happeningWords, standingWords, valueWords } from '../../../src/ui/alerts/alert-words';
import { isLasting } from '../../../src/ui/notices/board';
import { forSystem, loudestOf, noticeOf } from '../../../src/ui/notices/notice-words';
import { systemWords } from '../../../src/ui/notices/system-notice';
import { showLanguage } from '../../../src/ui/words/language';
import { money } from '../trading/orders';

afterEach(() => showLanguage('en'));

const PRICE: AlertCondition = { kind: 'price', cross: 'up', price: money('64200.5') };
const happening = (more: Partial<AlertHappening> = {}): AlertHappening => ({
  alert: 'a-1',
  at: 1_000 as LocalMs,
  what: 'fired',
  value: '64201',
  instrument: 'bitfinex:BTC/USD',
  condition: PRICE,
  note: '',
  ...more,
});

test.each<[AlertCondition, string, string, string]>([
  [PRICE, 'Price rises to 64,200.5', '64201', 'at 64,201'],
  [{ kind: 'price', cross: 'either', price: money('1') }, 'Price crosses 1', '0.5', 'at 0.5'],
  [{ kind: 'move', percent: money('3'), windowMs: 900_000 }, 'Price moves 3 % within 15 min', '-3.2', '−3.2 %'],
  [{ kind: 'move', percent: money('3'), windowMs: 3_600_000 }, 'Price moves 3 % within 1 h', '3', '+3 %'],
  [{ kind: 'spread', percent: money('0.05') }, 'Spread above 0.05 %', '0.07', '0.07 %'],
  [{ kind: 'volume', interval: '1h', times: money('3'), bars: 20 }, '1h volume 3 × the mean of 20', '1250.5', 'volume 1,250.5'],
  [{ kind: 'close', interval: '4h', side: 'below', price: money('60000') }, '4h candle closes below 60,000', '59999', 'at 59,999'],
  [{ kind: 'average', average: 'ema', interval: '1h', bars: 20, cross: 'down' }, '1h close crosses under EMA 20', '5', 'at 5'],
  [{ kind: 'rsi', interval: '1D', bars: 14, level: money('70'), cross: 'up' }, '1D RSI 14 rises to 70', '71.2', 'RSI 71.2'],
  [{ kind: 'macd', interval: '4h', fast: 12, slow: 26, signal: 9, cross: 'up' }, '4h MACD 12 26 9 crosses over its signal', '5', 'at 5'],
  [{ kind: 'bands', interval: '1h', bars: 20, deviations: money('2'), pass: 'in' }, '1h close comes back into Bollinger 20 2', '5', 'at 5'],
  [{ kind: 'averages', average: 'sma', interval: '1D', fast: 50, slow: 200, cross: 'down' }, '1D SMA 50 crosses under SMA 200', '5', 'at 5'],
  [{ kind: 'pattern', interval: '15m', pattern: 'hammer' }, '15m candles: Hammer', '5', 'at 5'],
  [{ kind: 'order', happened: ['filled', 'doubted'] }, 'Order filled or unknown', 'P-1 filled', 'P-1 filled'],
  [{ kind: 'loss', afterMs: 30_000 }, 'Market not live for 30 s', 'no sign of life', 'no sign of life'],
])('%j is said in words, and so is what fired it', (condition, words, value, told) => {
  expect([conditionWords(condition), valueWords(condition, value)]).toEqual([words, told]);
});

test('what fired is told with its note, what passed with why it did not fire, a test as one', () => {
  expect(happeningWords(happening({ note: 'sell half' }))).toEqual({ title: 'BTC/USD price rises to 64,200.5', detail: 'at 64,201 · sell half' });
  const passed = happeningWords(happening({ what: 'passed' }));
  expect(passed).toEqual({
    title: 'Passed unseen: BTC/USD price rises to 64,200.5',
    detail: 'at 64,201 · it happened while the market was not watched',
  });
  expect(happeningWords(happening({ what: 'test', value: '' }))).toEqual({ title: 'Test: BTC/USD price rises to 64,200.5', detail: '' });
});

test('the notice of an alert stays until it was read, is heard over fills, and leads the system to its pair', () => {
  const notice = noticeOf({ alert: happening({ note: 'secret' }) }, []);
  expect(isLasting(notice)).toBe(true);
  expect(loudestOf(['buy', notice.kind])).toBe('alert');
  expect(forSystem([notice, noticeOf({ alert: happening({ alert: 'a-2' }) }, [])]).length).toBe(2);
  expect(systemWords(notice, true, '').path).toContain('bitfinex:BTC/USD');
  expect(systemWords(notice, false, '')).toMatchObject({ title: 'Alert: BTC/USD', body: '' });
});

test('in Swedish, with its numbers', async () => {
  await showLanguage('sv');
  expect(happeningWords(happening({ what: 'passed', value: '64201.5' }))).toEqual({
    title: 'Missat: BTC/USD priset stiger till 64\u00a0200,5',
    detail: 'vid 64\u00a0201,5 · det hände när marknaden inte bevakades',
  });
  expect(conditionWords({ kind: 'order', happened: ['filled', 'cancelled'] })).toBe('Order fylld eller makulerad');
  expect(conditionWords({ kind: 'average', average: 'ema', interval: '1h', bars: 20, cross: 'down' })).toBe('1h-stängning korsar EMA 20 nedåt');
});

test('an armed alert that cannot fire yet says so, one that is not armed says what it is', async () => {
  const alert: Alert = {
    id: 'a-1',
    instrument: 'bitfinex:BTC/USD',
    condition: { kind: 'averages', average: 'sma', interval: '4h', fast: 50, slow: 200, cross: 'up' },
    coolDownMs: null,
    expiresAt: null,
    note: '',
    createdAt: 0 as LocalMs,
    isOn: true,
    snoozedUntil: null,
    firedAt: null,
    firedWith: null,
    place: null,
  };
  const standing = (more: Partial<Alert>, here: number | null): string =>
    standingWords({ ...alert, ...more }, 1_000 as LocalMs, here === null ? null : { needed: 201, here });
  expect(standing({}, null)).toBe('armed');
  expect(standing({}, 60)).toBe('needs 201 candles, 60 are here');
  expect(standing({}, 1)).toBe('needs 201 candles, 1 is here');
  expect(standing({ isOn: false }, 60)).toBe('off');
  await showLanguage('sv');
  expect(standing({}, 60)).toBe('behöver 201 staplar, 60 finns här');
});
