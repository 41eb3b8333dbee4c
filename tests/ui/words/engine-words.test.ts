import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_ACCOUNT } from '../../../src/domain/account/account-state';
import type { Instrument } from '../../../src/domain/instrument';
import { describeAmendment, describeSet, describeTerms } from '../../../src/domain/order/describe';
import { checkTerms } from '../../../src/domain/order/order-rules';
import { outlookOf } from '../../../src/domain/order/outlook';
import { ORDER_TYPES, type OrderTerms, TIMES_IN_FORCE } from '../../../src/domain/order/terms';
import { readPositive } from '../../../src/domain/order/typed-number';
import { guard } from '../../../src/domain/risk/guards';
import { LIMITS } from '../../../src/domain/risk/limits';
import type { VenueMs } from '../../../src/domain/units';
import { showLanguage } from '../../../src/ui/words/language';
import { phrasebook } from '../../../src/ui/words/phrases';
import { say } from '../../../src/ui/words/say';
import { saidInSwedish, swedish } from '../../../src/ui/words/sv';
import { book, bookOf, d, level } from '../../domain/order/books';
import { limit } from '../../support/order-terms';
import { textsOf } from './texts-of';

/** What no person reads, or reads in English everywhere. */
const NOT_SAID = new Set([
  // Errors of whoever calls: a builder reads them.
  'order {{}} rests without a price or a size',
  'a paper account trades after it was opened',
  'order {{}} was never placed',
  // What the exchange and the browser call things.
  'STOP LIMIT',
  'TRAILING STOP',
  'FORCED EXECUTED',
  'PARTIALLY FILLED',
  'Error',
  'UnknownError',
  'InvalidStateError',
  'AbortError',
  // Why a record or a call is not of the shape it must have: said is that it is not.
  'no set of orders',
  'the key names another kind of data',
  'too many currencies',
  'a balance below 0',
  'too many venues',
  'no label',
  'too cheap to try passphrases on',
  'a passkey twice',
  'a profile twice',
  'not what a passkey answers',
  // Names of what is stored, which its user may have changed.
  'Account',
  'Paper',
  'Tapedeck',
  'tapedeck/vault passkey',
]);

/** Parts that are never said alone: as they are said. */
const PUT_TOGETHER: Readonly<Record<string, string>> = {
  'Change {{}}': 'Change price 70,000 → 70,100, size 0.5 → 0.4',
  'lent and borrowed': '5 BTC lent and borrowed',
  ' by mark': 'stop 69,000 by mark',
  'Buy {{ size }} {{ base }}': 'Buy 0.5 BTC @ 70,100',
  'Sell {{ size }} {{ base }}': 'Sell 0.5 BTC at market',
  '{{}} significant digits; this market takes {{}}': 'The limit price 1.23 USD has 3 significant digits; this market takes 2. Enter 1.2 or 1.3.',
  '{{}} decimals; this market takes {{}}': 'The trigger price 1.234 USD has 3 decimals; this market takes 2. Enter 1.23 or 1.24.',
  '{{}}; hidden, it pays the taker fee all the same': 'waits in the book; hidden, it pays the taker fee all the same',
  '{{}} {{}} and nothing after it can be believed; {{}}':
    'the record of this account is damaged at entry 7 and nothing after it can be believed; start the account anew',
  'the record of this account is damaged at entry':
    'the record of this account is damaged at entry 7 and nothing after it can be believed; read it anew from the exchange, under Balances',
};

const { find } = phrasebook(saidInSwedish, swedish, (figure) => figure);

/** A text as it may be said, once for each way of values in it: a number, or a word of ours. */
function* samplesOf(text: string): Generator<string> {
  const parts = text.replace(/^[,;:. ]+|[,;: ]+$/g, '').split('{{}}');
  for (let ways = 0; ways < 2 ** (parts.length - 1); ways++)
    yield parts.reduce((said, part, i) => `${said}${(ways >> (i - 1)) & 1 ? 'limit' : '1'}${part}`);
}

const isSaid = (text: string): boolean => {
  for (const sample of samplesOf(PUT_TOGETHER[text] ?? text)) if (find(sample) !== undefined) return true;
  return false;
};

describe('what the engine says is there in Swedish', () => {
  const files = ['domain', 'venues', 'worker', 'client'].flatMap((layer) =>
    (readdirSync(`src/${layer}`, { recursive: true }) as string[])
      .map((name) => `${layer}/${name.replaceAll('\\', '/')}`)
      .filter((name) => name.endsWith('.ts') && !name.includes('/generated/')),
  );
  test.each(files)('%s', (name) => {
    const bare = textsOf(readFileSync(`src/${name}`, 'utf8'), name).filter(({ text }) => !NOT_SAID.has(text) && !isSaid(text));
    expect(bare.map(({ line, text }) => `line ${line}: ${text}`)).toEqual([]);
  });
});

