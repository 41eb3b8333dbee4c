import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { permissionText } from '../../../../src/domain/account/permissions';
import { loginReplyOf, permissionsOf } from '../../../../src/venues/bitfinex/account/login-reply';
import { orderOf } from '../../../../src/venues/bitfinex/account/order-row';
import { ownTradeOf } from '../../../../src/venues/bitfinex/account/own-trade-row';
import { marginInfoOf, positionOf, walletOf } from '../../../../src/venues/bitfinex/account/wallet-row';

// Rows as the exchange's documents print them: protocols, section 5.
const ORDER = JSON.parse(
  '[34930659963,null,1574955083558,"tETHUSD",1574955083558,1574955083573,0.201104,0.201104,"EXCHANGE LIMIT",null,null,null,0,"ACTIVE",null,null,120,0,0,0,null,null,null,0,0,null,null,null,"BFX",null,null,null]',
);
const TAKEN = JSON.parse('[402088407,"tETHUST",1574963975602,34938060782,-0.2,153.57,"MARKET",0,-1,null,null,0]');
const CONFIRMED = JSON.parse('[402088407,"tETHUST",1574963975602,34938060782,-0.2,153.57,"MARKET",0,-1,-0.061668,"USD"]');
const POSITION = JSON.parse(
  '["tETHUST","ACTIVE",0.2,153.71,0,0,-0.07944800000000068,-0.05855181835925015,67.52755254906451,1.409288545397275,null,142420429,null,null,null,0,null,0,0,{"reason":"TRADE","order_id":34934099168,"order_id_oppo":34934090814,"liq_stage":null,"trade_price":"153.71","trade_amount":"0.2"}]',
);
describe('an order', () => {
  test('as printed in the documents', () => {
    expect(orderOf(ORDER)).toMatchObject({
      id: 34930659963,
      clientId: 1574955083558,
      groupId: null,
      symbol: 'tETHUSD',
      createdAt: 1574955083558,
      updatedAt: 1574955083573,
      side: 'buy',
      size: '0.201104',
      filled: '0',
      type: 'EXCHANGE LIMIT',
      status: { kind: 'active', reason: null },
      price: '120',
      averagePrice: null,
      limitPrice: null,
      isHidden: false,
      isPostOnly: false,
      leverage: null,
    });
  });

  test('what is filled is what was asked for less what is left, exactly, on both sides', () => {
    const cents = fc.integer({ min: 1, max: 1e9 });
    fc.assert(
      fc.property(cents, fc.nat(), fc.boolean(), (asked, part, isSale) => {
        const left = part % (asked + 1);
        const sign = isSale ? -1 : 1;
        const row = ORDER.with(6, (sign * left) / 1e8).with(7, (sign * asked) / 1e8);
        const order = orderOf(row);
        expect(order?.side).toBe(isSale ? 'sell' : 'buy');
        expect(Math.round(Number(order?.filled) * 1e8)).toBe(asked - left);
        expect(order?.filled).not.toContain('e');
      }),
    );
  });

  test('its flags and its meta both say that it is post-only; its leverage is in the meta', () => {
    expect(orderOf(ORDER.with(12, 4160))).toMatchObject({ isPostOnly: true, flags: 4160 });
    expect(orderOf(ORDER.with(31, { $F7: 1, $F33: 10 }))).toMatchObject({ isPostOnly: true, leverage: 10 });
  });

  test.each([
    ['no row', null],
    ['without an id', ORDER.with(0, null)],
    ['without a symbol', ORDER.with(3, null)],
    ['without an amount', ORDER.with(7, null)],
    ['of nothing', ORDER.with(6, 0).with(7, 0)],
    ['with more left than there was, the other way', ORDER.with(6, -1)],
    ['without times', ORDER.with(5, null)],
    ['cut short', ORDER.slice(0, 8)],
  ])('%s is none', (_, row) => expect(orderOf(row)).toBeUndefined());
});

describe('an own trade', () => {
  test('as it is executed, without its fee, and confirmed, with it: above 0 is paid', () => {
    const common = { id: 402088407, symbol: 'tETHUST', order: 34938060782, side: 'sell', size: '0.2', price: '153.57', liquidity: 'taker' };
    expect(ownTradeOf(TAKEN)).toMatchObject({ ...common, fee: null, feeCurrency: null, clientId: null });
    expect(ownTradeOf(CONFIRMED)).toMatchObject({ ...common, fee: '0.061668', feeCurrency: 'USD', clientId: null });
  });
  test.each([
    ['of nothing', TAKEN.with(4, 0)],
    ['without an order', TAKEN.with(3, null)],
    ['without a price', TAKEN.with(5, null)],
  ])('%s is none', (_, row) => expect(ownTradeOf(row)).toBeUndefined());
});

