import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Result } from '../../../src/domain/result';
import { DERIVE_LIMIT_MS, deriveOver } from '../../../src/worker/vault/derive-over-port';
import { USUAL_COST } from '../../../src/worker/vault/kdf-cost';
import { isPassphrase, servePassphrase } from '../../../src/worker/vault/serve-passphrase';
import { isWrappingKey } from '../../../src/worker/vault/wrapping-key';
import { FakeClock } from '../../support/fake-clock';
import { granted, PASSPHRASE, reasonOf } from '../../support/vault-rig';

const CHEAP = { memoryKiB: 16, passes: 1 };
const SALT = '00112233445566778899aabbccddeeff';

let clock: FakeClock;
let channel: MessageChannel;
let tab: AbortController;
beforeEach(() => {
  clock = new FakeClock();
  channel = new MessageChannel();
  tab = new AbortController();
});
afterEach(() => channel.port1.close());

const serve = (passphrase: string): void => {
  let now = 0;
  servePassphrase(passphrase, channel.port2, () => {
    now += 700;
    return now;
  });
};

async function wrapped(key: CryptoKey): Promise<string> {
  const one = await crypto.subtle.importKey('raw', new Uint8Array(32), 'AES-GCM', true, ['encrypt']);
  return Buffer.from(await crypto.subtle.wrapKey('raw', one, key, { name: 'AES-GCM', iv: new Uint8Array(12) })).toString('hex');
}

test('a passphrase gives the engine a key that wraps, cannot be read, and is the same for the same salt and cost', async () => {
  serve(PASSPHRASE);
  const derive = deriveOver(channel.port1, clock, tab.signal);
  const [first, again, other] = await Promise.all([
    derive(CHEAP, SALT, true),
    derive(CHEAP, SALT, false),
    derive({ ...CHEAP, passes: 2 }, SALT, false),
  ]);
  expect(granted(first).ms).toBe(700);
  const { key } = granted(first);
  expect([key.extractable, key.usages, key.algorithm]).toEqual([false, ['wrapKey', 'unwrapKey'], { name: 'AES-GCM', length: 256 }]);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  expect(await wrapped(granted(again).key)).toBe(await wrapped(key));
  expect(await wrapped(granted(other).key)).not.toBe(await wrapped(key));
});

test('it is Argon2id, at its real cost: the key of an independent run wraps alike', async () => {
  // pyca/cryptography 48 (OpenSSL): `Argon2id(salt=…, length=32, iterations=3, lanes=1, memory_cost=65536).derive(b'five words nobody will guess')`.
  const raw = Buffer.from('345df05681b32b59f7d06c4d23c8f3682502cdf7207529e1322cae01152836cf', 'hex');
  const expected = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['wrapKey', 'unwrapKey']);
  serve(PASSPHRASE);
  const { key } = granted(await deriveOver(channel.port1, clock, tab.signal)(USUAL_COST, SALT, false));
  expect(await wrapped(key)).toBe(await wrapped(expected));
}, 120_000);

test('what two keyboards write differently is one passphrase', async () => {
  const keyOf = async (text: string): Promise<string> => {
    channel = new MessageChannel();
    serve(text);
    return wrapped(granted(await deriveOver(channel.port1, clock, tab.signal)(CHEAP, SALT, false)).key);
  };
  expect(await keyOf('se\u00f1or caf\u00e9 tango')).toBe(await keyOf('sen\u0303or cafe\u0301 tango'));
  channel.port1.close();
});

test('a weak passphrase closes no vault, and opens one all the same', async () => {
  serve('short');
  const derive = deriveOver(channel.port1, clock, tab.signal);
  expect(await derive(CHEAP, SALT, true)).toMatchObject({
    ok: false,
    error: { reason: 'weak-passphrase', detail: expect.stringContaining('12 characters') },
  });
  expect((await derive(CHEAP, SALT, false)).ok).toBe(true);
});

test('what is no key of this kind is no answer, and there is a time by which there must be one', async () => {
  const readable = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['wrapKey', 'unwrapKey']);
  const encrypts = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'wrapKey', 'unwrapKey']);
  const short = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 128 }, false, ['wrapKey', 'unwrapKey']);
  expect([readable, encrypts, short, {}, null, 'key'].map(isWrappingKey)).toEqual(new Array(6).fill(false));
  const heard = new Promise<void>((resolve) => {
    channel.port2.onmessage = ({ data }: MessageEvent<{ ask: number }>) => {
      for (const key of [readable, encrypts, short, 'key']) channel.port2.postMessage({ ask: data.ask, key, ms: 1 });
      channel.port2.postMessage({ ask: data.ask + 1, refusal: 'no-answer', why: 'another question' });
      resolve();
    };
  });
  let answer: Result<unknown, never> | object | null = null;
  const asked = deriveOver(channel.port1, clock, tab.signal)(CHEAP, SALT, false).then((result) => {
    answer = result;
    return result;
  });
  await heard;
  clock.advance(DERIVE_LIMIT_MS - 1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(answer).toBeNull();
  clock.advance(1);
  expect(reasonOf(await asked)).toBe('no-answer');
  expect(clock.pending).toBe(0);
});

test('a tab that is gone holds no command up', async () => {
  const asked = deriveOver(channel.port1, clock, tab.signal)(CHEAP, SALT, false);
  tab.abort();
  expect(reasonOf(await asked)).toBe('no-answer');
  expect(clock.pending).toBe(0);
});

test.each([
  [{ kind: 'tapedeck/passphrase', passphrase: 'x' }, true],
  [{ kind: 'tapedeck/passphrase', passphrase: 1 }, false],
  [{ kind: 'tapedeck/passphrase', passphrase: 'x'.repeat(3_000) }, false],
  [{ passphrase: 'x' }, false],
  [null, false],
])('a window begins with %j: %s', (message, isOne) => {
  expect(isPassphrase(message)).toBe(isOne);
});
