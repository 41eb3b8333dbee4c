import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { TROUBLES, type Trouble } from '../../src/domain/trouble';
import { CALL_SCHEMAS } from '../../src/worker/call-schemas';
import { introductionOf } from '../../src/worker/host';
import { PROTOCOL } from '../../src/worker/protocol/engine-api';
import type { VaultApi } from '../../src/worker/protocol/vault-api';

const ports = [{}, {}] as unknown as MessagePort[];
const hello = (data: unknown, given: readonly MessagePort[] = ports): MessageEvent<unknown> =>
  ({ data, ports: given }) as unknown as MessageEvent<unknown>;

test('a tab that names its lock and brings two ports is let in', () => {
  const first = introductionOf(hello({ kind: 'tapedeck/tab', tabLock: 'tab-0b6f2d1e-8f0f-4cf5-9d9b-6d1b1f1f8a11' }));
  expect(first?.introduction.tabLock).toBe('tab-0b6f2d1e-8f0f-4cf5-9d9b-6d1b1f1f8a11');
  expect(first?.ports).toEqual(ports);
});

test.each([
  ['another kind', { kind: 'tapedeck/spy', tabLock: 'tab-12345678' }],
  ['no lock', { kind: 'tapedeck/tab' }],
  ['the engine’s own lock', { kind: 'tapedeck/tab', tabLock: 'tapedeck-engine' }],
  ['a lock that is too short', { kind: 'tapedeck/tab', tabLock: 'tab-1' }],
  ['a lock that is too long', { kind: 'tapedeck/tab', tabLock: `tab-${'a'.repeat(65)}` }],
  ['a lock with a line break', { kind: 'tapedeck/tab', tabLock: 'tab-12345678\n' }],
  ['a lock that is no text', { kind: 'tapedeck/tab', tabLock: ['tab-12345678'] }],
  ['nothing', null],
])('%s is no introduction', (_, data) => {
  expect(introductionOf(hello(data))).toBeUndefined();
});

test('fewer than two ports are no introduction', () => {
  expect(introductionOf(hello({ kind: 'tapedeck/tab', tabLock: 'tab-12345678' }, ports.slice(1)))).toBeUndefined();
});

test('junk is no introduction, and throws nothing', () => {
  fc.assert(
    fc.property(fc.anything(), (data) => {
      expect(introductionOf(hello(data))).toBeUndefined();
    }),
  );
});

const ACCOUNT = 'paper:bitfinex:main';
const TERMS = {
  instrument: 'bitfinex:BTC/USD',
  side: 'buy',
  type: 'limit',
  size: '0.5',
  price: '64000',
  trigger: null,
  trail: null,
  tif: 'GTC',
  expiresAt: null,
  postOnly: false,
  reduceOnly: false,
  hidden: false,
};
const REQUEST = { account: ACCOUNT, nonce: 'press-1-0000', origin: 'ticket', group: null, orders: [{ terms: TERMS, role: null }], isAnother: false };
const requestWith = (terms: object): unknown => ({ ...REQUEST, orders: [{ terms: { ...TERMS, ...terms }, role: null }] });
const inRole = (role: string | null): unknown => ({ terms: TERMS, role });

const PAST = { from: 0, to: 1_700_000_000_000, pair: null, after: null, limit: 250 };

/** The vault looks at its own calls itself: `vault/vault-calls.test.ts`. */
type Call = Exclude<keyof typeof CALL_SCHEMAS, keyof VaultApi>;
const SENT: Readonly<Record<Call, readonly unknown[]>> = {
  hello: [PROTOCOL],
  follow: [['book:bitfinex:BTC/USD:P0:25', 'trades:bitfinex:BTC/USD']],
  connect: ['bitfinex'],
  disconnect: ['bitfinex'],
  retryNow: ['bitfinex'],
  setMode: ['bitfinex', 'rest'],
  setMood: ['simulated', 'flash-crash'],
  makeTrouble: ['wrong-checksum', 30],
  endTrouble: [],
  refresh: ['bitfinex'],
  history: ['candles:bitfinex:BTC/USD:1h', 1_700_000_000_000],
  instruments: ['bitfinex'],
  changeSettings: [{ theme: 'light', watchlists: { bitfinex: ['bitfinex:BTC/USD'] } }],
  metrics: [],
  submit: [REQUEST],
  amend: [ACCOUNT, 'P-1-1', { price: '64000' }],
  cancel: [ACCOUNT, { kind: 'all' }],
  kill: [ACCOUNT],
  arm: [ACCOUNT, 30],
  disarm: [ACCOUNT],
  acknowledge: [ACCOUNT, 'R-1-1'],
  rearm: [ACCOUNT, 'ARM'],
  setLimits: [ACCOUNT, 'careful', ''],
  openBook: ['bitfinex', { kind: 'margin', label: 'Ten times', collateral: 'USD', amount: '10000', leverage: 10 }],
  exportBook: [ACCOUNT],
  importBook: [new Blob(['{}'])],
  reopen: [ACCOUNT, { USD: '10000' }],
  readAnew: [ACCOUNT],
  pastFills: [ACCOUNT, PAST],
  pastOrders: [ACCOUNT, { ...PAST, pair: 'bitfinex:BTC/USD', after: [-5, 'P-1-1'] }],
  results: [ACCOUNT, { span: 'day', from: 0, to: 1, after: { start: 0, scope: 'USD' } }],
  equity: [ACCOUNT, { span: 'hour', from: 0, to: 1_700_000_000_000, after: null }],
  alert: [{ do: 'read' }],
  exportAlerts: [],
  importAlerts: ['{}'],
};
const calls = Object.keys(SENT) as Call[];
const takes = (call: Call, args: unknown): boolean => v.safeParse(CALL_SCHEMAS[call], args).success;

