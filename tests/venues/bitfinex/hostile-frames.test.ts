import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instrumentOf } from '../../../src/venues/bitfinex/symbols';
import { BitfinexSession, bookOf, candlesOf, LIQUIDATIONS, openBook, SNAPSHOT, statusOf, tickerOf, tradesOf } from './session';

const topics = [bookOf(), bookOf('bitfinex:ETH/USD', 'R0'), tradesOf(), candlesOf(), tickerOf(), statusOf(), LIQUIDATIONS];

function openAll(): BitfinexSession {
  const session = new BitfinexSession();
  session.follow(...topics);
  session.greet(0);
  topics.forEach((_, i) => {
    session.acknowledge(i + 1);
  });
  session.receive([1, SNAPSHOT]);
  return session;
}

/** Everything that a reader could be given holds finite numbers only. */
function expectValid(session: BitfinexSession): void {
  for (const { event, view } of session.hands.told) {
    for (const side of view ? [view.bids, view.asks] : []) expect(side.every((n) => Number.isFinite(n) && n > 0)).toBe(true);
    JSON.stringify(event, (key, value: unknown) => {
      if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${key} is ${value}`);
      return key === 'book' ? undefined : value;
    });
  }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
}

const number = fc.constantFrom(
  '0',
  '-0',
  '1',
  '-1',
  '1e999',
  '-1e999',
  '5e-324',
  '123456789012345678901234567890',
  '0.1',
  '2e-8',
  '1.7976931348623157e308',
);
const scrap = fc.oneof(
  number,
  fc.constantFrom(
    'null',
    'true',
    '"hb"',
    '"te"',
    '"tu"',
    '"cs"',
    '"pos"',
    '""',
    '"\\ud800"',
    '{"__proto__":{"polluted":1}}',
    '[]',
    '{}',
    '"tBTCUSD"',
    '[[]]',
  ),
);
const row = fc.array(scrap, { maxLength: 14 }).map((parts) => `[${parts.join(',')}]`);
const payload = fc.oneof(
  scrap,
  row,
  fc.array(fc.oneof(row, scrap), { maxLength: 4 }).map((rows) => `[${rows.join(',')}]`),
);
const frame = fc
  .tuple(fc.oneof(fc.integer({ min: 0, max: 8 }).map(String), scrap), fc.array(payload, { maxLength: 4 }))
  .map(([chan, parts]) => `[${[chan, ...parts].join(',')}]`);
const event = fc
  .dictionary(
    fc.constantFrom('event', 'code', 'chanId', 'version', 'platform', 'flags', 'status', 'channel', 'symbol', 'key', 'subId', 'cid', 'ts'),
    fc.oneof(
      scrap,
      fc.constantFrom('"info"', '"conf"', '"subscribed"', '"unsubscribed"', '"error"', '"pong"', '10301', '10305', '20051', '20060', '20061'),
    ),
  )
  .map(
    (fields) =>
      `{${Object.entries(fields)
        .map(([k, v]) => `"${k}":${v}`)
        .join(',')}}`,
  );

test('M1: malformed frames of every shape never throw and never leave a number that is none', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(frame, event, fc.string({ unit: 'binary' }), fc.json()), { maxLength: 30 }), (frames) => {
      const session = openAll();
      for (const text of frames) {
        session.receive(text);
        session.pass(250);
      }
      expectValid(session);
    }),
    { numRuns: 300 },
  );
});

const GOOD = [
  '[1,[100.5,1,2]]',
  '[1,[100,0,1]]',
  '[1,[[100,1,1],[101,1,-3]]]',
  '[2,[[7,100,1],[8,101,-3]]]',
  '[3,"te",[401597395,1574694478808,0.005,7245.3]]',
  '[4,[[1574698260000,7379.785,7383.8,7388.3,7379.785,1.68]]]',
  '[5,[86697,14.34,86723,14.75,1060,0.01,86717,544.3,86898,85156,null]]',
  '[6,[1790133734000,null,86710.4,86670.5,null,6221,null,1790150400000,0.00015,3873,null,0,null,null,86676.3,null,null,8851.8]]',
  '[7,[["pos",142397657,1574697680828.2,null,"tBSVUSD",-2.6,91.5,null,1,1,null,112.27]]]',
];

test('M1: valid frames with a piece cut, doubled or replaced never throw, and a live book stays a sound one', () => {
  const mutation = fc.tuple(
    fc.constantFrom(...GOOD),
    fc.nat(),
    fc.nat({ max: 12 }),
    fc.oneof(scrap, fc.constantFrom('', ',', '[', ']', '-', 'e', '.')),
  );
  fc.assert(
    fc.property(fc.array(mutation, { maxLength: 30 }), (mutations) => {
      const session = openAll();
      for (const [text, at, length, replacement] of mutations) {
        const i = at % text.length;
        session.receive(text.slice(0, i) + replacement + text.slice(i + length));
        session.receive(text);
      }
      expectValid(session);
    }),
    { numRuns: 300 },
  );
});

test('M1: a frame over a megabyte is refused unread and its connection is left', () => {
  const session = openBook();
  const before = performance.now();
  session.receive(`[5,"${'x'.repeat(16_000_000)}"]`);
  expect(performance.now() - before).toBeLessThan(500);
  expect(session.hands.reopened).toMatchObject([{ why: { code: 'frame-malformed' } }]);
  expect(session.hands.reopened[0]?.why.detail).toContain('16000006');
  expect(session.state(bookOf())).toBe('stale');
});

test('M1: nesting ten thousand deep costs little and breaks nothing', () => {
  const session = openBook(bookOf(), 0);
  const deep = '['.repeat(10_000) + ']'.repeat(10_000);
  const before = performance.now();
  session.receive(deep);
  session.receive(`[5,${deep}]`);
  session.receive(`{"event":${deep}}`);
  session.receive('['.repeat(10_000));
  expect(performance.now() - before).toBeLessThan(200);
});

test('M1: a row that is not what is documented never reaches a book that says live', () => {
  const rows = [
    '[100,1]',
    '[100,1,0]',
    '[0,1,1]',
    '[-5,1,1]',
    '[1e999,1,1]',
    '[100,-1,1]',
    '[100,1,-1e999]',
    '["100",1,1]',
    '[100,null,1]',
    '[100,[1],1]',
    '{}',
    '"x"',
    'null',
    '7',
  ];
  for (const text of rows) {
    const session = openBook(bookOf(), 0);
    session.receive(`[5,${text}]`);
    expect(session.told('book'), text).toHaveLength(1);
    expect(session.faultCodes(), text).toEqual(['frame-malformed']);
    expect(session.state(bookOf()), text).toBe('verifying');
  }
});

test('hostile symbols name nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => instrumentOf(text) === undefined || /^bitfinex:/.test(instrumentOf(text) as string)),
  );
});
