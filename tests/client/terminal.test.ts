import { type Endpoint, expose } from 'comlink';
import { afterEach, expect, test } from 'vitest';
import type { WorkerDoor } from '../../src/client/engine-link';
import { makeTerminal } from '../../src/client/make-terminal';
import type { PageLife } from '../../src/client/page-life';
import { ok } from '../../src/domain/result';
import type { LocalMs } from '../../src/domain/units';
import { PROTOCOL } from '../../src/worker/protocol/engine-api';
import { makeStoredSnapshot, type StoredSnapshot } from '../../src/worker/protocol/stored-snapshot';
import type { Introduction, StreamReply, TopicMessage } from '../../src/worker/protocol/stream-message';
import { FakeFrame } from './fake-frame';
import { FakeLocks } from './fake-locks';

const KEY = 'ticker:bitfinex:BTC/USD';
const ticker = { bid: 1, ask: 2, last: 1, high: null, low: null, volume: null, change: null, changeRatio: null };
const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A worker of one tab, as the protocol says. */
class FakeEngine {
  introductions: Introduction[] = [];
  followed: (readonly string[])[] = [];
  replies: StreamReply[] = [];
  stream: MessagePort | undefined;
  id = 'e1';
  protocol = PROTOCOL;
  private n = 0;
  constructor(
    private readonly locks: FakeLocks,
    private readonly frame: FakeFrame,
  ) {}

  connect = (): WorkerDoor => ({
    port: {
      close: () => undefined,
      postMessage: (message: Introduction, transfer: [MessagePort, MessagePort]) => {
        this.introductions.push(message);
        this.locks.hold(`engine-${this.id}`);
        const [calls, stream] = transfer;
        ports.push(calls, stream);
        this.stream = stream;
        stream.onmessage = (event) => this.replies.push(event.data);
        const { id, protocol } = this;
        const api = {
          hello: () => ok({ protocol, engine: id, engineLock: `engine-${id}`, build: 'b' }),
          follow: (keys: readonly string[]) => ok(this.followed.push(keys) && null),
          retryNow: () => ok(null),
        };
        expose(api, calls as Endpoint);
      },
    } as unknown as WorkerDoor['port'],
    addEventListener: () => undefined,
  });

  say(topics: readonly TopicMessage[], postedAt = this.frame.time): void {
    this.stream?.postMessage({ n: ++this.n, postedAt, topics, link: null, settings: null, vault: null, alerts: null });
  }
  sayLive(): void {
    const now = this.frame.time as LocalMs;
    const status = { source: 'exchange', via: 'socket', state: 'live', dataAt: now, proofAt: now, verifiedAt: null, reason: null } as const;
    this.say([{ key: KEY, status, change: { kind: 'ticker', ticker }, sentAt: null }]);
  }
  die(): void {
    const old = this.id;
    this.id = `${old}'`;
    this.locks.free(`engine-${old}`);
  }
}

function setUp(stored?: StoredSnapshot, unsupported: string | null = null) {
  const frame = new FakeFrame();
  const locks = new FakeLocks();
  const engine = new FakeEngine(locks, frame);
  let page: PageLife | undefined;
  let id = 0;
  const terminal = makeTerminal({
    connect: engine.connect,
    locks,
    frame,
    makeId: () => String(++id),
    snapshots: { hasMarket: Promise.resolve(stored !== undefined), read: async () => stored },
    watchPage: (life) => {
      page = life;
    },
    unsupported,
  });
  return { frame, locks, engine, terminal, page: () => page as PageLife };
}

const until = async (frame: FakeFrame, claim: () => boolean): Promise<void> => {
  for (let i = 0; i < 400 && !claim(); i++) {
    await new Promise((resolve) => setImmediate(resolve));
    frame.pass(1);
  }
  expect(claim()).toBe(true);
};

async function live() {
  const set = setUp();
  const topic = set.terminal.topic(KEY);
  topic.watch(() => undefined);
  await until(set.frame, () => set.engine.followed.length > 0);
  set.engine.sayLive();
  await until(set.frame, () => topic.get().status.state === 'live');
  return { ...set, topic };
}

test('the stored snapshot is shown, as old, before the engine is started', async () => {
  const stored = makeStoredSnapshot({ key: KEY, dataAt: 3 as LocalMs, verifiedAt: null, data: { kind: 'ticker', ticker } }, 4);
  const { frame, terminal, engine } = setUp(stored);
  const topic = terminal.topic(KEY);
  topic.watch(() => undefined);
  await until(frame, () => topic.get().data !== null);
  expect(engine.introductions).toEqual([]);
  expect(topic.get().status).toMatchObject({ via: 'cache', state: 'offline', dataAt: 3 });
  await until(frame, () => engine.introductions.length === 1);
});

