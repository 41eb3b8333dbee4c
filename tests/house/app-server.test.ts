import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppServer, readPort, startAppServer } from '../../scripts/serve/app-server';
import { HOSTS } from '../../src/venues/bitfinex/hosts';

let root: string;
let server: AppServer;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tapedeck-site-'));
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, '.build.json'), JSON.stringify({ build: 'test', endpoints: HOSTS, chart: [] }));
  writeFileSync(join(root, '_headers'), 'x');
  writeFileSync(join(root, 'index.html'), `<!doctype html>${'<p>row</p>'.repeat(200)}`);
  writeFileSync(join(root, 'assets', 'a-1.js'), `export {};${'let a;'.repeat(200)}`);
  writeFileSync(join(root, 'icon.png'), 'png');
  server = await startAppServer({ root, port: 0 });
});

afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true });
});

const get = (path: string, init?: RequestInit): Promise<Response> => fetch(server.url + path, init);

/** The answer to raw text, as no well-behaved client would send it. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.end(text));
    let answer = '';
    socket.on('data', (part) => (answer += part));
    socket.on('close', () => resolve(answer));
  });

test('the page is at / with any query, and files have their types', async () => {
  expect((await get('/?pair=x')).headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect((await get('/assets/a-1.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect((await get('/icon.png')).headers.get('content-type')).toBe('image/png');
});

test.each(['br', 'gzip'])('text is compressed by %s where the browser takes it, and is the same text', async (encoding) => {
  const answer = await get('/assets/a-1.js', { headers: { 'accept-encoding': encoding } });
  expect(answer.headers.get('content-encoding')).toBe(encoding);
  expect(Number(answer.headers.get('content-length'))).toBeLessThan(200);
  expect(await answer.text()).toBe(`export {};${'let a;'.repeat(200)}`);
  expect((await get('/assets/a-1.js', { headers: { 'accept-encoding': `${encoding};q=0` } })).headers.get('content-encoding')).toBeNull();
});

test('what the browser still has is not sent again, until it changes', async () => {
  const etag = (await get('/')).headers.get('etag') ?? '';
  expect((await get('/', { headers: { 'if-none-match': etag } })).status).toBe(304);
  writeFileSync(join(root, 'index.html'), '<!doctype html><p>another version</p>');
  const answer = await get('/', { headers: { 'if-none-match': etag } });
  expect([answer.status, await answer.text()]).toEqual([200, '<!doctype html><p>another version</p>']);
});

test.each(['/nothing', '/.build.json', '/_headers', '/assets', '/assets/', '/assets/%2e%2e/.build.json', '/%00', '//example.com/'])(
  '%s is not found',
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);

test('a path cannot climb out of the build', async () => {
  expect(await raw('GET /../../../../etc/hostname HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 404/);
});

test('every answer carries the security headers, also what cannot be parsed', async () => {
  for (const answer of [
    await get('/'),
    await get('/nothing'),
    await get('/', { method: 'POST' }),
    await get('/proxy/bitfinex/x'),
    await get('/', { method: 'HEAD' }),
  ]) {
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  }
  const answer = await raw('nonsense\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1.1 400/);
  expect(answer).toContain("Content-Security-Policy: default-src 'none'");
});

test('it is bound to this machine alone', async () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('a taken port is told by its number with what to do', async () => {
  await expect(startAppServer({ root, port: server.port })).rejects.toThrow(
    `Port ${server.port} is taken by another program. Stop that one, or choose another port: PORT=`,
  );
});

test('npm start tells of a taken port before it builds anything', () => {
  const env = { ...process.env, PORT: String(server.port), TAPEDECK_OUT: join(root, 'never') };
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], { env, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain(`Port ${server.port} is taken`);
});

test('PORT is a port number or it is refused', () => {
  expect([readPort(undefined), readPort(''), readPort('0'), readPort('65535')]).toEqual([4173, 4173, 0, 65_535]);
  for (const text of ['x', '-1', '65536', '4173.5', '0x10', ' 80']) expect(() => readPort(text)).toThrow(`PORT=${text}`);
});

test('without a build it says which command makes one', async () => {
  await expect(startAppServer({ root: join(root, 'assets'), port: 0 })).rejects.toThrow('Run: npm run build');
});
