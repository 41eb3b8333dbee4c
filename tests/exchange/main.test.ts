import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startExchange } from './exchange';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

const run = (...args: string[]): ChildProcess => spawn(process.execPath, ['--import', 'tsx', MAIN, ...args]);

/** What it says before it ends, and its exit code. */
async function ended(child: ChildProcess): Promise<{ code: number; said: string }> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

test('the program prints its three addresses and ends on a signal', async () => {
  const child = run('--port', '0', '--rate', '10');
  const [text] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  expect(String(text)).toMatch(/ws:\/\/127\.0\.0\.1:\d+\/ws\/2\n.*http:\/\/127\.0\.0\.1:\d+\n.*http:\/\/127\.0\.0\.1:\d+\/control\n/);
  const address = /http:\S+/.exec(String(text))?.[0] ?? '';
  expect(await (await fetch(`${address}/v2/platform/status`)).json()).toEqual([1]);
  child.kill('SIGTERM');
  expect((await ended(child)).code).toBe(0);
});

test('a taken port is named, with what to do', async () => {
  const other = await startExchange();
  const port = new URL(other.wsUrl).port;
  const { code, said } = await ended(run('--port', port));
  await other.stop();
  expect(code).toBe(2);
  expect(said).toContain(`port ${port} is taken`);
});

test.each([
  [['--rate', '20001'], '--rate 20001: give a whole number from 0 to 20000'],
  [['--port', 'x'], '--port x: give a whole number'],
  [['--colour', 'red'], "Unknown option '--colour'"],
])('%j is refused in words', async (args, words) => {
  const { code, said } = await ended(run(...args));
  expect(code).toBe(2);
  expect(said).toContain(words);
});
