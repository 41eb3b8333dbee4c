import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { ConnectBudget } from '../../src/worker/connect-budget';
import { LineKeeper } from '../../src/worker/line-keeper';
import { FakeClock } from '../support/fake-clock';
import { FakeSockets } from '../support/fake-sockets';

const LIMIT = { attempts: 18, perMs: 60_000 };

let clock: FakeClock;
let sockets: FakeSockets;
let told: string[];
let dice: number;
let attempts: number[];
let keeper: LineKeeper;

function make(recalled: readonly number[] = []): LineKeeper {
  const budget = new ConnectBudget(LIMIT, (times) => attempts.push(times.at(-1) as number));
  budget.recall(recalled);
  return new LineKeeper('ws://exchange', clock, () => dice, sockets.openSocket, budget, {
    opened: () => told.push('opened'),
    text: (text) => told.push(text),
    closed: () => told.push('closed'),
    changed: () => undefined,
  });
}

beforeEach(() => {
  clock = new FakeClock();
  sockets = new FakeSockets();
  told = [];
  attempts = [];
  dice = 0.5;
  keeper = make();
});

test('it connects at once, and tells what the socket tells', () => {
  keeper.start();
  expect(keeper.phase).toBe('connecting');
  sockets.last.open();
  sockets.last.text('a');
  keeper.send('b');
  expect(keeper.phase).toBe('open');
  expect(told).toEqual(['opened', 'a']);
  expect(sockets.last.sent).toEqual(['b']);
});

test('a connection that does not come about within 10 s is given up and its socket closed', () => {
  keeper.start();
  clock.advance(9_999);
  expect(keeper.phase).toBe('connecting');
  clock.advance(1);
  expect(keeper.phase).toBe('waiting');
  expect(keeper.why).toBe('no connection within 10 s');
  expect(sockets.last.isClosedByOwner).toBe(true);
  expect(told).toEqual([]);
});

test('the time of the next try is told, and kept', () => {
  keeper.start();
  sockets.last.drop();
  const planned = keeper.nextTryAt as number;
  expect(planned - clock.now()).toBe(750);
  clock.advance(749);
  expect(sockets.all).toHaveLength(1);
  clock.advance(1);
  expect(sockets.all).toHaveLength(2);
  expect(keeper.nextTryAt).toBeNull();
});

test('10: the backoff grows while connections do not hold, and starts afresh only after 30 s of one that does', () => {
  dice = 1;
  keeper.start();
  for (let i = 0; i < 4; i++) {
    sockets.last.open();
    clock.advance(29_999);
    sockets.last.drop();
    expect(keeper.attempt).toBe(i + 1);
    expect((keeper.nextTryAt as number) - clock.now()).toBe(1_000 * 2 ** i);
    clock.advance(1_000 * 2 ** i);
  }
  sockets.last.open();
  clock.advance(30_000);
  expect(keeper.attempt).toBe(0);
  sockets.last.drop();
  expect((keeper.nextTryAt as number) - clock.now()).toBe(1_000);
});

test('9: after three sockets in a row that never opened it waits a minute', () => {
  keeper.start();
  for (let i = 0; i < 2; i++) {
    sockets.last.drop();
    expect((keeper.nextTryAt as number) - clock.now()).toBeLessThan(60_000);
    clock.advance((keeper.nextTryAt as number) - clock.now());
  }
  sockets.last.drop();
  expect((keeper.nextTryAt as number) - clock.now()).toBeGreaterThanOrEqual(60_000);
  expect(keeper.why).toContain('3 attempts in a row failed');
});

test('one that opens in between takes the three back', () => {
  keeper.start();
  for (const opens of [false, false, true, false, false]) {
    if (opens) sockets.last.open();
    sockets.last.drop();
    expect((keeper.nextTryAt as number) - clock.now()).toBeLessThan(60_000);
    clock.advance((keeper.nextTryAt as number) - clock.now());
  }
});

test('what an old socket still says reaches nobody, though it never stops calling', () => {
  keeper.start();
  const [old] = sockets.all;
  old?.open();
  keeper.reopen('half open');
  clock.advance(30_000);
  const fresh = sockets.last;
  expect(fresh).not.toBe(old);
  fresh.open();
  told = [];
  old?.text('a price of yesterday');
  old?.open();
  old?.drop();
  expect(told).toEqual([]);
  expect(keeper.phase).toBe('open');
  fresh.text('now');
  expect(told).toEqual(['now']);
});

test('a socket that opens after it was given up changes nothing', () => {
  keeper.start();
  clock.advance(10_000);
  sockets.all[0]?.open();
  expect(keeper.phase).toBe('waiting');
  expect(told).toEqual([]);
});

