import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absolute, add, compare, fromDouble, multiply, subtract, sum } from '../../../src/domain/money';
import { resultAt } from '../../../src/domain/order/exits';
import { exitsWhyNot, riskWhyNot } from '../../../src/ui/panels/ticket/choices';
import { dealOf } from '../../../src/ui/panels/ticket/read-exits';
import { sizePrice } from '../../../src/ui/panels/ticket/size-sums';
import { FRESH_FIELDS, isPriceField, type TicketFields } from '../../../src/ui/panels/ticket/ticket-fields';
import type { TicketFacts } from '../../../src/ui/panels/ticket/ticket-form';
import { money } from '../trading/orders';
import { account, facts, filled, instrument, read, stops } from './facts';

const sent = (change: Partial<TicketFields>) =>
  (read(change).set?.orders ?? []).map(({ terms, role }) => `${role} ${terms.side} ${terms.type} ${terms.size} @${terms.price} !${terms.trigger}`);
const notes = (change: Partial<TicketFields>, also: Partial<TicketFacts> = {}) =>
  read(change, also)
    .remarks.filter(({ severity }) => severity === 'note')
    .map(({ field, text }) => [field, text]);
const bracket: Partial<TicketFields> = { hasExits: true, profit: '66000', loss: '63000' };

describe('a bracket', () => {
  test('is its entry and, on the other side, what closes it', () => {
    expect(read(bracket).set?.group).toBe('bracket');
    expect(sent(bracket)).toEqual([
      'entry buy limit 0.1 @64000 !null',
      'take-profit sell take-profit 0.1 @null !66000',
      'stop-loss sell stop 0.1 @null !63000',
    ]);
    expect(sent({ ...bracket, type: 'market' })[0]).toBe('entry buy market 0.1 @null !null');
    expect(sent({ ...bracket, side: 'sell', price: '65000', profit: '63000', loss: '66000' })).toEqual([
      'entry sell limit 0.1 @65000 !null',
      'take-profit buy take-profit 0.1 @null !63000',
      'stop-loss buy stop 0.1 @null !66000',
    ]);
  });

  test('of an account that an exchange keeps takes its gain by a limit, which the exchange pairs with the stop', () => {
    const { set, remarks } = read(bracket, { account: { ...account('10000', '1'), isLive: true } });
    expect(set?.orders.slice(1).map(({ terms, role }) => `${role} ${terms.type} @${terms.price} !${terms.trigger}`)).toEqual([
      'take-profit limit @66000 !null',
      'stop-loss stop @null !63000',
    ]);
    expect(remarks).toEqual([]);
  });

  test('can have one exit, but not none', () => {
    expect(sent({ ...bracket, profit: '' })).toHaveLength(2);
    expect(sent({ ...bracket, loss: ' ' })).toHaveLength(2);
    expect(stops(read({ ...bracket, profit: '', loss: '' }).remarks)).toEqual(['profit']);
  });

  test('has terms of the entry that its exits have not', () => {
    const { set } = read({ ...bracket, postOnly: true, hidden: true, tif: 'GTD', until: '2030-01-01T00:00' });
    expect(set?.orders[0]?.terms).toMatchObject({ postOnly: true, hidden: true, tif: 'GTD' });
    for (const { terms } of set?.orders.slice(1) ?? []) expect(terms).toMatchObject({ postOnly: false, hidden: false, tif: 'GTC', expiresAt: null });
  });

  test('with an exit on the wrong side of its entry is stopped at that exit', () => {
    expect(stops(read({ ...bracket, profit: '64000' }).remarks)).toEqual(['profit']);
    expect(stops(read({ ...bracket, loss: '64000' }).remarks)).toEqual(['loss']);
    expect(stops(read({ ...bracket, side: 'sell', price: '65000' }).remarks)).toEqual(['profit', 'loss']);
    expect(stops(read({ ...bracket, profit: '66000.5' }).remarks)).toEqual(['profit']);
  });

  test('far from the market has no remark on exits that the market has passed: they wait for the entry', () => {
    expect(read({ ...bracket, price: '50000', profit: '52000', loss: '49000' }).remarks).toEqual([]);
  });

  test('has exits by per cent from the entry, on the grid', () => {
    expect(sent({ ...bracket, exitUnit: 'percent', profit: '2.5', loss: '1' }).slice(1)).toEqual([
      'take-profit sell take-profit 0.1 @null !65600',
      'stop-loss sell stop 0.1 @null !63360',
    ]);
    expect(stops(read({ ...bracket, exitUnit: 'percent', loss: '100' }).remarks)).toEqual(['loss']);
    expect(notes({ ...bracket, exitUnit: 'percent', profit: '2.555', loss: '1' })).toEqual([
      ['profit', '2.555 % from the entry 64,000 ends at 65,635.2, between two allowed prices: it stands at 65,636.'],
    ]);
  });

  test('has exits by ticks from the entry, of the price step there', () => {
    expect(sent({ ...bracket, exitUnit: 'ticks', profit: '1500', loss: '40' }).slice(1)).toEqual([
      'take-profit sell take-profit 0.1 @null !65500',
      'stop-loss sell stop 0.1 @null !63960',
    ]);
    expect(read({ ...bracket, exitUnit: 'ticks', profit: '1500', loss: '40' }).remarks).toEqual([]);
    expect(stops(read({ ...bracket, exitUnit: 'ticks', profit: '1.5', loss: '40' }).remarks)).toEqual(['profit']);
    expect(stops(read({ ...bracket, exitUnit: 'ticks', profit: '1', loss: '64000' }).remarks)).toEqual(['loss']);
  });

  test('says where ticks end between two prices, which is no nearer for a gain', () => {
    const { exits } = read({ ...bracket, price: '9999.9', exitUnit: 'ticks', profit: '4', loss: '4' });
    expect([exits?.profit?.price, exits?.loss?.price]).toEqual(['10001', '9999.5']);
    expect(notes({ ...bracket, price: '9999.9', exitUnit: 'ticks', profit: '4', loss: '4' })).toEqual([
      ['profit', '4 ticks of 0.1 end at 10,000.3, between two allowed prices: it stands at 10,001.'],
    ]);
  });

  test('stands as many ticks away as were typed, on either side', () => {
    fc.assert(
      fc.property(fc.constantFrom('buy' as const, 'sell' as const), fc.nat({ max: 9998 }), fc.nat({ max: 9998 }), (side, gain, loss) => {
        const { exits } = read({ ...bracket, side, price: '50000', exitUnit: 'ticks', profit: String(gain + 1), loss: String(loss + 1) });
        const up = side === 'buy' ? 1 : -1;
        expect([exits?.profit?.price, exits?.loss?.price]).toEqual([String(50000 + up * (gain + 1)), String(50000 - up * (loss + 1))]);
      }),
    );
  });

  test('says what each exit comes to, fees of both ways included, and how many times the loss the gain is', () => {
    // 0.0999 of the 0.1 bought for 6,400 are left, and closing them costs 0.2 %.
    expect(read(bracket).exits).toEqual({
      profit: { price: '66000', result: '180.2132' },
      loss: { price: '63000', result: '-118.8874' },
      ratio: '1.51',
    });
    expect(read({ ...bracket, profit: '64100' }).remarks.find((one) => one.field === 'profit')?.severity).toBe('warning');
  });

  test('says of a take-profit that fees eat what it loses, to the decimals of its currency and no less than that', () => {
    const { remarks, exits } = read({ ...bracket, size: '0.1001', profit: '64191' });
    expect(exits?.profit?.result).toBe('-0.1446062618');
    expect(remarks.find((one) => one.field === 'profit')).toEqual({
      severity: 'warning',
      field: 'profit',
      text: 'With fees the take-profit would lose 0.15 USD: it is too near.',
    });
  });

  test('has its prices before its size, and none in money, which says that it takes one', () => {
    const { set, exits } = read({ ...bracket, size: '' });
    expect([set, exits]).toEqual([null, { profit: { price: '66000', result: null }, loss: { price: '63000', result: null }, ratio: null }]);
    const { remarks } = read({ ...bracket, size: '', exitUnit: 'money', profit: '100', loss: '' });
    expect(remarks.map(({ field, text }) => [field, text])).toEqual([
      ['size', 'How much? Type a size or take a part of what is available.'],
      ['profit', 'Where so many USD are gained or lost depends on the size: type that as well.'],
    ]);
  });

  test('cannot be had with a type that is none', () => {
    expect(exitsWhyNot('limit')).toBeNull();
    expect(exitsWhyNot('stop')).not.toBeNull();
    expect(read({ ...bracket, type: 'stop', trigger: '65000' }).set?.group).toBeNull();
  });
});

