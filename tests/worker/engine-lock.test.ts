import { expect, test } from 'vitest';
import { ownEngineLock } from '../../src/worker/engine-lock';
import { settle } from '../support/fake-clock';

/** Exclusive locks that are granted in the order they were asked for. */
function fakeLocks(): LockManager {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_name: string, run: () => Promise<unknown>): Promise<unknown> => {
    last = last.then(run);
    return last;
  };
  return { request } as unknown as LockManager;
}

/** Engines by name; `running` is who serves now. */
function world(): { running: string[]; retired: string[]; start: (engine: string) => void } {
  const locks = fakeLocks();
  const running: string[] = [];
  const retired: string[] = [];
  return {
    running,
    retired,
    start: (engine) =>
      void ownEngineLock(engine, locks, () => {
        running.push(engine);
        return async () => {
          // What is stored on the way out takes a while.
          await settle(20);
          running.splice(running.indexOf(engine), 1);
          retired.push(engine);
        };
      }),
  };
}

/** Broadcasts cross threads: real time, though little of it. */
async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !isSo(); i++) await settle(2);
}

test('one engine runs at once; a later one takes over from an earlier one', async () => {
  const { running, retired, start } = world();
  start('a');
  await until(() => running.length > 0);
  expect(running).toEqual(['a']);
  start('b');
  await until(() => retired.length > 0 && running.length > 0);
  expect([running, retired]).toEqual([['b'], ['a']]);
});

test('of several that wait, the last one ends up running', async () => {
  const { running, retired, start } = world();
  start('a');
  await until(() => running.length > 0);
  start('b');
  start('c');
  await until(() => running[0] === 'c');
  expect([running, retired]).toEqual([['c'], ['a', 'b']]);
});