test('it does not wait for the old socket to be closed', () => {
  keeper.start();
  sockets.last.open();
  keeper.reopen('a ping was not answered');
  expect(told).toEqual(['opened']);
  clock.advance(1_000);
  expect(sockets.all).toHaveLength(2);
});

test('retry now shortens the backoff, not the exchange’s limit', () => {
  keeper.start();
  for (let i = 0; i < 40; i++) {
    if (keeper.phase === 'connecting') sockets.last.drop();
    keeper.retryNow();
  }
  expect(attempts).toHaveLength(LIMIT.attempts);
  expect(keeper.phase).toBe('waiting');
  expect(keeper.why).toBe('the exchange limits connections');
  expect((keeper.nextTryAt as number) - clock.now()).toBe(60_000);
  clock.advance(60_000);
  expect(attempts).toHaveLength(LIMIT.attempts + 1);
});

test('retry now means nothing to a line that is open or closed', () => {
  keeper.retryNow();
  expect(sockets.all).toHaveLength(0);
  keeper.start();
  sockets.last.open();
  keeper.retryNow();
  expect(sockets.all).toHaveLength(1);
});

test('stopped, it stays stopped and says why; started again, it connects', () => {
  keeper.start();
  sockets.last.open();
  keeper.stop('disconnected by you');
  expect(told).toEqual(['opened', 'closed']);
  expect(clock.pending).toBe(0);
  clock.advance(600_000);
  expect(sockets.all).toHaveLength(1);
  expect(keeper.why).toBe('disconnected by you');
  keeper.start();
  expect(sockets.all).toHaveLength(2);
  expect(keeper.why).toBeNull();
});

test('what earlier workers spent holds this one back', () => {
  const now = clock.now();
  keeper = make(Array.from({ length: LIMIT.attempts }, (_, i) => now - 30_000 + i));
  keeper.start();
  expect(sockets.all).toHaveLength(0);
  expect(keeper.nextTryAt).toBe(now + 30_000);
  clock.advance(30_000);
  expect(sockets.all).toHaveLength(1);
});

/** What becomes of each attempt: refused, never answered, or open for a while. */
const fate = fc.oneof(fc.constant('refused' as const), fc.constant('silent' as const), fc.integer({ min: 0, max: 40_000 }));

function live(fates: readonly (number | 'refused' | 'silent')[], restartEvery: number): void {
  let made = 0;
  // The other end's timers are none of the keeper's, and outlive its sockets.
  let others = 0;
  const later = (ms: number, run: () => void): void => {
    others++;
    clock.after(ms, () => {
      others--;
      run();
    });
  };
  sockets.onOpen = (socket) => {
    const next = fates[made++ % fates.length];
    if (next === 'refused') later(5, () => socket.drop());
    else if (typeof next === 'number') {
      later(5, () => socket.open());
      later(6 + next, () => socket.drop());
    }
  };
  keeper.start();
  while (made < 1_000) {
    clock.advance(10_000);
    if (restartEvery > 0 && made % restartEvery === 0) {
      keeper.stop(null);
      keeper = make(attempts.slice(-100));
      keeper.start();
    }
    expect(clock.pending - others).toBeLessThanOrEqual(1);
  }
  for (let i = 0, from = 0; i < attempts.length; i++) {
    while ((attempts[i] as number) - (attempts[from] as number) >= LIMIT.perMs) from++;
    expect(i - from + 1).toBeLessThanOrEqual(LIMIT.attempts);
  }
  keeper.stop(null);
}

test('one that is stopped as it tells that its connection ended does not come back', () => {
  const budget = new ConnectBudget(LIMIT, () => undefined);
  const stopped = new LineKeeper('ws://exchange', clock, () => dice, sockets.openSocket, budget, {
    opened: () => undefined,
    text: () => undefined,
    closed: () => stopped.stop(null),
    changed: () => undefined,
  });
  stopped.start();
  sockets.last.open();
  const { length } = sockets.all;
  sockets.last.drop();
  clock.advance(600_000);
  expect([stopped.phase, sockets.all.length, clock.pending]).toEqual(['closed', length, 0]);
});

test('over a thousand failures it never gives up, leaves no timer behind, and stays inside the exchange’s limit', () => {
  fc.assert(
    fc.property(fc.array(fate, { minLength: 1, maxLength: 12 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(9), (fates, roll, restart) => {
      clock = new FakeClock();
      sockets = new FakeSockets();
      attempts = [];
      dice = roll;
      keeper = make();
      live(fates, restart);
      clock.advance(60_000);
      expect(clock.pending).toBe(0);
      expect(sockets.all.filter((s) => !s.isClosedByOwner)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