const byR: Partial<TicketFields> = { ...bracket, exitUnit: 'r', profit: '2.5' };

describe('a take-profit in R', () => {
  test('stands so many times as far from the entry as the stop, which is a price, and is sent as the price that is shown', () => {
    expect(sent(byR)).toEqual([
      'entry buy limit 0.1 @64000 !null',
      'take-profit sell take-profit 0.1 @null !66500',
      'stop-loss sell stop 0.1 @null !63000',
    ]);
    expect(read(byR).exits?.profit?.price).toBe('66500');
    expect(sent({ ...byR, side: 'sell', price: '65000', loss: '66000' }).slice(1)).toEqual([
      'take-profit buy take-profit 0.1 @null !62500',
      'stop-loss buy stop 0.1 @null !66000',
    ]);
    expect([read(byR).remarks, stops(read({ ...byR, profit: '' }).remarks)]).toEqual([[], []]);
    expect(isPriceField('loss', { exitUnit: 'r' })).toBe(true);
    expect(isPriceField('profit', { exitUnit: 'r' })).toBe(false);
  });

  test('of a market order counts from the best price of the book, and goes with a size by risk', () => {
    expect(sent({ ...byR, type: 'market', profit: '1' })[1]).toBe('take-profit sell take-profit 0.1 @null !65382');
    const { set } = read({ ...byR, unit: 'risk', size: '100' });
    expect(set?.orders.map(({ terms }) => terms.size)).toEqual(['0.0841132', '0.0841132', '0.0841132']);
  });

  test('between two allowed prices goes to the one further away, and says so', () => {
    expect(notes({ ...byR, loss: '63999', profit: '1.3' })).toEqual([
      ['profit', '1.3 R of 1 ends at 64,001.3, between two allowed prices: it stands at 64,002.'],
    ]);
  });

  test('that cannot be reckoned says why at its own field', () => {
    const why = (change: Partial<TicketFields>, also: Partial<TicketFacts> = {}) =>
      read({ ...byR, ...change }, also).remarks.flatMap(({ severity, field, text }) => (severity === 'stop' && field === 'profit' ? [text] : []));
    expect(why({ loss: '' })).toEqual(['R is the way from the entry to the stop, and there is none. Type where it stands.']);
    for (const loss of ['64000', '65000', 'x', '0']) expect(why({ loss })).toEqual(['2.5 R cannot be reckoned before the stop is right.']);
    expect(why({ price: '' })).toEqual(['R is the way from the entry to the stop: give the entry a price first.']);
    const unknown = { book: null, quotes: { bid: null, mid: null, ask: null, last: null } };
    expect(why({ type: 'market' }, unknown)).toEqual(['There is no price of the market to set exits by. Wait for its book.']);
    expect(why({ side: 'sell', price: '65000', loss: '66000', profit: '65' })).toEqual([
      'There is no price above 0 so far from the entry 65,000. Type less.',
    ]);
    expect(stops(read({ ...byR, profit: '0' }).remarks)).toEqual(['profit']);
  });

  test('is never nearer than was asked for and less than a step further, whatever stop, side and times', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('buy' as const, 'sell' as const),
        fc.integer({ min: 1, max: 9_000 }),
        fc.integer({ min: 1, max: 400 }),
        (side, risk, hundredths) => {
          const [up, times] = [side === 'buy' ? 1 : -1, fromDouble(hundredths / 100)];
          const { exits } = read({ side, price: '50000', hasExits: true, exitUnit: 'r', loss: String(50_000 - up * risk), profit: times });
          const away = absolute(subtract(exits?.profit?.price ?? money('0'), money('50000')));
          const over = subtract(away, multiply(times, money(String(risk))));
          expect([compare(over, money('0')) >= 0, compare(over, money('1')) < 0]).toEqual([true, true]);
        },
      ),
    );
  });
});

