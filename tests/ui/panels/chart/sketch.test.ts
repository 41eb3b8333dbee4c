import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Field, Hand } from '../../../../src/ui/panels/chart/drawings/hand';
import { type Drawing, KINDS, type Kind, type Point } from '../../../../src/ui/panels/chart/drawings/shapes';
import { MOST_DRAWINGS, Sketch } from '../../../../src/ui/panels/chart/drawings/sketch';
import { readDrawings, writeDrawings } from '../../../../src/ui/panels/chart/drawings/stored';
import { drawingName, measureWords } from '../../../../src/ui/panels/chart/drawings/words';
import { showLanguage } from '../../../../src/ui/words/language';

const MARKET = 'simulated:BTC/USD';

/** A plot on which a px is a millisecond and a dollar. */
const field: Field = {
  size: () => ({ width: 1000, height: 400 }),
  anchorAt: ({ x, y }, isMagnet) => ({ time: x, price: isMagnet ? 1000 : 400 - y }),
  pointOf: ({ time, price }) => ({ x: time, y: 400 - price }),
  shifted: ({ time, price }, dx, dy) => ({ time: time + dx, price: price - dy }),
};

function world(): { sketch: Sketch; hand: Hand; kept: () => number; press: (at: Point, to?: Point) => boolean } {
  let kept = 0;
  const sketch = new Sketch((isKept) => {
    if (isKept) kept++;
  });
  const hand = new Hand(sketch, field);
  const press = (at: Point, to = at): boolean => {
    const isOurs = hand.down(at, false, 6);
    if (to !== at) hand.move(to, false);
    hand.up(to);
    return isOurs;
  };
  return { sketch, hand, press, kept: () => kept };
}
const at = (x: number, y: number): Point => ({ x, y });
const anchors = ({ sketch }: { sketch: Sketch }) => sketch.drawings.map((one) => one.anchors);

test('two presses draw a trend line, the pointer between them shows it, and the tool is put down', () => {
  const it = world();
  it.sketch.choose('trend');
  expect(it.press(at(100, 300))).toBe(true);
  it.hand.move(at(200, 200), false);
  expect(it.sketch.draft?.anchors).toEqual([
    { time: 100, price: 100 },
    { time: 200, price: 200 },
  ]);
  it.press(at(300, 100));
  expect(anchors(it)).toEqual([
    [
      { time: 100, price: 100 },
      { time: 300, price: 300 },
    ],
  ]);
  expect([it.sketch.tool, it.sketch.draft, it.sketch.selected, it.kept()]).toEqual([null, null, 1, 1]);
});

test('one drag draws it as well, and a horizontal line takes one press', () => {
  const it = world();
  it.sketch.choose('rectangle');
  it.press(at(100, 300), at(300, 100));
  it.sketch.choose('horizontal');
  it.press(at(500, 250));
  expect(anchors(it).map((all) => all.length)).toEqual([2, 1]);
});

test('a drawing is taken by its stroke and moves whole, by an anchor and bends; Esc and a lost pointer put it back', () => {
  const it = world();
  it.sketch.choose('trend');
  it.press(at(100, 300), at(300, 100));
  it.press(at(200, 200), at(220, 210));
  expect(anchors(it)[0]).toEqual([
    { time: 120, price: 90 },
    { time: 320, price: 290 },
  ]);
  it.press(at(320, 110), at(400, 20));
  expect(anchors(it)[0]?.[1]).toEqual({ time: 400, price: 380 });
  const [before, kept] = [it.sketch.drawings, it.kept()];
  it.hand.down(at(400, 20), false, 6);
  it.hand.move(at(10, 10), false);
  expect(it.sketch.drawings).not.toEqual(before);
  expect(it.hand.leave()).toBe(true);
  it.hand.up(at(10, 10));
  expect([it.sketch.drawings, it.kept()]).toEqual([before, kept]);
});

test('a press on nothing is the chart’s own, and lets go of what was selected', () => {
  const it = world();
  it.sketch.choose('horizontal');
  it.press(at(500, 250));
  expect(it.press(at(500, 100))).toBe(false);
  expect(it.sketch.selected).toBeNull();
  expect(it.press(at(900, 252))).toBe(true);
  expect(it.sketch.selected).toBe(1);
  it.sketch.choose('trend');
  expect(it.press(at(500, 401))).toBe(false);
});

test('a press that hardly moves changes nothing, and the magnet is asked for', () => {
  const it = world();
  it.sketch.choose('horizontal');
  it.hand.down(at(500, 250), true, 6);
  it.hand.up(at(500, 250));
  expect(anchors(it)[0]).toEqual([{ time: 500, price: 1000 }]);
  it.sketch.replace({ id: 1, kind: 'horizontal', anchors: [{ time: 500, price: 150 }] });
  const kept = it.kept();
  it.press(at(700, 250), at(702, 252));
  expect(it.kept()).toBe(kept);
});

test('leaving puts down the tool first, then the selection', () => {
  const it = world();
  it.sketch.choose('trend');
  it.press(at(1, 1));
  expect([it.hand.leave(), it.sketch.draft, it.sketch.tool]).toEqual([true, null, null]);
  it.sketch.choose('horizontal');
  it.press(at(1, 1));
  expect([it.hand.leave(), it.sketch.selected, it.hand.leave()]).toEqual([true, null, false]);
});

