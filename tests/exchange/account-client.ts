import { createHmac } from 'node:crypto';
import { PlainClient } from './plain-client';

type Fields = Readonly<Record<string, unknown>>;

let lastNonce = 0;
/** One rising source for all tests of a process, in microseconds. */
export const nextNonce = (): number => {
  lastNonce = Math.max(lastNonce + 1, Date.now() * 1000);
  return lastNonce;
};

export const sign = (secret: string, text: string): string => createHmac('sha384', secret).update(text).digest('hex');

/** An `auth` event as the protocol asks for it; `more` is added or put in place of something. */
export function authEvent({ key, secret }: { readonly key: string; readonly secret: string }, more: Fields = {}): Fields {
  const authNonce = (more.authNonce as number | undefined) ?? nextNonce();
  const authPayload = `AUTH${authNonce}`;
  return { event: 'auth', apiKey: key, authSig: sign(secret, authPayload), authPayload, authNonce, ...more };
}

/** A client of accounts as simple as can be. */
export class AccountClient {
  private constructor(readonly plain: PlainClient) {}

  static async open(url: string, flags = 0): Promise<AccountClient> {
    const plain = await PlainClient.open(url);
    if (flags !== 0) await plain.configure(flags);
    return new AccountClient(plain);
  }

  /** Logged in, its snapshots there. The answer. */
  async login(key: { readonly key: string; readonly secret: string }, more: Fields = {}): Promise<Fields> {
    this.plain.send(authEvent(key, more));
    await this.plain.settle();
    return this.plain.last('auth');
  }

  /** Send a request and wait for all that follows from it at once. The frames of channel 0 that came. */
  async ask(type: string, payload: unknown): Promise<(readonly unknown[])[]> {
    const before = this.frames.length;
    this.plain.send([0, type, null, payload]);
    await this.plain.settle();
    return this.frames.slice(before);
  }

  /** Frames of channel 0 that came while something happened. */
  async during(act: () => unknown): Promise<(readonly unknown[])[]> {
    await this.plain.settle();
    const before = this.frames.length;
    await act();
    await this.plain.settle();
    return this.frames.slice(before);
  }

  get frames(): (readonly unknown[])[] {
    return this.plain.of(0);
  }

  /** The payload of the last frame of a type. */
  last(type: string): readonly unknown[] {
    return (this.frames.findLast((frame) => frame[1] === type)?.[2] ?? []) as readonly unknown[];
  }
}

/** The types of frames, notifications with theirs: `n on-req SUCCESS`. */
export const typesOf = (frames: readonly (readonly unknown[])[]): string[] =>
  frames.map((frame) => {
    if (frame[1] !== 'n') return String(frame[1]);
    const [, type, , , , , status] = frame[2] as readonly unknown[];
    return `n ${String(type)} ${String(status)}`;
  });

/** The text of each notification. */
export const textsOf = (frames: readonly (readonly unknown[])[]): string[] =>
  frames.filter((frame) => frame[1] === 'n').map((frame) => String((frame[2] as readonly unknown[])[7]));