test('exits in money that end between two allowed prices say between which', () => {
  expect(notes({ ...bracket, exitUnit: 'money', profit: '100', loss: '100' })).toEqual([
    ['profit', 'A gain of 100 USD ends between the allowed prices 65,195 and 65,196: it stands at 65,196.'],
    ['loss', 'A loss of 100 USD ends between the allowed prices 63,189 and 63,190: it stands at 63,190.'],
  ]);
});

test('exits in money gain no less and lose no more than was asked for', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('buy' as const, 'sell' as const),
      fc.constantFrom('limit' as const, 'market' as const),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 20, max: 400 }),
      (side, type, gain, loss) => {
        const { exits, set } = read({
          side,
          type,
          price: side === 'buy' ? '64000' : '64300',
          hasExits: true,
          exitUnit: 'money',
          profit: String(gain),
          loss: String(loss),
        });
        // So small a loss may be less than the fees.
        if (set === null) return;
        expect(compare(exits?.profit?.result ?? money('0'), money(String(gain)))).toBeGreaterThanOrEqual(0);
        expect(compare(absolute(exits?.loss?.result ?? money('99999')), money(String(loss)))).toBeLessThanOrEqual(0);
      },
    ),
  );
});

const risky: Partial<TicketFields> = { ...bracket, unit: 'risk', size: '100' };

