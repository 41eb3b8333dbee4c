import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EdgeView, keptPosition, neededBars, steadyRoom, usualBars } from '../../../../src/ui/panels/chart/edge/free-bars';

const view = (position: number, spacing = 7, labels = 0, width = 700): EdgeView => ({ position, spacing, width, labels });
const anyView = fc.record({
  position: fc.integer({ min: -200, max: 200 }),
  spacing: fc.integer({ min: 1, max: 60 }),
  width: fc.integer({ min: 200, max: 2_560 }),
  labels: fc.integer({ min: 0, max: 400 }),
});
const clear = ({ position, spacing, width, labels }: EdgeView): boolean => position * spacing >= Math.min(labels, 0.6 * width) - 1;

test('without labels six bars are free, whatever their width', () => {
  expect([usualBars(view(0)), usualBars(view(0, 1)), usualBars(view(0, 60))]).toEqual([6, 6, 6]);
});

test('a label that comes moves the newest bar off it, and gives the bars back when it goes', () => {
  const labelled = keptPosition(view(6), view(6, 7, 140));
  expect(labelled).toBe(20);
  expect(keptPosition(view(20, 7, 140), view(20, 7, 0))).toBe(6);
  expect(keptPosition(view(20, 7, 140), view(20, 7, 84))).toBe(12);
});

test('bars of another width keep the newest one clear, and so does another width of the panel', () => {
  expect(keptPosition(view(20, 7, 140), view(20, 2, 140))).toBe(70);
  expect(keptPosition(view(20, 7, 140), view(20, 28, 140))).toBe(6);
  expect(keptPosition(view(20, 7, 140, 700), view(20, 7, 140, 210))).toBe(18);
});

test('no more than six tenths of the plot are left free', () => {
  expect(neededBars(view(0, 5, 900, 500))).toBe(60);
});

test('a turn of the wheel that would bring the newest bar under a label leaves it beside that', () => {
  expect(keptPosition(view(20, 7, 140), view(12, 10, 140))).toBe(14);
  expect(keptPosition(view(20, 7, 140), view(40, 5, 140))).toBe(40);
  // Nothing is covered without labels: the wheel goes where the pointer is.
  expect(keptPosition(view(6), view(-30, 10))).toBe(-30);
});

test('a view that was moved back in time is never moved', () => {
  fc.assert(
    fc.property(anyView, anyView, (before, now) => {
      fc.pre(before.position < 0 || !clear({ ...before, position: before.position + 1 }));
      expect(keptPosition(before, now)).toBe(now.position);
    }),
  );
});

test('where only the place changes, the user changed it', () => {
  fc.assert(
    fc.property(anyView, fc.integer({ min: -200, max: 200 }), (before, position) => keptPosition(before, { ...before, position }) === position),
  );
});

test('what was clear of the labels stays clear of them', () => {
  fc.assert(
    fc.property(anyView, anyView, (before, now) => {
      fc.pre(clear(before) && before.position >= usualBars(before) && now.labels > 0 && now.spacing !== before.spacing);
      expect(clear({ ...now, position: keptPosition(before, now) })).toBe(true);
    }),
  );
});

test('the room is enough for what is wanted, and is the same for a digit more or less', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), (before, wanted) => {
      const room = steadyRoom(before, wanted);
      expect(room).toBeGreaterThanOrEqual(wanted);
      expect(room - wanted).toBeLessThan(48);
      expect(steadyRoom(room, wanted)).toBe(room);
      for (const other of [wanted - 7, wanted]) if (other > 0 && room === before) expect(steadyRoom(room, other) - other).toBeLessThan(55);
    }),
  );
  expect([steadyRoom(128, 121), steadyRoom(128, 0), steadyRoom(128, 129), steadyRoom(128, 40)]).toEqual([128, 0, 144, 48]);
});
