import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { build } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';
import { readEndpoints } from '../../../scripts/build/endpoints';
import { hostsPlugin } from '../../../scripts/build/hosts-plugin';

export interface Site {
  readonly url: string;
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** The pages of the bench, with the engine's own worker built to find the exchange at `ws`. */
export async function buildPages(ws: string): Promise<string> {
  const outDir = resolve('.cache/bench/pages');
  const root = resolve('tests/bench/pages');
  const endpoints = readEndpoints({ TAPEDECK_BITFINEX_WS: ws, TAPEDECK_BITFINEX_AUTH_WS: ws, TAPEDECK_BITFINEX_REST: 'http://127.0.0.1:9' });
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    publicDir: false,
    define: { __BUILD__: '"bench"' },
    plugins: [hostsPlugin(endpoints)],
    worker: { format: 'es', plugins: () => [hostsPlugin(endpoints)] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: ['engine.html', 'bare.html', 'painting.html', 'canvas.html', 'order.html', 'live.html'].map((page) => join(root, page)),
      },
    },
  });
  return outDir;
}

/** The page that an offline start is compared with: same toolchain, service worker included, and nothing else. */
export async function buildTrivial(): Promise<string> {
  const outDir = resolve('.cache/bench/trivial');
  await build({
    configFile: false,
    logLevel: 'error',
    root: resolve('tests/bench/pages/trivial'),
    publicDir: false,
    plugins: [
      solid(),
      VitePWA({
        registerType: 'prompt',
        injectRegister: 'inline',
        manifest: false,
        workbox: { inlineWorkboxRuntime: true, globPatterns: ['**/*.{html,js,css}'], navigateFallback: 'index.html' },
      }),
    ],
    build: { outDir, emptyOutDir: true, target: 'es2023', modulePreload: { polyfill: false } },
  });
  return outDir;
}

/** Serve a folder on this machine. */
export async function serveFolder(folder: string, port = 0): Promise<Site> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    const file = join(folder, path === '/' ? 'index.html' : path);
    readFile(file).then(
      (body) => response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
