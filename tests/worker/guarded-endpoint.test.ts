import { type Endpoint, expose, type Remote, wrap } from 'comlink';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, expect, test } from 'vitest';
import { guardedEndpoint } from '../../src/worker/guarded-endpoint';

class Engine {
  calls: unknown[][] = [];
  place(pair: string, n: number): string {
    this.calls.push([pair, n]);
    return 'placed';
  }
  fails(): never {
    throw new TypeError('no way');
  }
}
const schemas = {
  place: v.strictTuple([v.pipe(v.string(), v.maxLength(20)), v.number()]),
  fails: v.strictTuple([]),
};

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

function setUp(kind: 'stock' | 'guarded', now: () => number = () => 0) {
  class OwnEngine extends Engine {
    override place(pair: string, n: number): string {
      return super.place(pair, n);
    }
  }
  const engine = new OwnEngine();
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  expose(engine, kind === 'stock' ? (port1 as Endpoint) : guardedEndpoint(port1, schemas, { now }));
  port2.start();
  let id = 0;
  const ask = (message: Record<string, unknown>): Promise<Record<string, unknown>> =>
    new Promise((resolve) => {
      const own = `m${++id}`;
      const listener = (event: MessageEvent): void => {
        if (event.data.id !== own) return;
        port2.removeEventListener('message', listener);
        resolve(event.data);
      };
      port2.addEventListener('message', listener);
      port2.postMessage({ ...message, id: own });
    });
  return { engine, OwnEngine, ask, port: port2, remote: wrap<Engine>(port2 as Endpoint) as Remote<Engine> };
}

const raw = (value: unknown) => ({ type: 'RAW', value });

test('a plain call goes through', async () => {
  const { engine, remote } = setUp('guarded');
  expect(await remote.place('BTC/USD', 2)).toBe('placed');
  expect(engine.calls).toEqual([['BTC/USD', 2]]);
});

test('M3: by stock Comlink a page replaces a method on the prototype; the guard refuses', async () => {
  const attack = { type: 'SET', path: ['constructor', 'prototype', 'place'], value: raw('owned') };
  const stock = setUp('stock');
  expect((await stock.ask(attack)).value).toBe(true);
  expect(stock.OwnEngine.prototype.place).toBe('owned');
  const guarded = setUp('guarded');
  expect((await guarded.ask(attack)).value).toMatchObject({ ok: false, error: { code: 'call-refused' } });
  expect(typeof guarded.OwnEngine.prototype.place).toBe('function');
  expect(await guarded.remote.place('a', 1)).toBe('placed');
});

test('M3: by stock Comlink a page constructs code of its own through the constructor path; the guard refuses', async () => {
  const attack = { type: 'APPLY', path: ['place', 'constructor'], argumentList: [raw('globalThis.wasOwned = 1; return 7')] };
  const run = { type: 'CONSTRUCT', path: ['place', 'constructor'], argumentList: [raw('globalThis.wasOwned = 1')] };
  const stock = setUp('stock');
  expect((await stock.ask(run)).type).toBe('HANDLER');
  const guarded = setUp('guarded');
  for (const message of [attack, run]) expect((await guarded.ask(message)).value).toMatchObject({ ok: false, error: { code: 'call-refused' } });
});

test('M3: get, endpoint, deeper paths, inherited names, proxies, wrong and huge arguments are refused', async () => {
  const { ask, engine } = setUp('guarded');
  const attacks = [
    { type: 'GET', path: ['calls'] },
    { type: 'GET', path: [] },
    { type: 'ENDPOINT' },
    { type: 'APPLY', path: [], argumentList: [] },
    { type: 'APPLY', path: ['place', 'call'], argumentList: [raw(null), raw('a'), raw(1)] },
    { type: 'APPLY', path: ['toString'], argumentList: [] },
    { type: 'APPLY', path: ['__proto__'], argumentList: [] },
    { type: 'APPLY', path: ['constructor'], argumentList: [] },
    { type: 'APPLY', path: ['place'], argumentList: [{ type: 'HANDLER', name: 'proxy', value: null }, raw(1)] },
    { type: 'APPLY', path: ['place'], argumentList: [{ type: 'HANDLER', name: 'throw', value: { isError: false, value: 1 } }, raw(1)] },
    { type: 'APPLY', path: ['place'], argumentList: [raw('a')] },
    { type: 'APPLY', path: ['place'], argumentList: [raw('a'), raw(1), raw(2)] },
    { type: 'APPLY', path: ['place'], argumentList: [raw('a'.repeat(1_000_000)), raw(1)] },
    { type: 'APPLY', path: ['place'] },
  ];
  for (const attack of attacks) expect((await ask(attack)).value).toMatchObject({ ok: false, error: { code: 'call-refused' } });
  expect(engine.calls).toEqual([]);
});

test('M3: a flood is cut at the cap, and calls are taken again when it is over', async () => {
  let time = 0;
  const { ask, engine } = setUp('guarded', () => time);
  const call = { type: 'APPLY', path: ['place'], argumentList: [raw('a'), raw(1)] };
  await Promise.all(Array.from({ length: 1_000 }, () => ask(call)));
  expect(engine.calls).toHaveLength(200);
  time += 100;
  await Promise.all(Array.from({ length: 100 }, () => ask(call)));
  expect(engine.calls).toHaveLength(220);
});

test('an error crosses without its stack', async () => {
  const answer = await setUp('guarded').ask({ type: 'APPLY', path: ['fails'], argumentList: [] });
  expect(answer).toMatchObject({ type: 'HANDLER', name: 'throw' });
  expect(answer.value).toEqual({ isError: true, value: { name: 'TypeError', message: 'no way' } });
});

test('whatever is sent, nothing throws and nothing but a plain call gets past', () => {
  const piece = fc.oneof(
    fc.anything(),
    fc.record(
      {
        id: fc.oneof(fc.string(), fc.anything()),
        type: fc.constantFrom('APPLY', 'GET', 'SET', 'CONSTRUCT', 'ENDPOINT', 'RELEASE', 'x'),
        path: fc.oneof(fc.array(fc.constantFrom('place', 'constructor', '__proto__', 'fails', 'calls')), fc.anything()),
        argumentList: fc.oneof(
          fc.array(fc.record({ type: fc.constantFrom('RAW', 'HANDLER'), value: fc.oneof(fc.string(), fc.integer(), fc.anything()) })),
          fc.anything(),
        ),
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(piece, (data) => {
      const target = new EventTarget();
      const port = Object.assign(target, { postMessage: () => undefined, start: () => undefined }) as unknown as MessagePort;
      const passed: unknown[] = [];
      const guard = guardedEndpoint(port, schemas, { now: () => 0 });
      guard.addEventListener('message', ((event: MessageEvent) => passed.push(event.data)) as unknown as EventListener);
      target.dispatchEvent(new MessageEvent('message', { data }));
      for (const call of passed as { type: string; path: string[]; argumentList: { type: string; value: unknown }[] }[]) {
        expect(call.type).toBe('APPLY');
        expect(call.path).toHaveLength(1);
        const values = call.argumentList.map((argument) => argument.value);
        expect(v.is(schemas[call.path[0] as keyof typeof schemas], values)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
