import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawSheet, isDrawnAway, type Pull, takeSheet } from '../../../src/ui/parts/sheet-pull';

const HEIGHT = 480;
const point = (y: number, atMs: number, pointer = 1) => ({ pointer, y, atMs });
const take = (): Pull => takeSheet(null, point(300, 0), true) as Pull;
/** Places of the finger, one each 16 ms. */
const draw = (...ways: number[]): Pull => ways.reduce((pull, y, place) => drawSheet(pull, point(y, (place + 1) * 16)), take());

test('it is taken by the first finger alone, and a second one lets go', () => {
  expect(take()).toEqual({ pointer: 1, from: 300, down: 0, speed: 0, atMs: 0 });
  expect(takeSheet(null, point(300, 0, 2), false)).toBeNull();
  expect(takeSheet(take(), point(310, 16, 2), false)).toBeNull();
});

test('another finger than the one that holds it moves nothing', () => {
  const pull = draw(340);
  expect(drawSheet(pull, point(700, 32, 2))).toBe(pull);
});

test('it follows the finger down and never above its place', () => {
  expect(draw(340).down).toBe(40);
  expect(draw(340, 200).down).toBe(0);
});

test('a tap, and a finger that goes up, leave it', () => {
  expect(isDrawnAway(take(), HEIGHT)).toBe(false);
  expect(isDrawnAway(draw(300), HEIGHT)).toBe(false);
  expect(isDrawnAway(draw(250, 100), HEIGHT)).toBe(false);
});

test('drawn slowly it goes from a third of its height on', () => {
  const slowly = (px: number): Pull => draw(...Array.from({ length: px }, (_, step) => 301 + step));
  expect(isDrawnAway(slowly(160), HEIGHT)).toBe(false);
  expect(isDrawnAway(slowly(161), HEIGHT)).toBe(true);
});

test('thrown it goes at once, unless it was no more than a slip of a tap', () => {
  expect(isDrawnAway(draw(330), HEIGHT)).toBe(true);
  expect(isDrawnAway(draw(320), HEIGHT)).toBe(false);
});

test('the lift where the finger is throws it still, a rest before the lift does not', () => {
  const thrown = draw(320, 360);
  expect(isDrawnAway(drawSheet(thrown, point(360, 40)), HEIGHT)).toBe(true);
  expect(isDrawnAway(drawSheet(thrown, point(360, 32 + 80)), HEIGHT)).toBe(false);
});

test('on its way back it stays, however low it is', () => {
  expect(isDrawnAway(draw(600, 560), HEIGHT)).toBe(false);
  expect(isDrawnAway(drawSheet(draw(600, 560), point(560, 200)), HEIGHT)).toBe(true);
});

test('whatever a finger does, the sheet is where the finger is or in its place, and two words of one moment are no speed of their own', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ y: fc.integer({ min: 0, max: 800 }), passed: fc.nat({ max: 50 }) }), { minLength: 1 }), (ways) => {
      let [pull, now] = [take(), 0];
      for (const { y, passed } of ways) {
        now += passed;
        pull = drawSheet(pull, point(y, now));
        expect(pull.down).toBe(Math.max(0, y - 300));
        expect(Number.isFinite(pull.speed)).toBe(true);
      }
    }),
  );
});
