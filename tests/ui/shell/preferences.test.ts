import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, pairInAddress, readPreferences } from '../../../src/ui/shell/preferences';

test('whatever is stored, preferences are sane', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { theme, pair } = readPreferences(text);
      expect(['dark', 'light', 'contrast', 'system']).toContain(theme);
      expect(pair === null || /^[a-z][a-z0-9-]*:[A-Z0-9.]+\/[A-Z0-9.]+/.test(pair)).toBe(true);
    }),
  );
});

test('what was stored comes back', () => {
  const kept = {
    theme: 'contrast',
    language: 'sv',
    pair: 'bitfinex:ETH/USD',
    interval: '4h',
    unit: 'quote',
    palette: 'blue-orange',
    up: 'red',
    density: 'compact',
    zone: 'utc',
    isMasked: true,
    hasBegun: true,
    byPair: {},
  } as const;
  expect(readPreferences(JSON.stringify(kept))).toEqual(kept);
  expect(readPreferences(null)).toEqual({
    theme: 'dark',
    language: null,
    pair: null,
    interval: '1h',
    unit: 'base',
    palette: 'green-red',
    up: 'green',
    density: 'comfortable',
    zone: 'local',
    isMasked: false,
    hasBegun: false,
    byPair: {},
  });
});

test('a part that makes no sense is its default and spoils no other', () => {
  const text =
    '{"theme":"light","language":"no","pair":7,"interval":"2h","unit":"lots","palette":"pink","up":1,"density":3,"zone":"CET","isMasked":"yes","hasBegun":1,"byPair":[1]}';
  expect(readPreferences(text)).toEqual({
    theme: 'light',
    language: null,
    pair: null,
    interval: '1h',
    unit: 'base',
    palette: 'green-red',
    up: 'green',
    density: 'comfortable',
    zone: 'local',
    isMasked: false,
    hasBegun: false,
    byPair: {},
  });
});

test('an address names its pair in plain letters and keeps what else it holds', () => {
  expect(addressOf('bitfinex:BTC/USD', '?pair=bitfinex:ETH/USD&x=1')).toBe('?pair=bitfinex:BTC/USD&x=1');
  for (const pair of ['bitfinex:BTC/USD', 'bitfinex:BTC/USDT:USDT', 'simulated:ETH/BTC'] as const)
    expect(pairInAddress(addressOf(pair, ''))).toBe(pair);
});

test('an address that names no pair names none', () => {
  for (const search of ['', '?pair=', '?pair=BTCUSD', '?pair=javascript:alert(1)', '?pair=bitfinex:btc/usd'])
    expect(pairInAddress(search)).toBeNull();
});