test.each(calls)('%s takes what a tab sends, and not one argument more or fewer', (call) => {
  expect(takes(call, SENT[call])).toBe(true);
  expect(takes(call, [...SENT[call], 1])).toBe(false);
  if (SENT[call].length > 0) expect(takes(call, SENT[call].slice(1))).toBe(false);
});

test.each<[string, Call, readonly unknown[]]>([
  ['a mode that does not exist', 'setMode', ['bitfinex', 'turbo']],
  ['a mood in letters that none has', 'setMood', ['simulated', 'Calm <b>']],
  ['trouble of no kind', 'makeTrouble', ['earthquake', 30]],
  ['trouble of a day', 'makeTrouble', ['orders-late', 86_400]],
  ['more topics than a tab can show', 'follow', [Array.from({ length: 1_001 }, (_, i) => `ticker:bitfinex:A${i}/USD`)]],
  ['a topic of a thousand letters', 'follow', [['a'.repeat(1_000)]]],
  ['a topic that is no text', 'follow', [[{}]]],
  ['a venue with a slash', 'connect', ['../x']],
  ['a time that is none', 'history', ['candles:bitfinex:BTC/USD:1h', Number.NaN]],
  ['a time before all time', 'history', ['candles:bitfinex:BTC/USD:1h', -1]],
  ['a setting that does not exist', 'changeSettings', [{ endpoint: 'wss://evil.example' }]],
  ['a theme that does not exist', 'changeSettings', [{ theme: 'loud' }]],
  ['a size as a number', 'submit', [requestWith({ size: 0.5 })]],
  ['a size in another spelling', 'submit', [requestWith({ size: '0.50' })]],
  ['a size with an exponent', 'submit', [requestWith({ size: '5e1' })]],
  ['a side that is none', 'submit', [requestWith({ side: 'both' })]],
  ['a pair that is none', 'submit', [requestWith({ instrument: '<b>' })]],
  ['a term that no order has', 'submit', [requestWith({ leverage: 100 })]],
  ['a request without orders', 'submit', [{ ...REQUEST, orders: [] }]],
  ['more orders than a request may have', 'submit', [{ ...REQUEST, orders: Array.from({ length: 41 }, () => REQUEST.orders[0]) }]],
  ['orders that are no group as one', 'submit', [{ ...REQUEST, orders: [REQUEST.orders[0], REQUEST.orders[0]] }]],
  ['a group of one among others', 'submit', [{ ...REQUEST, group: 'scaled', orders: [inRole('rung'), inRole(null)] }]],
  ['either of three', 'submit', [{ ...REQUEST, group: 'oco', orders: [inRole('oco'), inRole('oco'), inRole('oco')] }]],
  ['two entries', 'submit', [{ ...REQUEST, group: 'bracket', orders: [inRole('entry'), inRole('entry'), inRole('stop-loss')] }]],
  ['a way out without an entry', 'submit', [{ ...REQUEST, group: 'bracket', orders: [inRole('take-profit'), inRole('stop-loss')] }]],
  ['two ways out of one kind', 'submit', [{ ...REQUEST, group: 'bracket', orders: [inRole('entry'), inRole('stop-loss'), inRole('stop-loss')] }]],
  ['an account that is none', 'submit', [{ ...REQUEST, account: 'dead:bitfinex:main' }]],
  ['limits of the page’s own', 'submit', [{ ...REQUEST, limits: {} }]],
  ['a leverage beyond all', 'openBook', ['bitfinex', { kind: 'margin', label: 'x', collateral: 'USD', amount: '1', leverage: 101 }]],
  ['a book of no kind', 'openBook', ['bitfinex', { kind: 'live', label: 'x', balances: {} }]],
  ['a file that is a text', 'importBook', ['{}']],
  ['limits that do not exist', 'setLimits', [ACCOUNT, 'none', 'RAISE']],
  ['a change of side', 'amend', [ACCOUNT, 'P-1-1', { side: 'sell' }]],
  ['orders by a pattern', 'cancel', [ACCOUNT, { kind: 'like', id: 'P-*' }]],
  ['a balance below nothing', 'reopen', [ACCOUNT, { USD: '-1' }]],
  ['a page longer than any', 'pastFills', [ACCOUNT, { ...PAST, limit: 251 }]],
  ['a page from nowhere', 'pastFills', [ACCOUNT, { ...PAST, after: [Number.NaN, 1] }]],
  ['the past of a pair that is none', 'pastOrders', [ACCOUNT, { ...PAST, pair: '<b>' }]],
  ['results by the second', 'results', [ACCOUNT, { span: 'second', from: 0, to: 1, after: null }]],
  ['a currency that is none', 'reopen', [ACCOUNT, { usd: '1' }]],
  ['an instrument that is none in a watchlist', 'changeSettings', [{ watchlists: { bitfinex: ['<b>'] } }]],
])('%s is refused', (_, call, args) => {
  expect(takes(call, args)).toBe(false);
});