describe('a wallet', () => {
  test('what is available is not known until it has been reckoned, and then may be nothing', () => {
    expect(walletOf(['exchange', 'SAN', 19.76, 0, null, null, null])).toMatchObject({
      kind: 'exchange',
      currency: 'SAN',
      total: '19.76',
      available: null,
    });
    expect(walletOf(['margin', 'UST', 2e-8, 0, 0, null, null])).toMatchObject({ total: '0.00000002', available: '0' });
  });
  test.each([
    ['of no kind', ['attic', 'BTC', 1, 0, null]],
    ['of no currency', ['exchange', '<b>', 1, 0, null]],
    ['without a balance', ['exchange', 'BTC', null, 0, null]],
  ])('%s is none', (_, row) => expect(walletOf(row)).toBeUndefined());
});

describe('a position', () => {
  test('as printed, with what the exchange has reckoned', () => {
    expect(positionOf(POSITION)).toMatchObject({
      id: 142420429,
      symbol: 'tETHUST',
      isOpen: true,
      size: '0.2',
      entry: '153.71',
      profit: '-0.07944800000000068',
      liquidation: '67.52755254906451',
      isDerivative: false,
      order: 34934099168,
    });
  });
  test('what is not reckoned yet is not known', () => {
    const row = POSITION.with(6, null).with(7, null).with(8, null).with(9, null);
    expect(positionOf(row)).toMatchObject({ profit: null, profitPercent: null, liquidation: null, leverage: null });
  });
});

test('margin info of the whole account and of a pair', () => {
  expect(marginInfoOf(['base', [-13.01464, 0, 49331.70267297, 49318.68803297, 27]])).toEqual({
    kind: 'base',
    profit: '-13.01464',
    swaps: '0',
    balance: '49331.70267297',
    net: '49318.68803297',
    required: '27',
  });
  expect(marginInfoOf(['sym', 'tETHUSD', [149361.09, 149639.26, 830.018, 895.065, null]])).toEqual({
    kind: 'symbol',
    symbol: 'tETHUSD',
    tradable: '149361.09',
    gross: '149639.26',
  });
  expect(marginInfoOf(['sym', 'tETHUSD', [null, 1]])).toBeUndefined();
});

describe('the reply to a login', () => {
  const caps = { orders: { read: 1, write: 1 }, withdraw: { read: 0, write: 0 }, wallets: { read: 1, write: 0 } };
  test('permissions come as an object with numbers and as its text with texts, and are the same', () => {
    const text = JSON.stringify(caps, (_, value) => (typeof value === 'number' ? String(value) : value));
    expect(permissionsOf(text)).toEqual(permissionsOf(caps));
    expect(permissionsOf(caps).orders).toEqual({ read: true, write: true });
    expect(permissionsOf(caps).withdraw).toEqual({ read: false, write: false });
  });
  test('what is not named is not allowed, and rubbish allows nothing', () => {
    for (const bad of [null, 1, 'x', [], '[]', '{"orders":1}', { __proto__: caps }]) {
      expect(Object.values(permissionsOf(bad)).some(({ read, write }) => read || write)).toBe(false);
    }
  });
  test('another permission is another fingerprint', () => {
    const more = permissionsOf({ ...caps, withdraw: { read: 0, write: 1 } });
    expect(permissionText(more)).not.toBe(permissionText(permissionsOf(caps)));
    expect(permissionText(permissionsOf(caps))).toBe(permissionText(permissionsOf(structuredClone(caps))));
  });
  test('everything but OK is a failure', () => {
    expect(loginReplyOf({ event: 'auth', status: 'OK', userId: 269312, caps })).toMatchObject({ isOk: true, user: 269312 });
    for (const status of ['FAILED', 'FAIL', 'ok', undefined])
      expect(loginReplyOf({ event: 'auth', status, code: 10100, msg: 'apikey: invalid' })).toEqual({
        isOk: false,
        code: 10100,
        text: 'apikey: invalid',
      });
  });
});

test('no reader throws, whatever the row', () => {
  fc.assert(
    fc.property(fc.anything({ maxDepth: 3 }), fc.array(fc.oneof(fc.double(), fc.string(), fc.constant(null)), { maxLength: 40 }), (value, row) => {
      for (const read of [orderOf, ownTradeOf, walletOf, positionOf, marginInfoOf, permissionsOf])
        for (const one of [value, row]) expect(() => read(one)).not.toThrow();
    }),
  );
});
