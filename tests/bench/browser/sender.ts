/**
 * A scripted exchange in a process of its own, told what to do by its parent. At `/ws/2` it greets, agrees and acknowledges as the
 * exchange does, at `/raw` it only sends; both send the same frames, encoded beforehand.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { type BookStream, makeBookStream, type StreamFrame } from '../node/book-stream';
import type { SenderOrder, SenderReport } from './sender-words';

/** Frames that leave in one write. */
const CHUNK = 300;
/** The sender writes on as long as less than this waits in its own memory, behind what the system holds. */
const WAITING_BYTES = 300_000;
const FLAGS = { flood: 229_376, paced: 98_304 } as const;
const START = 1_760_000_000_000;
const PACED_BOOK = { symbol: 'tBTCUSD', chanId: 1_000, line: 0 };

interface Client {
  readonly socket: WebSocket;
  readonly tcp: Socket;
  /** Of the stream; null until it is known. */
  line: number | null;
  readonly asks: Record<string, string>[];
  sequence: number;
}

let stream: BookStream = { books: [PACED_BOOK], snapshots: [], updates: [], checksums: 0, finalBooks: [] };
let chunks: readonly (readonly Buffer[])[] = [[], []];
let mode: 'flood' | 'paced' = 'paced';
const clients = new Set<Client>();