/** The obvious reading of each call: whatever passes must be this. Most junk is refused; `[[]]` is a tab that follows nothing. */
const isText = (value: unknown, most: number): boolean => typeof value === 'string' && value.length <= most;
const isVenue = ([venue]: readonly unknown[]): boolean => isText(venue, 24) && /^[a-z][a-z\d-]*$/.test(venue as string);
const PLAIN: Readonly<Record<Call, (args: readonly unknown[]) => boolean>> = {
  hello: ([protocol]) => Number.isInteger(protocol),
  follow: ([keys]) => Array.isArray(keys) && keys.length <= 1_000 && keys.every((key) => isText(key, 120)),
  connect: isVenue,
  disconnect: isVenue,
  retryNow: isVenue,
  setMode: (args) => isVenue(args) && ['automatic', 'socket', 'rest'].includes(args[1] as string),
  setMood: (args) => isVenue(args) && (args[1] === null || (isText(args[1], 24) && /^[a-z-]+$/.test(args[1] as string))),
  makeTrouble: ([kind, seconds]) => TROUBLES.includes(kind as Trouble) && [30, 120, null].includes(seconds as number),
  endTrouble: () => true,
  refresh: isVenue,
  history: ([key, before]) => isText(key, 120) && typeof before === 'number' && before >= 0 && before <= 8.64e15,
  instruments: isVenue,
  changeSettings: ([change]) => typeof change === 'object' && change !== null && Object.keys(change).every((key) => /^(theme|watchlists)$/.test(key)),
  metrics: () => true,
  // Chance does not draw one of these: nothing random may pass.
  submit: () => false,
  amend: () => false,
  cancel: () => false,
  reopen: () => false,
  pastFills: () => false,
  pastOrders: () => false,
  results: () => false,
  equity: () => false,
  kill: ([account]) => account === ACCOUNT,
  readAnew: ([account]) => account === ACCOUNT,
  arm: ([account, minutes]) => account === ACCOUNT && Number.isInteger(minutes) && (minutes as number) >= 1 && (minutes as number) <= 720,
  disarm: ([account]) => account === ACCOUNT,
  acknowledge: ([account, order]) => account === ACCOUNT && /^[A-Za-z0-9-]{1,80}$/.test(order as string),
  rearm: ([account]) => account === ACCOUNT,
  openBook: () => false,
  exportBook: ([account]) => account === ACCOUNT,
  importBook: ([file]) => file instanceof Blob,
  // Alerts look at it themselves: `alerts/alerts.test.ts`.
  alert: ([command]) => typeof command === 'object' && command !== null,
  exportAlerts: () => true,
  importAlerts: ([text]) => isText(text, 500_000),
  setLimits: ([account, preset]) => account === ACCOUNT && preset === 'careful',
};

test('junk passes no call unless it is what a tab could send', () => {
  const word = fc.oneof(fc.constantFrom('bitfinex', 'a', '', 'A', 'rest', '__proto__'), fc.string());
  const nearly = fc.array(fc.oneof(word, fc.array(word), fc.integer(), fc.double(), fc.anything()), { maxLength: 3 });
  fc.assert(
    fc.property(fc.constantFrom(...calls), fc.oneof(fc.anything(), nearly), (call, junk) => {
      if (!takes(call, junk)) return;
      expect(Array.isArray(junk) && junk.length === SENT[call].length && PLAIN[call](junk)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