test('a size by risk is rounded down and says what it is', () => {
  const { terms, exits, remarks } = read(risky);
  expect(terms?.size).toBe('0.0841132');
  expect(exits?.loss?.result).toMatch(/^-99\.99/);
  expect(remarks.map((one) => one.text)).toEqual(['100 USD at risk down to the stop 63,000, fees included, is 0.0841132 BTC, rounded down.']);
});

test('where only the venue knows its fees nothing is reckoned with made-up ones, and it is said', () => {
  const known = account('10000', '1');
  const { terms, remarks, preview } = read(risky, { account: { ...known, fees: null } });
  expect(remarks[0]?.text).toContain('before fees');
  // As if there were none: more than with fees.
  expect(compare(terms?.size ?? money('0'), money('0.0841132'))).toBeGreaterThan(0);
  expect(preview?.exchanged?.after.base).toBe(add(money('1'), terms?.size ?? money('0')));
});

test('a size by risk needs a stop that is a price', () => {
  expect(stops(read({ ...risky, loss: '' }).remarks)).toEqual(['loss']);
  expect(stops(read({ ...risky, exitUnit: 'money', profit: '9', loss: '9' }).remarks)).toContain('loss');
  expect(stops(read({ ...risky, size: '0.0000001' }).remarks)).toEqual(['size']);
  expect([riskWhyNot({ type: 'limit', exitUnit: 'price' }), riskWhyNot({ type: 'market', exitUnit: 'percent' })]).toEqual([null, null]);
  expect([riskWhyNot({ type: 'stop', exitUnit: 'price' }), riskWhyNot({ type: 'limit', exitUnit: 'money' })]).not.toContain(null);
});

test('no more is lost at the stop than was put at risk, however the book stands', () => {
  const rows = fc.array(fc.record({ step: fc.integer({ min: 1, max: 50 }), size: fc.integer({ min: 1, max: 100 }) }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 5_000 }), fc.constantFrom('limit' as const, 'market' as const), (levels, risk, type) => {
      const steps = levels.map(({ step }) => step);
      const asks = Float64Array.from(levels.flatMap(({ size }, i) => [steps.slice(0, i + 1).reduce((a, b) => a + b, 64_190), size / 100, 1]));
      const own = { ...facts, book: { ...facts.book, bids: facts.book?.bids ?? asks, asks }, account: account('10000000', '0') };
      const one = read({ ...risky, type, size: String(risk) }, { ...own, quotes: { ...facts.quotes, ask: money(String(asks[0])) } });
      if (one.exits?.loss?.result == null) return;
      expect(compare(absolute(one.exits.loss.result), money(String(risk)))).toBeLessThanOrEqual(0);
    }),
  );
});

const oco: Partial<TicketFields> = { type: 'oco', price: '66000', trigger: '63000', side: 'sell' };