describe('what is put together of orders is said whole', () => {
  const ENGLISH =
    /\b(the|this|it|its|and|of|to|is|are|has|not|more|than|when|once|from|falls|rises|buy|sell|scaled|market|hidden|most|enter|choose|takes|waits?|needs?|price|size|book|by|until|shows|change|nothing|worth|would|type|number|for)\b/i;
  const NOW = 1_700_000_000_000 as VenueMs;
  const amount = fc.constantFrom('0', '0.00000001', '0.3', '1', '99', '12345.678', '1000000').map(d);
  const maybe = fc.option(amount);
  const terms: fc.Arbitrary<OrderTerms> = fc
    .record({
      instrument: fc.constant('bitfinex:BTC/USD' as const),
      side: fc.constantFrom('buy' as const, 'sell' as const),
      type: fc.constantFrom(...ORDER_TYPES),
      size: amount,
      price: maybe,
      trigger: maybe,
      trail: fc.option(fc.record({ unit: fc.constantFrom('price' as const, 'percent' as const), distance: amount })),
      tif: fc.constantFrom(...TIMES_IN_FORCE),
      expiresAt: fc.option(fc.integer({ min: NOW - 5, max: NOW + 5 }).map((at) => at as VenueMs)),
      postOnly: fc.boolean(),
      reduceOnly: fc.boolean(),
      hidden: fc.boolean(),
      displayed: maybe,
      triggerOn: fc.constantFrom('mark' as const, undefined),
    })
    .map(({ triggerOn, displayed, ...rest }) => ({ ...rest, ...(triggerOn && { triggerOn }), ...(displayed !== null && { displayed }) }));
  const instrument: fc.Arbitrary<Instrument> = fc
    .record({
      priceRule: fc.constantFrom({ kind: 'significant', digits: 5, maxDecimals: 8 } as const, { kind: 'decimals', decimals: 2 } as const),
      hasIceberg: fc.boolean(),
      minSize: fc.constantFrom('0.0001', '2'),
      maxSize: fc.constantFrom('5', '1000000000'),
    })
    .map((more) => ({ id: 'bitfinex:BTC/USD', venue: 'bitfinex', base: 'BTC', quote: 'USD', ...more }));

  const inSwedish = (text: string): void => {
    const said = say(text);
    expect(said, text).not.toBe(text);
    expect(said.replaceAll(/\bby mark\b/g, ''), text).not.toMatch(ENGLISH);
  };

  test('any order, change and set of them', async () => {
    await showLanguage('sv');
    fc.assert(
      fc.property(terms, terms, fc.constantFrom('scaled', 'oco', 'bracket', null), (one, other, group) => {
        inSwedish(describeTerms(one));
        inSwedish(`${describeTerms(one)} · PAPER`);
        const roles = { scaled: ['rung', 'rung'], oco: ['oco', 'oco'], bracket: ['entry', 'take-profit'] } as const;
        const leg: OrderTerms = other.type === 'market' ? { ...other, type: 'stop' } : other;
        const orders = [one, leg].map((terms, i) => ({ terms, role: group && (roles[group][i] ?? null) }));
        inSwedish(describeSet({ group, orders }));
        inSwedish(describeAmendment(one, { size: other.size, ...(other.price !== null && { price: other.price }) }));
      }),
      { numRuns: 150 },
    );
    await showLanguage('en');
  });

  test('whatever speaks against an order, and what a book makes of it', async () => {
    await showLanguage('sv');
    fc.assert(
      fc.property(terms, instrument, book, fc.constantFrom('0', '100000'), (one, rules, of, lost) => {
        for (const { words } of checkTerms(one, rules, NOW)) inSwedish(words);
        inSwedish(outlookOf(one, of).why);
        const input = { terms: [one], instrument: rules, book: of, account: EMPTY_ACCOUNT, limits: LIMITS.standard, leftAgo: [], now: NOW };
        const refusal = guard({ ...input, lostToday: d(lost) });
        if (refusal !== undefined) inSwedish(refusal.detail);
      }),
      { numRuns: 200 },
    );
    await showLanguage('en');
  });

  test('the limits of an account, in the number form of Swedish', async () => {
    await showLanguage('sv');
    const rules: Instrument = { id: 'bitfinex:BTC/USD', venue: 'bitfinex', base: 'BTC', quote: 'USD', priceRule: { kind: 'decimals', decimals: 2 } };
    const one = limit('buy', '1', 120);
    const input = { terms: [one], instrument: rules, book: bookOf([level(99, 10)], [level(101, 10)]), account: EMPTY_ACCOUNT, now: NOW };
    const said = (more: Partial<Parameters<typeof guard>[0]>): string =>
      say(guard({ ...input, limits: LIMITS.standard, leftAgo: [], lostToday: d('0'), ...more })?.detail ?? '');
    expect(said({})).toBe('120 är 20 % över orderbokens mitt, 100; 5 % är tillåtet: som mest 105 USD.');
    expect(said({ lostToday: d('1000000') })).toBe(
      '1\u00a0000\u00a0000 USD har förlorats i dag; vid 5\u00a0000 går det inte att köpa mer förrän midnatt UTC. Sälj släpps fortfarande igenom.',
    );
    expect(said({ terms: [limit('buy', '100000', 100)] })).toBe(
      'Köp 100\u00a0000 BTC @ 100 · limit är värd 10\u00a0000\u00a0000 USD; 100\u00a0000 är det mesta som får skickas på en gång.',
    );
    expect(said({ leftAgo: Array.from({ length: 60 }, () => 30_000) })).toBe(
      '60 ordrar och ändringar skickades den senaste minuten; 60 är tillåtna. Nästa får skickas om 30 s.',
    );
    await showLanguage('en');
  });

  test.each(['', '0', '-1', '1e5', 'abc', '1 2', '1,234,567', '1.234.567', '1,2,3', '1,234', '5.', '1'.repeat(30), '1\u200b2'])(
    'what is typed as a number: %s',
    async (typed) => {
      await showLanguage('sv');
      const read = readPositive(typed);
      if (!read.ok) inSwedish(read.error.words);
      expect(read.ok).toBe(false);
      await showLanguage('en');
    },
  );
});
