import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  makeTable,
  parseAliases,
  parseDetails,
  parsePairInfo,
  parsePairLog,
  renderTable,
  tableFromConf,
  tableFromRecordings,
} from '../../../scripts/symbols';
import { type InstrumentId, isInstrumentId } from '../../../src/domain/instrument';
import { PAIR_ROWS } from '../../../src/venues/bitfinex/generated/symbol-table';
import { bitfinexInstrument, bitfinexInstruments, instrumentOf, TABLE_DATE, wireSymbol } from '../../../src/venues/bitfinex/symbols';

const tablePairs = PAIR_ROWS.split(' ').map((row) => row.split(',')[0] as string);

describe('ids and wire symbols', () => {
  test.each([
    ['bitfinex:BTC/USD', 'tBTCUSD'],
    ['bitfinex:BTC/USDT', 'tBTCUST'],
    ['bitfinex:LINK/USD', 'tLINK:USD'],
    ['bitfinex:USDT/USD', 'tUSTUSD'],
    ['bitfinex:IOTA/ETH', 'tIOTETH'],
    ['bitfinex:BTC/CNHT', 'tBTC:CNHT'],
    ['bitfinex:BTC/USDT:USDT', 'tBTCF0:USTF0'],
    ['bitfinex:DOT/BTC:BTC', 'tDOTF0:BTCF0'],
    ['bitfinex:TESTBTC/TESTUSD', 'tTESTBTC:TESTUSD'],
    ['bitfinex:TESTBTC/TESTUSDT:TESTUSDT', 'tTESTBTCF0:TESTUSDTF0'],
    ['bitfinex:S/NEWCOIN', 'tS:NEWCOIN'],
  ] as [InstrumentId, string][])('%s is %s on the wire', (id, wire) => {
    expect(wireSymbol(id)).toBe(wire);
    expect(instrumentOf(wire)).toBe(id);
    expect(instrumentOf(wire.slice(1))).toBe(id);
  });

  test('a colon that is not needed is taken', () => {
    expect(instrumentOf('tBTC:USD')).toBe('bitfinex:BTC/USD');
  });

  test('every pair of the table comes back from its id, and no two share one', () => {
    const ids = tablePairs.map((pair) => instrumentOf(pair));
    expect(ids.map((id) => id && wireSymbol(id))).toEqual(tablePairs.map((pair) => `t${pair}`));
    expect(new Set(ids).size).toBe(tablePairs.length);
    expect(ids.every((id) => id !== undefined && isInstrumentId(id))).toBe(true);
  });

  test.each([
    'binance:BTC/USD',
    'bitfinex:BTC/USDT:USD',
    'bitfinex:BTC/UST',
    'bitfinex:BTCF0/USTF0',
    'bitfinex:F0/F0',
    'bitfinex:ABCDEFGHIJKLMNOP/ABCDEFGHIJ',
    'bitfinex:btc/usd',
    'BTC/USD',
  ])('%s has no wire symbol', (id) => {
    expect(wireSymbol(id as InstrumentId)).toBeUndefined();
  });

  test.each([
    '',
    't',
    'tBTC',
    'tBTCUSDT',
    'tBTC:USD:USD',
    'tBTC:',
    't:USD',
    'tF0:F0',
    'tUSDT:USD',
    'tBTC/USD',
    'fUSD',
    'ttBTCUSD',
    'tbtcusd',
    'tBTC USD',
    'tBTCUSD\n',
    '__proto__',
    'tBTC:<b>',
    `t${'A'.repeat(30)}:USD`,
  ])('%j names no instrument', (wire) => {
    expect(instrumentOf(wire)).toBeUndefined();
  });

  test('any text gives an id that parses and leads to one symbol, or nothing', () => {
    const leg = fc.string({ unit: fc.constantFrom('A', 'U', 'S', 'T', 'D', 'F', '0', '.', '-', ':', 't', 'é'), maxLength: 9 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          leg,
          fc.tuple(leg, leg).map(([a, b]) => `t${a}:${b}`),
        ),
        (text) => {
          const id = instrumentOf(text);
          if (id === undefined) return;
          expect(isInstrumentId(id)).toBe(true);
          const wire = wireSymbol(id) as string;
          expect(instrumentOf(wire)).toBe(id);
          expect(wire.replace(/[t:]/g, '')).toBe(text.replace(/[t:]/g, ''));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('instruments', () => {
  test('the table is dated and its instruments carry the sizes as the exchange wrote them', () => {
    expect(TABLE_DATE).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(bitfinexInstruments()).toHaveLength(tablePairs.length);
    expect(bitfinexInstrument('bitfinex:BTC/USDT:USDT')).toEqual({
      id: 'bitfinex:BTC/USDT:USDT',
      venue: 'bitfinex',
      base: 'BTC',
      quote: 'USDT',
      settle: 'USDT',
      priceRule: { kind: 'significant', digits: 5, maxDecimals: 8 },
      minSize: '0.00006',
      maxSize: '100.0',
    });
  });

  test('a pair that the table lacks has the rules and no sizes', () => {
    expect(bitfinexInstrument('bitfinex:NEWCOIN/USD')).toEqual({
      id: 'bitfinex:NEWCOIN/USD',
      venue: 'bitfinex',
      base: 'NEWCOIN',
      quote: 'USD',
      priceRule: { kind: 'significant', digits: 5, maxDecimals: 8 },
    });
  });
});

describe('the maker of the table', () => {
  test('details are read past a heading, and what is no pair or no size is left out', () => {
    const rows = [
      { pair: 'btcusd', minimum_order_size: '0.00006', maximum_order_size: '2000.0' },
      { pair: "x';evil()//", minimum_order_size: '1', maximum_order_size: '2' },
      { pair: 'link:usd', minimum_order_size: "1'+evil", maximum_order_size: 3 },
      { pair: 'btc:usd' },
      null,
      7,
    ];
    expect(parseDetails(`wget …\n\n${JSON.stringify(rows)}\n`)).toEqual([
      { pair: 'BTCUSD', min: '0.00006', max: '2000.0' },
      { pair: 'LINK:USD', min: '', max: '' },
    ]);
  });

  test('the log gives the pairs of its lists and the day of the last', () => {
    const log =
      'https://a.b/v2/conf/pub:list:pair:exchange -> 1618677543.1: [["BTCUSD","evil\'"]]\nhttps://a.b/v2/conf/pub:list:currency -> 1618677543.2: [["BTC"]]\nconfiguration: {}\n';
    expect(parsePairLog(log)).toEqual({ date: '2021-04-17', pairs: ['BTCUSD'] });
  });

  test('odd shapes are refused in words', async () => {
    expect(() => parseDetails('nothing')).toThrow('no JSON array');
    expect(() => parseDetails('[{]')).toThrow('not JSON');
    expect(() => parseDetails('[1]')).toThrow('no row has a pair');
    expect(() => parsePairLog('')).toThrow('no answer');
    expect(() => parsePairInfo({})).toThrow('not an array');
    expect(() => parseAliases(null)).toThrow('not an array');
    expect(() => tableFromConf('2026-01-01', [[]])).toThrow('expected 5 elements');
    expect(() => tableFromConf('2026-01-01', [[], [], [], [], []])).toThrow('no pair');
    expect(() => renderTable({ date: "2026';", pairs: [], aliases: [] })).toThrow('not a date');
    expect(() => renderTable({ date: '2026-01-01', pairs: [{ pair: "A'", min: '', max: '' }], aliases: [] })).toThrow('must not be');
    await expect(tableFromRecordings('/nowhere')).rejects.toThrow('cannot read bitfinex-pairs');
  });

  test('the exchange’s answer makes a table: sorted, each pair once, sizes and names where it gave them', () => {
    const info = (pair: string, min: unknown, max: unknown) => [pair, [null, null, null, min, max, null]];
    const table = tableFromConf('2026-01-02', [
      ['LINK:USD', 'BTCUSD', 'BTCUSD', 'AAABBB', 'BATUSD'],
      ['BTCF0:USTF0'],
      [info('BTCUSD', '0.00004', '2000.0'), info('GONE:USD', '1', '2'), 'odd'],
      [info('BTCF0:USTF0', '0.00004', null)],
      [['UST', 'USDt'], ['BAT', 'LINK'], ['CNHT', 'CNHt'], ['USTF0', 'USTF0 perp'], ['XX', "'"], 3],
    ]);
    expect(table.pairs.map((row) => Object.values(row).join())).toEqual(['BATUSD,,', 'BTCF0:USTF0,0.00004,', 'BTCUSD,0.00004,2000.0', 'LINK:USD,,']);
    expect(Object.fromEntries(table.aliases)).toMatchObject({ UST: 'USDT', ATO: 'ATOM' });
    expect(Object.fromEntries(table.aliases)).not.toHaveProperty('BAT'); // LINK is another currency's code
    expect(renderTable(table)).toContain("'BATUSD BTCF0:USTF0,0.00004, BTCUSD,0.00004,2000.0 LINK:USD'");
  });

  test('two codes that claim one name keep their own', () => {
    expect(
      makeTable(
        '2026-01-02',
        ['BTCUSD'],
        [],
        [
          ['BAB', 'BCH'],
          ['BCX', 'BCH'],
          ['UST', 'USDT'],
        ],
      ).aliases,
    ).toEqual([['UST', 'USDT']]);
  });

  const shared = process.env.TAPEDECK_SHARED;
  test.skipIf(shared === undefined)(
    `the recordings give the committed table${shared === undefined ? ' (skipped: TAPEDECK_SHARED does not name the folder that holds recordings/)' : ''}`,
    async () => {
      const table = await tableFromRecordings(path.join(shared as string, 'recordings'));
      const file = new URL('../../../src/venues/bitfinex/generated/symbol-table.ts', import.meta.url);
      expect(renderTable(table)).toBe(await readFile(file, 'utf8'));
    },
  );
});