test('the engine is started though nothing is followed, and while hidden', async () => {
  const { frame, engine } = setUp();
  frame.visible = false;
  frame.pass(301);
  await until(frame, () => engine.introductions.length === 1);
});

test('a tab is introduced under a lock that it holds, follows what is read, and gives a credit', async () => {
  const { engine, locks, terminal } = await live();
  expect(locks.isHeld(engine.introductions[0]?.tabLock ?? '')).toBe(true);
  expect(engine.followed).toEqual([[KEY]]);
  expect(engine.replies[0]).toEqual({ kind: 'credit', paintMs: null });
  expect(terminal.engine.get()).toEqual({ phase: 'ready', why: null });
});

test('B2: when the engine dies nothing is live at once, and the tab introduces itself anew under a new lock', async () => {
  const { engine, frame, terminal, topic, locks } = await live();
  engine.die();
  await until(frame, () => topic.get().status.state !== 'live');
  expect(topic.get().data).not.toBeNull();
  await until(frame, () => engine.followed.length === 2);
  const [first, second] = engine.introductions.map((i) => i.tabLock);
  expect(second).not.toBe(first);
  expect(locks.isHeld(first as string)).toBe(false);
  expect(topic.get().status.state).toBe('stale');
  engine.sayLive();
  await until(frame, () => topic.get().status.state === 'live');
  expect(terminal.engine.get().phase).toBe('ready');
});

test('B7: an engine that holds its lock and says nothing is lost after 3 s, until it speaks', async () => {
  const { engine, frame, terminal, topic } = await live();
  await until(frame, () => engine.replies.length === 2);
  frame.pass(5_000);
  expect(terminal.engine.get().phase).toBe('lost');
  expect(topic.get().status.state).toBe('stale');
  engine.say([]);
  await until(frame, () => topic.get().status.state === 'live');
  expect(terminal.engine.get().phase).toBe('ready');
});

test('a page that was hidden shows nothing as live until a message posted since its return', async () => {
  const { engine, frame, topic, page } = await live();
  frame.visible = false;
  page().hidden();
  const before = frame.time;
  frame.pass(50);
  frame.visible = true;
  page().shown();
  expect(topic.get().status).toMatchObject({ state: 'stale', reason: 'resuming' });
  engine.say([], before);
  for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
  expect(topic.get().status.state).toBe('stale');
  engine.say([]);
  await until(frame, () => topic.get().status.state === 'live');
  await until(frame, () => engine.replies.some((r) => r.kind === 'pause'));
});

test('B6: back from the back/forward cache the tab introduces itself again', async () => {
  const { engine, frame, topic, page } = await live();
  page().restored();
  expect(topic.get().status.state).toBe('stale');
  await until(frame, () => engine.followed.length === 2);
});

test('an engine of another protocol makes this tab outdated', async () => {
  const { engine, frame, terminal } = setUp();
  engine.protocol = PROTOCOL + 1;
  await until(frame, () => terminal.engine.get().phase === 'outdated');
  expect(engine.followed).toEqual([]);
});

test('topics read in one turn are followed by one call; one left for good is dropped after a linger', async () => {
  const { engine, frame, terminal } = await live();
  const stop = terminal.topic('trades:bitfinex:BTC/USD').watch(() => undefined);
  terminal.topic('ticker:bitfinex:ETH/USD').watch(() => undefined);
  await until(frame, () => engine.followed.length === 2);
  expect(engine.followed[1]).toHaveLength(3);
  stop();
  stop();
  await until(frame, () => engine.followed.length === 3);
  expect(engine.followed[2]).toEqual([KEY, 'ticker:bitfinex:ETH/USD']);
});

test('without an engine commands answer at once, and an unsupported browser is told why', async () => {
  const { terminal, frame, engine } = setUp(undefined, 'no SharedWorker');
  frame.pass(1_000);
  expect(await terminal.commands.retryNow('bitfinex')).toMatchObject({ ok: false, error: { code: 'engine-silent' } });
  expect(terminal.engine.get()).toEqual({ phase: 'unsupported', why: 'no SharedWorker' });
  expect(engine.introductions).toEqual([]);
});