test('whatever is done is undone, step by step, back to what was loaded', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constantFrom<Kind>(...KINDS), x: fc.nat(900), y: fc.nat(390) }),
    fc.record({ remove: fc.nat(5) }),
    fc.record({ drag: fc.nat(5), x: fc.nat(900) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const it = world();
      const seen = [it.sketch.drawings];
      const note = (): void => {
        if (it.kept() >= seen.length) seen.push(it.sketch.drawings);
      };
      for (const one of steps) {
        const target = it.sketch.drawings['remove' in one ? one.remove : 'drag' in one ? one.drag : -1];
        if ('kind' in one) {
          it.sketch.choose(null);
          it.sketch.choose(one.kind);
          it.press(at(one.x, one.y), at(one.x + 50, one.y + 5));
        } else if (target === undefined) continue;
        else if ('remove' in one) it.sketch.remove(target.id);
        else it.sketch.replace({ ...target, anchors: target.anchors.map((a) => ({ ...a, time: one.x })) });
        note();
        expect(new Set(it.sketch.drawings.map(({ id }) => id)).size).toBe(it.sketch.drawings.length);
      }
      for (const before of seen.slice(0, -1).reverse()) {
        it.sketch.undo();
        expect(it.sketch.drawings).toEqual(before);
      }
      expect(it.sketch.canUndo).toBe(false);
    }),
  );
});

test('a market has room for so many', () => {
  const it = world();
  it.sketch.load(Array.from({ length: MOST_DRAWINGS }, (_, i) => ({ id: i + 1, kind: 'horizontal' as const, anchors: [{ time: 1, price: 1 }] })));
  it.sketch.choose('trend');
  expect(it.sketch.tool).toBeNull();
});

test('what was stored is read again, each market’s own', () => {
  const it = world();
  for (const kind of KINDS) {
    it.sketch.choose(kind);
    it.press(at(100, 300), at(300, 100));
  }
  const text = writeDrawings(readDrawings(writeDrawings(new Map(), 'simulated:ETH/USD', it.sketch.drawings.slice(0, 1))), MARKET, it.sketch.drawings);
  expect(readDrawings(text).get(MARKET)).toEqual(it.sketch.drawings);
  expect(readDrawings(text).get('simulated:ETH/USD')).toHaveLength(1);
  expect(readDrawings(writeDrawings(readDrawings(text), MARKET, [])).get(MARKET)).toBeUndefined();
  expect(writeDrawings(new Map(), MARKET, [])).toBeNull();
});

test('of what is stored, only what makes sense is taken', () => {
  const rows = [['trend', 1, 2, 3, 4], ['trend', 1, 2], ['horizontal', 1, null], ['circle', 1, 2], 7, ['horizontal', 'x', 2], ['horizontal', 1, 5]];
  expect(readDrawings(JSON.stringify([[MARKET, rows]])).get(MARKET)).toMatchObject([{ kind: 'trend' }, { kind: 'horizontal' }]);
  for (const text of [null, '', '{', '{}', '[7]', '[["nonsense",[]]]', `[["${MARKET}",7]]`]) expect(readDrawings(text).size).toBe(0);
});

test('a measure says change, part and bars; a list has the prices', () => {
  const drawing = {
    id: 1,
    kind: 'measure' as const,
    anchors: [
      { time: 0, price: 1000 },
      { time: 5, price: 1100 },
    ],
  };
  expect(measureWords(drawing, -12, 0)).toBe('+100 (+10.00 %), 12 bars');
  expect(measureWords({ ...drawing, anchors: [...drawing.anchors].reverse() }, 1, 1)).toBe('−100.0 (−9.09 %), 1 bar');
  expect(drawingName(drawing, 0)).toBe('Measure 1,000 → 1,100');
});

test('what another chart of the market drew is taken over, and nothing happens where it is the same', () => {
  let changes = 0;
  const sketch = new Sketch(() => {
    changes += 1;
  });
  const line = (id: number, price: number): Drawing => ({ id, kind: 'horizontal', anchors: [{ time: 1, price }] });
  sketch.load([line(1, 100)]);
  sketch.replace(line(1, 101));
  changes = 0;
  sketch.take([line(7, 101)]);
  expect([changes, sketch.drawings, sketch.canUndo]).toEqual([0, [line(1, 101)], true]);
  sketch.take([line(1, 101), line(2, 90)]);
  expect([changes, sketch.drawings.length, sketch.canUndo]).toEqual([1, 2, false]);
});

test('a measure and a name in Swedish', async () => {
  await showLanguage('sv');
  const anchors = [
    { time: 0, price: 1_000 },
    { time: 1, price: 1_100.5 },
  ];
  const drawing = { id: 1, kind: 'trend' as const, anchors };
  expect(measureWords(drawing, 12, 1)).toBe('+100,5 (+10,05 %), 12 staplar');
  expect(measureWords(drawing, 1, 0)).toMatch(/, 1 stapel$/);
  expect(drawingName(drawing, 1)).toBe('Trendlinje 1\u00a0000,0 → 1\u00a0100,5');
  await showLanguage('en');
});
