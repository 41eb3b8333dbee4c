import type { Fault } from '../../domain/fault';
import { fail, type Result } from '../../domain/result';
import type { Clock } from '../clock';
import type { NewProfile } from '../protocol/vault-view';
import type { Login } from './held-keys';
import { refuse } from './refuse';
import { locked } from './stored-vault';

export const TRIAL_LIMIT_MS = 30_000;

/** What a key may do, in the venue's words; a fault says why it is not kept. */
export type Verdict = Result<{ readonly permissions: string }, Fault>;

/** Logs in with a key that is not kept yet. `login` lends logins as long as the trial lasts. */
export type TryKey = (profile: Pick<NewProfile, 'venue' | 'kind'>, login: () => Promise<Result<Login, Fault>>) => Promise<Verdict>;

/** `lend` is told whether the trial still lasts. It ends when the vault is locked. */
export async function tryOut(
  clock: Clock,
  lock: AbortSignal,
  { venue, kind }: NewProfile,
  tryKey: TryKey,
  lend: (lasts: () => boolean) => Promise<Result<Login, Fault>>,
): Promise<Verdict> {
  if (lock.aborted) return fail(locked());
  let isOver = false;
  let stop = (): void => undefined;
  const late = new Promise<Verdict>((resolve) => {
    const refused = refuse('no-answer', 'The exchange did not answer about this key in time: nothing was stored.');
    stop = clock.after(TRIAL_LIMIT_MS, () => resolve(fail(refused)));
    lock.addEventListener('abort', () => resolve(fail(locked())));
  });
  try {
    return await Promise.race([tryKey({ venue, kind }, () => lend(() => !isOver)), late]);
  } finally {
    isOver = true;
    stop();
  }
}
