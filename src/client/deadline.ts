import type { Fault } from '../domain/fault';
import { fail, type Result } from '../domain/result';
import { plainText } from '../domain/text';
import { CALL_LIMIT_MS } from '../worker/protocol/engine-api';

/** What the call answers, or a fault in time. Never throws, always settles: a dead engine answers nothing at all. */
export function withDeadline<T>(call: () => Promise<Result<T, Fault>>, limitMs = CALL_LIMIT_MS): Promise<Result<T, Fault>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(silent(`the engine has not answered for ${limitMs / 1000} s`)), limitMs);
    const settle = (result: Result<T, Fault>): void => {
      clearTimeout(timer);
      resolve(result);
    };
    const refuse = (error: unknown): void =>
      settle(
        fail({ code: 'call-refused', next: 'ask-user', detail: plainText(error instanceof Error ? error.message : error) || 'the call failed' }),
      );
    try {
      call().then(settle, refuse);
    } catch (error) {
      refuse(error);
    }
  });
}

export const silent = (detail: string): Result<never, Fault> => fail({ code: 'engine-silent', next: 'wait', detail });
