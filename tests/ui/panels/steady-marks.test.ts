import { expect, test } from 'vitest';
import { SteadyMarks } from '../../../src/ui/panels/book/steady-marks';

function make() {
  const marked = new Set<string>();
  const marks = new SteadyMarks<string>((one, isMarked) => void (isMarked ? marked.add(one) : marked.delete(one)));
  return { marks, marked };
}

test('what changed stays marked while nothing else changes', () => {
  const { marks, marked } = make();
  marks.show(['a', 'b'], true);
  marks.show([], true);
  expect([...marked]).toEqual(['a', 'b']);
});

test('the next change takes the mark over', () => {
  const { marks, marked } = make();
  marks.show(['a', 'b'], true);
  marks.show(['b', 'c'], true);
  expect([...marked]).toEqual(['b', 'c']);
});

test('a list that is used again does not move the marks', () => {
  const { marks, marked } = make();
  const changed = ['a'];
  marks.show(changed, true);
  changed[0] = 'b';
  marks.show(changed, true);
  expect([...marked]).toEqual(['b']);
});

test('where no change is to be seen nothing is marked, and nothing stays so', () => {
  const { marks, marked } = make();
  marks.show(['a'], true);
  marks.show(['b'], false);
  expect([...marked]).toEqual([]);
});

test('nothing stays marked where changes are no longer seen, even though none came', () => {
  const { marks, marked } = make();
  marks.show(['a'], true);
  marks.show([], false);
  expect([...marked]).toEqual([]);
});
