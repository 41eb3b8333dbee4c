import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountEvent } from '../../../src/domain/account/account-event';
import { balancesOf, EMPTY_ACCOUNT, foldAccountEvents } from '../../../src/domain/account/account-state';
import { readBookFile } from '../../../src/worker/orders/book-file';
import { readAccountEvent } from '../../../src/worker/store/account-event-schema';
import { openAccount, Rig } from '../../venues/paper/rig';

/** A book with fills, an open order and a cancelled one, as a file holds it. */
function wholeFile(): string {
  const rig = new Rig();
  rig.shows([[100, 5]], [[101, 5]]);
  rig.submit({ side: 'buy', size: 2 });
  const [cancelled] = [rig.submit({ side: 'buy', size: 1, price: 90 }), rig.submit({ side: 'sell', size: 1, price: 120 })];
  rig.cancel(cancelled);
  const { info } = openAccount();
  const opened = { kind: 'opened', at: 1_000_000, info, balances: { USD: '100000', BTC: '100' } } as unknown as AccountEvent;
  const events = [opened, ...rig.events];
  const head = { format: 'tapedeck/paper-book', version: 1, createdAt: 1, events: events.length };
  return [head, ...events].map((one) => `${JSON.stringify(one)}\n`).join('');
}

const WHOLE = wholeFile();
const junk = fc.oneof(
  fc.constantFrom(
    '"__proto__":{"x":1},',
    '"-1"',
    '"1e5"',
    '1e400',
    'null',
    '{}',
    '[]',
    '\n',
    '\u0000',
    '<img src=x onerror=alert(1)>',
    '"constructor"',
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
);
const cut = fc.record({ at: fc.nat({ max: WHOLE.length }), length: fc.nat({ max: 40 }), by: fc.oneof(junk, fc.constant('')) });

test('the file as it was written is taken', async () => {
  expect((await readBookFile(new Blob([WHOLE]))).ok).toBe(true);
});

test('M7: of 5,000 files that somebody tampered with each is refused with its place or is a sane book', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 3 }), async (cuts) => {
      const text = cuts.reduce((now, { at, length, by }) => `${now.slice(0, at)}${by}${now.slice(at + length)}`, WHOLE);
      const read = await readBookFile(new Blob([text]));
      if (!read.ok) {
        refused++;
        expect(read.error).toMatch(/^(it |its |line \d+ )[^<>]*\.$|update it\.$/);
        return;
      }
      for (const event of read.value.events) expect(readAccountEvent(event)).toEqual(event);
      for (const { total, reserved } of balancesOf(foldAccountEvents(EMPTY_ACCOUNT, read.value.events)))
        expect(`${total} ${reserved}`).toMatch(/^-?\d+(\.\d+)? -?\d+(\.\d+)?$/);
    }),
    { numRuns: 5_000 },
  );
  expect(refused).toBeGreaterThan(2_500);
  expect(Reflect.get({}, 'x')).toBeUndefined();
}, 60_000);

test.each([
  ['a fill of less than nothing', 'size', '-5'],
  ['a fill of nothing', 'size', '0'],
  ['a fill at a price below 0', 'price', '-101'],
])('M7, S5: %s is no entry', async (_, part, amount) => {
  const lines = WHOLE.split('\n');
  const place = lines.findIndex((line) => line.includes('"kind":"filled"'));
  const event = JSON.parse(lines[place] ?? '');
  event.event.fill[part] = amount;
  expect(await readBookFile(new Blob([lines.with(place, JSON.stringify(event)).join('\n')]))).toEqual({
    ok: false,
    error: `line ${place + 1} is no entry of a paper book.`,
  });
});

test('M7, S5: an order that holds back less than nothing is no entry', async () => {
  const lines = WHOLE.split('\n');
  const place = lines.findIndex((line) => line.includes('"kind":"placed"'));
  const torn = lines.with(place, JSON.stringify({ ...JSON.parse(lines[place] ?? ''), reserved: '-1' }));
  expect((await readBookFile(new Blob([torn.join('\n')]))).ok).toBe(false);
});
