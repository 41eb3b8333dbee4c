import * as v from 'valibot';
import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import { plainText } from '../../domain/text';
import type { Clock } from '../clock';
import type { KdfCost, KdfQuestion } from '../protocol/kdf-message';
import { refuse } from './refuse';
import { isWrappingKey } from './wrapping-key';

/** Turns a passphrase that the caller does not know into a key. `ms`: how long it took. */
export type DeriveKey = (cost: KdfCost, salt: string, isNew: boolean) => Promise<Result<{ readonly key: CryptoKey; readonly ms: number }, Fault>>;

/** The slowest phone at the highest cost, and some more. */
export const DERIVE_LIMIT_MS = 60_000;

const answerSchema = v.union([
  v.object({ ask: v.number(), key: v.custom<CryptoKey>(isWrappingKey), ms: v.pipe(v.number(), v.finite(), v.minValue(0)) }),
  v.object({ ask: v.number(), refusal: v.picklist(['weak-passphrase', 'no-answer']), why: v.string() }),
]);

/**
 * Over a port to `kdf-worker`, or to whatever a window takes for one: what is no key of the right kind is no answer.
 * A port tells nobody that its other end is gone, so `gone` does: the tab is.
 */
export function deriveOver(port: MessagePort, clock: Clock, gone: AbortSignal): DeriveKey {
  const waiting = new Map<number, (answer: v.InferOutput<typeof answerSchema>) => void>();
  let asked = 0;
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const read = v.safeParse(answerSchema, data);
    if (read.success) waiting.get(read.output.ask)?.(read.output);
  };
  return (cost, salt, isNew) =>
    new Promise((resolve) => {
      const ask = asked++;
      const settle: typeof resolve = (result) => {
        stop();
        gone.removeEventListener('abort', left);
        waiting.delete(ask);
        resolve(result);
      };
      const left = (): void => settle(fail(refuse('no-answer', 'The passphrase was not worked on in time: try again.')));
      const stop = clock.after(DERIVE_LIMIT_MS, left);
      // It may have gone while others had their turn.
      if (gone.aborted) return left();
      gone.addEventListener('abort', left);
      waiting.set(ask, (answer) =>
        settle('key' in answer ? ok({ key: answer.key, ms: answer.ms }) : fail(refuse(answer.refusal, plainText(answer.why)))),
      );
      port.postMessage({ ask, cost, salt, isNew } satisfies KdfQuestion);
    });
}
