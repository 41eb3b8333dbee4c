import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EarlyFrames } from '../../../src/venues/bitfinex/early-frames';

test('frames of a channel come back once, in the order they came in, and those of others stay', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 50 }), (channels) => {
      const early = new EarlyFrames();
      const frames = channels.map((chanId, at) => [chanId, at]);
      for (const frame of frames) early.keep(frame, 10);
      for (const chanId of [3, 1, 4, 2]) {
        const own = frames.filter(([of]) => of === chanId);
        expect(early.take(chanId)).toEqual(own);
        expect(early.take(chanId)).toEqual([]);
      }
    }),
  );
});

test('more than there is room for drops all that came before: updates without their snapshot would pass for the truth', () => {
  const early = new EarlyFrames();
  early.keep([1, 'snapshot'], 3_900_000);
  early.keep([2, 'snapshot'], 50_000);
  early.keep([1, 'update'], 100_000);
  expect(early.take(2)).toEqual([]);
  expect(early.take(1)).toEqual([[1, 'update']]);
});

test('what was taken makes room', () => {
  const early = new EarlyFrames();
  early.keep([1, 'snapshot'], 3_900_000);
  early.take(1);
  early.keep([2, 'snapshot'], 3_900_000);
  early.keep([2, 'update'], 100_000);
  expect(early.take(2)).toEqual([
    [2, 'snapshot'],
    [2, 'update'],
  ]);
});

test('what was dropped is gone, and so is its length', () => {
  const early = new EarlyFrames();
  early.keep([1, 'snapshot'], 3_900_000);
  early.drop();
  early.keep([1, 'later'], 3_900_000);
  early.keep([1, 'update'], 100_000);
  expect(early.take(1)).toEqual([
    [1, 'later'],
    [1, 'update'],
  ]);
});
