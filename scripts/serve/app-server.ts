import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readBuildRecord } from '../build/build-record';
import { cacheControl, securityHeaders } from '../build/security-headers';
import { answerProxy, type ProxiedHosts } from './bitfinex-proxy';
import { type Encoding, type StaticFile, StaticFiles } from './static-files';

export interface AppServer {
  readonly url: string;
  readonly port: number;
  /** Ends at once: open connections are cut. */
  stop(): Promise<void>;
}

/** Serve a build and its proxy on this machine only. Rejects, in words for the user, where it cannot. */
export async function startAppServer({ root, port }: { readonly root: string; readonly port: number }): Promise<AppServer> {
  const { endpoints } = readBuildRecord(root);
  const headers = Object.entries(securityHeaders(endpoints));
  const files = new StaticFiles(root);
  const server = createServer((request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    answer(endpoints, files, request, response).catch(() => {
      if (!response.headersSent) sendText(response, 500, 'Something went wrong in the server.');
      else response.destroy();
    });
  });
  // What Node answers by itself, before any handler: a request it cannot parse.
  server.on('clientError', (_problem, socket) => {
    const lines = ['HTTP/1.1 400 Bad Request', ...headers.map(([name, value]) => `${name}: ${value}`), 'Content-Length: 0', 'Connection: close'];
    if (socket.writable) socket.end(`${lines.join('\r\n')}\r\n\r\n`);
  });
  const bound = await listen(server, port);
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The port asked for by `PORT`, 4173 without it. Throws, in words for the user, for what is no port. */
export function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return 4173;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`PORT=${text} is not a port number (0 to 65535; 0 takes any free one).`);
  return port;
}

/** Rejects, in words for the user, for a port that cannot be had. */
export async function assertPortFree(port: number): Promise<void> {
  const probe = createServer();
  await listen(probe, port);
  await new Promise((resolve) => probe.close(resolve));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (problem: NodeJS.ErrnoException) => {
      if (problem.code === 'EADDRINUSE')
        reject(new Error(`Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`));
      else if (problem.code === 'EACCES')
        reject(new Error(`Port ${port} may not be used by this account. Choose one above 1023: PORT=4173 npm start`));
      else reject(problem);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function answer(hosts: ProxiedHosts, files: StaticFiles, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (await answerProxy(hosts, request, response)) return;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return sendText(response, 405, 'Only GET and HEAD are answered here.');
  }
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const file = await files.find(path);
  if (file === null) return sendText(response, 404, 'There is nothing here. Tapedeck is at /');
  await sendFile(path, file, request, response);
}

async function sendFile(path: string, file: StaticFile, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const encoding: Encoding = file.canCompress ? chooseEncoding(request.headers['accept-encoding'] ?? '') : 'identity';
  const etag = `"${file.etag}-${encoding}"`;
  response.setHeader('Cache-Control', cacheControl(path));
  response.setHeader('ETag', etag);
  if (file.canCompress) response.setHeader('Vary', 'Accept-Encoding');
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  const body = await file.body(encoding);
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function chooseEncoding(accepted: string): Encoding {
  const names = accepted
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';', 1)[0]?.trim());
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : 'identity';
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${text}\n`);
}
