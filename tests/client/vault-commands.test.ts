import { type Endpoint, expose, type Remote, wrap } from 'comlink';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EngineState } from '../../src/client/terminal';
import { makeVaultCommands } from '../../src/client/vault-commands';
import { makeValue } from '../../src/client/watchable';
import { ok } from '../../src/domain/result';
import type { EngineApi } from '../../src/worker/protocol/engine-api';

const PASSPHRASE = 'five words nobody will guess';

/** Workers that were started, each with the passphrase that it was given. */
let workers: { passphrase: string; isEnded: boolean; fail: () => void; other: MessagePort }[];
let ports: MessagePort[];
let calls: { readonly name: string; readonly values: readonly unknown[] }[];
let answer: () => Promise<unknown>;
beforeEach(() => {
  workers = [];
  ports = [];
  calls = [];
  answer = async () => ok(null);
});
afterEach(() => {
  for (const port of [...ports, ...workers.map(({ other }) => other)]) port.close();
});

function start(passphrase: string) {
  const { port1, port2 } = new MessageChannel();
  let fail = (): void => undefined;
  const broken = new Promise<void>((resolve) => {
    fail = resolve;
  });
  const worker = { passphrase, isEnded: false, fail, other: port1 };
  workers.push(worker);
  ports.push(port2);
  const end = (): void => {
    worker.isEnded = true;
  };
  return { port: port2, broken, end };
}

function setUp() {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const call =
    (name: string) =>
    (...values: unknown[]): Promise<unknown> => {
      calls.push({ name, values });
      return answer();
    };
  expose(
    Object.fromEntries(['unlockVault', 'proveVault', 'changePassphrase', 'lockVault', 'readVault'].map((name) => [name, call(name)])),
    port2 as Endpoint,
  );
  const engine = wrap<EngineApi>(port1 as Endpoint);
  const state = makeValue<EngineState>({ phase: 'ready', why: null });
  return { commands: makeVaultCommands(() => engine as Remote<EngineApi>, state, start), state };
}

test('a passphrase goes to a worker of its own, never to the engine, and the worker is ended with the answer', async () => {
  const { commands } = setUp();
  expect(await commands.unlock({ by: 'passphrase', passphrase: PASSPHRASE })).toEqual(ok(null));
  expect(workers).toMatchObject([{ passphrase: PASSPHRASE, isEnded: true }]);
  expect(calls).toMatchObject([{ name: 'unlockVault', values: [{ by: 'passphrase', port: expect.any(MessagePort) }] }]);
  expect(JSON.stringify(calls)).not.toContain(PASSPHRASE);
  const [by] = calls.flatMap(({ values }) => values) as { readonly port: MessagePort }[];
  const heard = new Promise((resolve) => workers[0]?.other.addEventListener('message', ({ data }) => resolve(data)));
  workers[0]?.other.start();
  by?.port.postMessage('question');
  expect(await heard).toBe('question');
  by?.port.close();
});

test('a proof is asked for with the passphrase in a worker of its own, like everything that shows it', async () => {
  const { commands } = setUp();
  expect(await commands.prove({ by: 'passphrase', passphrase: PASSPHRASE })).toEqual(ok(null));
  expect(workers).toMatchObject([{ passphrase: PASSPHRASE, isEnded: true }]);
  expect(calls).toMatchObject([{ name: 'proveVault', values: [{ by: 'passphrase', port: expect.any(MessagePort) }] }]);
});

test('what changes the passphrase has a worker for each of the two', async () => {
  const { commands } = setUp();
  await commands.changePassphrase({ by: 'passphrase', passphrase: PASSPHRASE }, 'another five words entirely');
  expect(workers).toMatchObject([
    { passphrase: PASSPHRASE, isEnded: true },
    { passphrase: 'another five words entirely', isEnded: true },
  ]);
  expect(calls[0]?.values).toMatchObject([{ by: 'passphrase', port: expect.any(MessagePort) }, expect.any(MessagePort)]);
  const prf = new Uint8Array(32).fill(7);
  await commands.changePassphrase({ by: 'passkey', credential: '0a', prf }, 'another five words entirely');
  expect(calls[1]?.values).toMatchObject([{ by: 'passkey', credential: '0a', prf }, expect.any(MessagePort)]);
  expect(workers.length).toBe(3);
  for (const { values } of calls) for (const one of values) if (one instanceof MessagePort) one.close();
});

test('an engine that stops, a worker that cannot be loaded and an engine that is not there answer in words', async () => {
  const { commands, state } = setUp();
  answer = () => new Promise(() => undefined);
  const unlock = () => commands.unlock({ by: 'passphrase', passphrase: PASSPHRASE });
  const first = unlock();
  state.set({ phase: 'lost', why: 'it died' });
  expect(await first).toMatchObject({ ok: false, error: { code: 'engine-silent' } });
  state.set({ phase: 'ready', why: null });
  const second = unlock();
  workers[1]?.fail();
  expect(await second).toMatchObject({ ok: false, error: { detail: expect.stringMatching(/could not be loaded/) } });
  expect(workers.every(({ isEnded }) => isEnded)).toBe(true);
  const none = makeVaultCommands(() => null, state, start);
  expect(await none.lock()).toMatchObject({ ok: false, error: { code: 'engine-silent' } });
  expect(await none.unlock({ by: 'passphrase', passphrase: PASSPHRASE })).toMatchObject({ ok: false });
  expect(workers.length).toBe(2);
});