describe('an OCO', () => {
  test('is a limit and a stop of one size', () => {
    expect(read(oco).set?.group).toBe('oco');
    expect(sent(oco)).toEqual(['oco sell limit 0.1 @66000 !null', 'oco sell stop 0.1 @null !63000']);
    expect(read({ ...oco, postOnly: true, hidden: true }).set?.orders.map(({ terms }) => [terms.postOnly, terms.hidden])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  test('has the market between its two', () => {
    expect(stops(read({ ...oco, trigger: '66000' }).remarks)).toEqual(['trigger']);
    expect(stops(read({ ...oco, side: 'buy' }).remarks)).toEqual(['trigger']);
    expect(read({ ...oco, trigger: '65000' }).remarks[0]).toMatchObject({ severity: 'warning', field: 'trigger' });
  });

  test('holds back what the dearer of the two takes', () => {
    const buy: Partial<TicketFields> = { type: 'oco', price: '63000', trigger: '66000', size: '0.15' };
    expect(read(buy).preview?.reserves).toBe('9900');
    expect(stops(read({ ...buy, size: '0.152' }).remarks)).toEqual(['size']);
    expect(read({ ...buy, unit: 'quote', size: '6600' }).terms?.size).toBe('0.1');
  });
});

const scaled: Partial<TicketFields> = { type: 'scaled', from: '64000', to: '63000', rungs: '3', size: '0.06' };

describe('a scaled order', () => {
  test('is its rungs, and no more and no less than was asked for', () => {
    expect(sent(scaled)).toEqual(['rung buy limit 0.02 @64000 !null', 'rung buy limit 0.02 @63500 !null', 'rung buy limit 0.02 @63000 !null']);
    expect(sent({ ...scaled, skew: 'far' }).map((one) => one.split(' ')[3])).toEqual(['0.01', '0.02', '0.03']);
    const { set, remarks } = read({ ...scaled, size: '0.1', rungs: '7' });
    expect(sum((set?.orders ?? []).map(({ terms }) => terms.size))).toBe('0.1');
    expect(remarks[0]).toMatchObject({ severity: 'note', text: 'Shared out, 0.00000003 BTC is left over: the order at 64,000 has it on top.' });
  });

  test('has 2 to 40 orders, each large enough and at a price of its own', () => {
    for (const rungs of ['1', '41', '2.5', '', 'x']) expect(stops(read({ ...scaled, rungs }).remarks)).toEqual(['rungs']);
    expect(stops(read({ ...scaled, to: '63999' }).remarks)).toEqual(['rungs']);
    const small = read({ ...scaled, size: '0.00029999' }).remarks;
    expect(stops(small)).toEqual(['size']);
    expect(small[0]?.text).toContain('Ask for 0.0003 or more');
    expect(read({ ...scaled, size: '0.0003' }).set).not.toBeNull();
    expect(stops(read({ ...scaled, size: '0.0600000001' }).remarks)).toEqual(['size']);
    expect(stops(read({ ...scaled, to: '63000.5' }).remarks)).toEqual(['to']);
    expect(stops(read({ ...scaled, size: '303', from: '2', to: '1' }, { account: account('10000', '0') }).remarks)).toEqual(['size']);
  });

  test('costs what its rungs cost together', () => {
    expect(read(scaled).preview).toMatchObject({ reserves: '3810', waitingAt: '63500' });
    const { remarks } = read({ ...scaled, size: '0.3' });
    expect(stops(remarks)).toEqual(['size']);
    expect(remarks[0]?.text).toContain('The most is 0.1574803');
    expect(read({ ...scaled, unit: 'quote', size: '6350' }).set?.orders[0]?.terms.size).toBe('0.03333334');
  });

  test('is told once that it reaches into the market, of the order nearest to it', () => {
    expect(read({ ...scaled, from: '64300' }).remarks).toMatchObject([{ severity: 'note', field: 'from' }]);
  });
});

test('a part of what is available is priced by what the type holds back', () => {
  const typedOf = (change: Partial<TicketFields>) => {
    const fields = { ...filled, ...change };
    return sizePrice(fields, (name) => (fields[name] === '' ? null : money(fields[name])), instrument);
  };
  expect(typedOf({ type: 'stop', trigger: '65000' })).toBe('65000');
  expect(typedOf({ type: 'stop-limit', trigger: '65000', price: '65100' })).toBe('65100');
  expect(typedOf({ type: 'oco', side: 'buy', price: '63000', trigger: '66000' })).toBe('66000');
  expect(typedOf({ type: 'oco', side: 'sell', price: '66000', trigger: '63000' })).toBe('66000');
  expect(typedOf(scaled)).toBe('63500');
  expect(typedOf({ ...scaled, rungs: '' })).toBeNull();
});

test('an entry that rests pays the fee of a maker, one that takes that of a taker', () => {
  const fields = { ...FRESH_FIELDS, side: 'buy' } as const;
  expect(dealOf(fields, money('64190'), facts).entryFee).toBe('0.001');
  expect(dealOf(fields, money('64191'), facts).entryFee).toBe('0.002');
  expect(dealOf({ ...fields, type: 'market' }, money('64190'), facts).entryFee).toBe('0.002');
  expect(resultAt(dealOf(fields, money('64190'), { ...facts, account: null }), money('1'), money('64190'))).toBe('0');
});
