import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAtEnd, moveKnob, type Slide, takeKnob } from '../../../src/ui/trading/slide';

const TRACK = { width: 340, knob: 56 };
const finger = (at: number, pointer = 1, isMain = true) => ({ pointer, isMain, at });
const take = (at: number): Slide => takeKnob(null, finger(at), TRACK) as Slide;

test('the knob is taken where it lies: a tap on the words, or at the far end, takes nothing', () => {
  expect(takeKnob(null, finger(30), TRACK)).toEqual({ pointer: 1, from: 30, room: 284, done: 0 });
  for (const at of [-5, 57, 170, 339]) expect(takeKnob(null, finger(at), TRACK)).toBeNull();
});

test('neither another button nor a track without room is a slide', () => {
  expect(takeKnob(null, finger(30, 1, false), TRACK)).toBeNull();
  expect(takeKnob(null, finger(30), { width: 56, knob: 56 })).toBeNull();
});

test('a second finger lets go of the knob, and moves nothing', () => {
  const slide = moveKnob(take(30), 1, 300);
  expect(takeKnob(slide, finger(30, 2, false), TRACK)).toBeNull();
  expect(moveKnob(slide, 2, 30)).toBe(slide);
});

test('it is at the end after the whole way alone, wherever on the knob the finger is', () => {
  for (const from of [0, 28, 56]) {
    expect(isAtEnd(moveKnob(take(from), 1, from + 284).done)).toBe(true);
    expect(isAtEnd(moveKnob(take(from), 1, from + 260).done)).toBe(false);
  }
});

test('it can be slid back, and what it does is of where the finger is, not of where it was', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -400, max: 800 }), { minLength: 1 }), (ways) => {
      const end = ways.reduce((slide, at) => moveKnob(slide, 1, at), take(20));
      expect(end.done).toBe(moveKnob(take(20), 1, ways.at(-1) as number).done);
      expect(end.done).toBeGreaterThanOrEqual(0);
      expect(end.done).toBeLessThanOrEqual(1);
    }),
  );
});

test('no finger that stays within half of the track sends, whatever it does there', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 170 })), fc.integer({ min: 0, max: 170 }), (ways, from) => {
      const slide = takeKnob(null, finger(from), TRACK);
      if (slide !== null) expect(isAtEnd(ways.reduce((now, at) => moveKnob(now, 1, at), slide).done)).toBe(false);
    }),
  );
});
