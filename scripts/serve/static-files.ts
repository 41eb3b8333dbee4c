import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt']);

export type Encoding = 'br' | 'gzip' | 'identity';

export interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly canCompress: boolean;
  body(encoding: Encoding): Promise<Buffer>;
}

interface Known {
  readonly stamp: string;
  readonly file: StaticFile;
}

/** The files of one folder, as they are on disk at the time of asking; each is read and compressed once. */
export class StaticFiles {
  readonly #root: string;
  readonly #known = new Map<string, Known>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Null for what is not there, and for what is not meant to be asked for: hidden files and `_headers`. */
  async find(path: string): Promise<StaticFile | null> {
    const name = path === '/' ? '/index.html' : path;
    if (!/^(\/[A-Za-z0-9-][\w.-]*)+$/.test(name)) return null;
    const place = join(this.#root, name);
    const info = await stat(place).catch(() => null);
    if (info === null || !info.isFile()) return null;
    const stamp = `${info.mtimeMs}:${info.size}`;
    const known = this.#known.get(name);
    if (known?.stamp === stamp) return known.file;
    const file = makeFile(extname(name), await readFile(place));
    this.#known.set(name, { stamp, file });
    return file;
  }
}

function makeFile(extension: string, content: Buffer): StaticFile {
  const made = new Map<Encoding, Promise<Buffer>>();
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    canCompress: COMPRESSED.has(extension),
    body(encoding) {
      const body = made.get(encoding) ?? compress(encoding, content);
      made.set(encoding, body);
      return body;
    },
  };
}

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

function compress(encoding: Encoding, content: Buffer): Promise<Buffer> {
  if (encoding === 'br') return brotliAsync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return encoding === 'gzip' ? gzipAsync(content) : Promise.resolve(content);
}
