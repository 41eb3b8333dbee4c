import * as v from 'valibot';
import type { KdfAnswer, PassphraseMessage } from '../protocol/kdf-message';
import { LONGEST_PASSPHRASE, passphraseComplaint } from '../protocol/passphrase';
import { deriveKey } from './derive-key';
import { MOST_MEMORY_KIB, MOST_PASSES } from './kdf-cost';

const message = v.object({ kind: v.literal('tapedeck/passphrase'), passphrase: v.pipe(v.string(), v.maxLength(2 * LONGEST_PASSPHRASE)) });
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const question = v.object({
  ask: whole(0, Number.MAX_SAFE_INTEGER),
  cost: v.object({ memoryKiB: whole(8, MOST_MEMORY_KIB), passes: whole(1, MOST_PASSES) }),
  salt: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  isNew: v.boolean(),
});

export const isPassphrase = (data: unknown): data is PassphraseMessage => v.is(message, data);

/** Answers the engine's questions about one passphrase, one after the other, for as long as this worker lives. */
export function servePassphrase(passphrase: string, port: MessagePort, now: () => number): void {
  let last: Promise<void> = Promise.resolve();
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!v.is(question, data)) return;
    const { ask, cost, salt, isNew } = data;
    const answer = async (): Promise<void> => {
      const complaint = isNew ? passphraseComplaint(passphrase) : null;
      if (complaint !== null) return port.postMessage({ ask, refusal: 'weak-passphrase', why: complaint } satisfies KdfAnswer);
      const start = now();
      try {
        const key = await deriveKey(passphrase, cost, salt);
        port.postMessage({ ask, key, ms: now() - start } satisfies KdfAnswer);
      } catch {
        const why = 'This device has not the memory that the vault asks for: close other programs and try again.';
        port.postMessage({ ask, refusal: 'no-answer', why } satisfies KdfAnswer);
      }
    };
    last = last.then(answer);
  };
}
