import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { VenueMs } from '../../../../src/domain/units';
import { CrosshairGroups, type CrosshairWord, isCrosshairWord } from '../../../../src/ui/panels/chart/crosshair/crosshair-group';

const at = (ms: number): VenueMs => ms as VenueMs;
const word = (from: string, ms: number | null, group = 'red'): CrosshairWord => ({ group, from, at: ms === null ? null : at(ms) });

/** Charts by id, each with what it was told last. */
function charts(groups: CrosshairGroups, members: Readonly<Record<string, string>>): Map<string, VenueMs | null> {
  const shown = new Map<string, VenueMs | null>();
  for (const [id, group] of Object.entries(members)) {
    shown.set(id, null);
    groups.join(group, id, (moment) => shown.set(id, moment));
  }
  return shown;
}

test('the charts of a group show where the pointer is on one of them, and no other chart does', () => {
  const groups = new CrosshairGroups();
  const shown = charts(groups, { a: 'red', b: 'red', c: 'blue' });
  expect(groups.hear(word('a', 60_000))).toBe(true);
  expect(Object.fromEntries(shown)).toEqual({ a: null, b: 60_000, c: null });
  expect(groups.hear(word('a', null))).toBe(true);
  expect(Object.fromEntries(shown)).toEqual({ a: null, b: null, c: null });
});

test('the same candle again is nothing new, for other windows either', () => {
  const groups = new CrosshairGroups();
  let calls = 0;
  groups.join('red', 'b', () => calls++);
  expect(groups.hear(word('a', 60_000))).toBe(true);
  expect(groups.hear(word('a', 60_000))).toBe(false);
  expect(groups.hear(word('a', 120_000))).toBe(true);
  expect(calls).toBe(2);
});

test('a pointer that is on the next chart before it left the one before is not lost', () => {
  const groups = new CrosshairGroups();
  const shown = charts(groups, { a: 'red', b: 'red', c: 'red' });
  groups.hear(word('a', 60_000));
  groups.hear(word('b', 120_000));
  expect(groups.hear(word('a', null))).toBe(false);
  expect(shown.get('c')).toBe(120_000);
  expect(groups.hear(word('b', null))).toBe(true);
  expect(shown.get('c')).toBeNull();
});

test('a chart that went is told nothing more', () => {
  const groups = new CrosshairGroups();
  let told: VenueMs | null = null;
  const quit = groups.join('red', 'b', (moment) => {
    told = moment;
  });
  quit();
  groups.hear(word('a', 60_000));
  expect(told).toBeNull();
});

test('two windows come to show the same, whatever the pointer does on either of them, and no word goes back', () => {
  const moves = fc.array(fc.record({ from: fc.constantFrom('a', 'b', 'x', 'y'), at: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }) }));
  fc.assert(
    fc.property(moves, (all) => {
      const [here, there] = [new CrosshairGroups(), new CrosshairGroups()];
      const shown = [charts(here, { a: 'red', b: 'red' }), charts(there, { x: 'red', y: 'red' })];
      let words = 0;
      for (const { from, at: ms } of all) {
        const [own, other] = 'ab'.includes(from) ? [here, there] : [there, here];
        // As a page does: what it hears of the other it does not say again.
        if (own.hear(word(from, ms))) {
          words++;
          other.hear(word(from, ms));
        }
      }
      expect(words).toBeLessThanOrEqual(all.length);
      // Who has the pointer, by the story alone.
      let pointed: { from: string; at: number } | null = null;
      for (const { from, at: ms } of all) {
        if (ms !== null) pointed = { from, at: ms };
        else if (pointed?.from === from) pointed = null;
      }
      for (const [id, moment] of shown.flatMap((one) => [...one])) expect(moment).toBe(id === pointed?.from ? null : (pointed?.at ?? null));
    }),
  );
});

test('what is no word of a crosshair is not taken for one', () => {
  expect(isCrosshairWord(word('a', 1))).toBe(true);
  expect(isCrosshairWord(word('a', null))).toBe(true);
  for (const odd of [
    null,
    'red',
    7,
    {},
    { group: 'red', from: 'a' },
    { group: 'red', from: 'a', at: 'now' },
    { group: 'red', from: 'a', at: Number.NaN },
  ]) {
    expect(isCrosshairWord(odd)).toBe(false);
  }
});
