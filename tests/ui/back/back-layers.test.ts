import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BackLayers } from '../../../src/ui/back/back-layers';

/** The history of a browser, which goes where it is asked to later, and a page in it with things that are open. */
function rig(depthAtStart = 0) {
  const entries = Array.from({ length: depthAtStart + 1 }, (_, depth) => depth);
  let at = depthAtStart;
  let isLeft = false;
  const due: (() => void)[] = [];
  const travels: number[] = [];
  const layers = new BackLayers(
    {
      push: (depth) => {
        entries.splice(at + 1, Number.POSITIVE_INFINITY, depth);
        at++;
      },
      go: (by) => travels.push(by),
      soon: (run) => due.push(run),
    },
    depthAtStart,
  );
  const open = new Map<string, () => void>();
  const settle = (): void => {
    for (const run of due.splice(0)) run();
  };
  const travel = (by: number): void => {
    if (at + by < 0) isLeft = true;
    else if (at + by < entries.length && by !== 0) {
      at += by;
      layers.arrived(entries[at] as number);
      settle();
    }
  };
  return {
    open: (name: string, isOfPage = false) =>
      open.set(
        name,
        layers.open(() => open.delete(name), isOfPage),
      ),
    close: (name: string) => {
      const closed = open.get(name);
      open.delete(name);
      closed?.();
    },
    settle,
    /** The browser does one thing that it was asked to. */
    goOn: () => travel(travels.shift() ?? 0),
    /** All that is due, and all that the browser was asked to, until nothing is left. */
    rest: () => {
      settle();
      while (travels.length > 0) travel(travels.shift() as number);
    },
    back: () => travel(-1),
    forward: () => travel(1),
    isLeft: () => isLeft,
    names: () => [...open.keys()],
    depth: () => entries[at],
    entries: () => entries.length,
  };
}

test('back closes what is open, the latest first, and leaves the page when nothing is', () => {
  const page = rig();
  page.open('settings');
  page.rest();
  page.open('menu');
  page.rest();
  expect(page.depth()).toBe(2);
  page.back();
  expect(page.names()).toEqual(['settings']);
  page.back();
  expect([page.names(), page.isLeft()]).toEqual([[], false]);
  page.back();
  expect(page.isLeft()).toBe(true);
});

test('what is closed by other means takes its entry along', () => {
  const page = rig();
  page.open('settings');
  page.rest();
  page.close('settings');
  page.rest();
  expect([page.depth(), page.isLeft()]).toEqual([0, false]);
  page.back();
  expect(page.isLeft()).toBe(true);
});

test('what takes the place of another in one go has its entry, and nothing moves', () => {
  const page = rig();
  page.open('settings');
  page.rest();
  page.close('settings');
  page.open('first steps');
  page.rest();
  expect([page.depth(), page.entries()]).toEqual([1, 2]);
});

test('a tab lies under the dialog over it, though it was changed later', () => {
  const page = rig();
  page.open('first steps');
  page.rest();
  page.open('trade', true);
  page.rest();
  page.back();
  expect(page.names()).toEqual(['trade']);
});

test('what is opened while the browser is on its way down is not closed by its arrival, and has an entry after it', () => {
  const page = rig();
  page.open('settings');
  page.rest();
  page.close('settings');
  page.settle();
  page.open('search');
  page.settle();
  expect([page.depth(), page.entries()]).toEqual([1, 2]);
  page.goOn();
  expect([page.names(), page.depth()]).toEqual([['search'], 1]);
  page.back();
  expect([page.names(), page.isLeft()]).toEqual([[], false]);
});

test('what is closed while the browser is on its way down has its entry taken after it: the page is not left', () => {
  const page = rig();
  for (const name of ['tab', 'dialog']) {
    page.open(name);
    page.rest();
  }
  for (const name of ['dialog', 'tab']) {
    page.close(name);
    page.settle();
  }
  page.rest();
  expect([page.depth(), page.isLeft()]).toEqual([0, false]);
});

test('the user may go back while the browser is on its way: then that closes one more', () => {
  const page = rig();
  for (const name of ['tab', 'dialog', 'menu']) {
    page.open(name);
    page.rest();
  }
  page.close('menu');
  page.settle();
  page.goOn();
  page.back();
  expect(page.names()).toEqual(['tab']);
  page.rest();
  expect(page.depth()).toBe(1);
});

test('what was due of a life that ended while something was open is not done: the next one alone goes down, once, and the page is not left', () => {
  let [at, isLeft] = [1, false];
  const due: (() => void)[] = [];
  const hands = {
    push: () => void at++,
    go: (by: number) => {
      at += by;
      isLeft ||= at < 0;
    },
    soon: (run: () => void) => due.push(run),
  };
  const before = new BackLayers(hands, 0);
  const close = before.open(() => {});
  for (const run of due.splice(0)) run();
  at = 1;
  close();
  before.end();
  new BackLayers(hands, at);
  for (const run of due.splice(0)) run();
  expect([at, isLeft]).toEqual([0, false]);
});

test('entries that an earlier life of the page left are gone down from, and none is forward of what is open', () => {
  const page = rig(2);
  page.rest();
  expect(page.depth()).toBe(0);
  page.forward();
  page.rest();
  expect(page.depth()).toBe(0);
  page.open('search');
  page.rest();
  expect([page.depth(), page.entries()]).toEqual([1, 2]);
});

test('whatever is opened, closed and gone back from: at rest there are as many entries as things open, and no page is left before all is closed', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('open' as const), name: fc.constantFrom('a', 'b', 'c', 'd'), isOfPage: fc.boolean() }),
    fc.record({ kind: fc.constant('close' as const), name: fc.constantFrom('a', 'b', 'c', 'd') }),
    fc.record({ kind: fc.constantFrom('settle' as const, 'goOn' as const, 'rest' as const, 'back' as const, 'forward' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.nat(3), (steps, depthAtStart) => {
      const page = rig(depthAtStart);
      page.rest();
      for (const one of steps) {
        if (one.kind === 'open') page.names().includes(one.name) || page.open(one.name, one.isOfPage);
        else if (one.kind === 'close') page.close(one.name);
        else if (one.kind === 'back') {
          page.rest();
          const [before, depth] = [page.names().length, page.depth()];
          if (before === 0) continue;
          page.back();
          expect(page.names()).toHaveLength(before - 1);
          expect(page.isLeft()).toBe(false);
          expect(depth).toBe(before);
        } else page[one.kind]();
      }
      page.rest();
      expect(page.depth()).toBe(page.names().length);
      expect(page.isLeft()).toBe(false);
    }),
  );
});
