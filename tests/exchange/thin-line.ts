import type { Socket } from 'node:net';

const TURN_MS = 5;

/** Make a socket deliver no more than so many bits a second: what is over waits its turn, in order. Reads the rate at each turn; 0: no limit. */
export function thinWrites(tcp: Socket, rateOf: () => number): void {
  const write = tcp.write.bind(tcp) as (chunk: Uint8Array, ...rest: unknown[]) => boolean;
  const waiting: { bytes: Uint8Array; done: unknown }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let credit = 0;
  let lastAt = 0;

  const pass = (): void => {
    const rate = rateOf();
    const now = performance.now();
    credit = rate === 0 ? Number.POSITIVE_INFINITY : credit + ((now - lastAt) * rate) / 8_000;
    lastAt = now;
    while (waiting[0] !== undefined && credit >= 1 && tcp.writable) {
      const [first] = waiting;
      const { bytes, done } = first;
      const size = Math.min(Math.floor(credit), bytes.length);
      credit -= size;
      if (size < bytes.length) {
        first.bytes = bytes.subarray(size);
        write(bytes.subarray(0, size));
      } else {
        waiting.shift();
        if (typeof done === 'function') write(bytes, done);
        else write(bytes);
      }
    }
    if (waiting.length > 0 && tcp.writable) return;
    clearInterval(timer);
    timer = undefined;
  };

  tcp.on('close', () => clearInterval(timer));
  tcp.write = ((chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
    const encoding = typeof rest[0] === 'string' ? (rest[0] as BufferEncoding) : 'utf8';
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
    const done = rest.find((arg) => typeof arg === 'function');
    if (rateOf() === 0 && waiting.length === 0) return done === undefined ? write(bytes) : write(bytes, done);
    waiting.push({ bytes, done });
    if (timer === undefined) {
      credit = 0;
      lastAt = performance.now();
      timer = setInterval(pass, TURN_MS);
    }
    return false;
  }) as Socket['write'];
}