const server = createServer((_, response) => response.writeHead(426).end());
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
server.on('upgrade', (request: IncomingMessage, tcp: Socket, head: Buffer) => {
  sockets.handleUpgrade(request, tcp, head, (socket) => welcome(socket, tcp, new URL(request.url ?? '/', 'http://sender')));
});
process.on('message', (order: SenderOrder) => void obey(order));
server.listen(0, '127.0.0.1', () => say({ kind: 'listening', port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));

function say(report: SenderReport): void {
  process.send?.(report);
}

async function obey(order: SenderOrder): Promise<void> {
  switch (order.kind) {
    case 'prepare-flood':
      mode = 'flood';
      stream = makeBookStream(order.frames, 25);
      chunks = [0, 1].map((line) => encoded(stream.updates.filter((frame) => frame.line === line)));
      say({ kind: 'prepared', books: stream.books.map(({ symbol }) => symbol), frames: stream.snapshots.length + stream.updates.length });
      return;
    case 'prepare-pace':
      mode = 'paced';
      stream = { books: [PACED_BOOK], snapshots: [{ text: pacedSnapshot(), line: 0 }], updates: [], checksums: 0, finalBooks: [] };
      say({ kind: 'prepared', books: [PACED_BOOK.symbol], frames: 1 });
      return;
    case 'flood':
      await flood();
      return;
    case 'pace':
      await pace(order.updates, order.perSecond);
  }
}

function welcome(socket: WebSocket, tcp: Socket, url: URL): void {
  const client: Client = { socket, tcp, line: null, asks: [], sequence: 0 };
  clients.add(client);
  socket.on('close', () => clients.delete(client));
  socket.on('error', () => socket.terminate());
  if (url.pathname === '/raw') {
    client.line = Number(url.searchParams.get('line') ?? 0);
    ready(client);
    return;
  }
  socket.on('message', (data) => answer(client, JSON.parse(data.toString()) as Record<string, string>));
  socket.send('{"event":"info","version":2,"serverId":"bench","platform":{"status":1}}');
}

function answer(client: Client, message: Record<string, string>): void {
  const { socket } = client;
  if (message.event === 'conf') socket.send(JSON.stringify({ event: 'conf', status: 'OK', flags: FLAGS[mode] }));
  else if (message.event === 'ping') socket.send(JSON.stringify({ event: 'pong', cid: message.cid, ts: Date.now() }));
  else if (message.event === 'subscribe') subscribe(client, message);
}

/** Acknowledged when the whole line has been asked for: the snapshots' sequence is fixed. */
function subscribe(client: Client, ask: Record<string, string>): void {
  const book = stream.books.find(({ symbol }) => symbol === ask.symbol);
  if (ask.channel !== 'book' || book === undefined) return;
  client.asks.push(ask);
  if (client.asks.length < stream.books.filter(({ line }) => line === book.line).length) return;
  for (const { symbol, prec, len, subId } of client.asks) {
    const chanId = stream.books.find((b) => b.symbol === symbol)?.chanId;
    client.socket.send(JSON.stringify({ event: 'subscribed', channel: 'book', chanId, symbol, prec, freq: 'F0', len, subId }));
  }
  client.line = book.line;
  ready(client);
}

function ready(client: Client): void {
  for (const { text, line } of stream.snapshots) if (line === client.line) client.socket.send(text);
  client.sequence = 1;
  say({ kind: 'ready', line: client.line ?? 0 });
}

function encoded(frames: readonly StreamFrame[]): Buffer[] {
  const all: Buffer[] = [];
  for (let at = 0; at < frames.length; at += CHUNK) all.push(Buffer.concat(frames.slice(at, at + CHUNK).map(({ text }) => webSocketFrame(text))));
  return all;
}

/** A text frame as a server sends it: unmasked, in one piece. */
function webSocketFrame(text: string): Buffer {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.from([0x81, body.length]) : Buffer.from([0x81, 126, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, body]);
}

/** Everything to everybody as fast as it is taken, until nothing waits any more. Reports in which share of moments bytes were waiting. */
async function flood(): Promise<void> {
  const receivers = [...clients].filter(({ line }) => line !== null);
  let [moments, waiting, left] = [0, 0, receivers.length];
  let taken = (): void => undefined;
  const allTaken = new Promise<void>((resolve) => {
    taken = resolve;
  });
  const sampler = setInterval(() => {
    const isWaiting = receivers.some(({ tcp }) => tcp.writableLength > 0) || queuedBytes() > 0;
    if (left === 0 && !isWaiting) {
      taken();
      return;
    }
    moments++;
    if (isWaiting) waiting++;
  }, 10);
  await Promise.all(
    receivers.map(async ({ tcp, line }) => {
      for (const chunk of chunks[line ?? 0] ?? []) {
        if (tcp.destroyed) break;
        tcp.write(chunk);
        if (tcp.writableLength > WAITING_BYTES) await drained(tcp);
      }
      left--;
    }),
  );
  await allTaken;
  clearInterval(sampler);
  const frames = receivers.reduce((sum, { line }) => sum + stream.updates.filter((frame) => frame.line === line).length, 0);
  say({ kind: 'flooded', frames, waitingShare: waiting / Math.max(1, moments) });
}

/** Bytes of our connections that the system holds: sent and not yet taken by the receiver's program. Linux tells; elsewhere 0. */
function queuedBytes(): number {
  const port = (server.address() as AddressInfo).port.toString(16).toUpperCase().padStart(4, '0');
  let table = '';
  try {
    table = readFileSync('/proc/net/tcp', 'utf8');
  } catch {
    return 0;
  }
  let bytes = 0;
  for (const line of table.split('\n')) {
    const [, local = '', remote = '', , queues = ''] = line.trim().split(/\s+/);
    const [unsent = '0', unread = '0'] = queues.split(':');
    if (local.endsWith(`:${port}`)) bytes += Number.parseInt(unsent, 16);
    if (remote.endsWith(`:${port}`)) bytes += Number.parseInt(unread, 16);
  }
  return bytes;
}

/** Until half of what waited has left. */
function drained(tcp: Socket): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (tcp.destroyed || tcp.writableLength < WAITING_BYTES / 2) resolve();
      else setTimeout(look, 1);
    };
    look();
  });
}

/** One book whose k-th update sets a level's size to k: whoever sees the book knows which updates are in it. */
async function pace(updates: number, perSecond: number): Promise<void> {
  const sentAt = new Float64Array(updates + 1);
  const began = performance.now();
  let k = 0;
  while (k < updates) {
    const due = Math.min(updates, Math.floor(((performance.now() - began) * perSecond) / 1000));
    for (; k < due; ) {
      k++;
      sentAt[k] = performance.timeOrigin + performance.now();
      const level = k % 50;
      const row = level < 25 ? `[${10_000 - level},1,${k}]` : `[${10_001 + level - 25},1,-${k}]`;
      for (const client of clients) {
        if (client.line === null) continue;
        client.sequence++;
        client.socket.send(`[${PACED_BOOK.chanId},${row},${client.sequence},${Date.now()}]`);
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  say({ kind: 'paced', ms: performance.now() - began, sentAt: [...sentAt] });
}

function pacedSnapshot(): string {
  const levels = Array.from({ length: 25 }, (_, i) => i);
  const rows = [...levels.map((i) => [10_000 - i, 1, 0.5]), ...levels.map((i) => [10_001 + i, 1, -0.5])];
  return `[${PACED_BOOK.chanId},${JSON.stringify(rows)},1,${START}]`;
}
