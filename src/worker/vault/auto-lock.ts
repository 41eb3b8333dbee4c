import type { LockReason } from '../protocol/vault-view';

export const SLEPT_MS = 300_000;
export const NO_TABS_MS = 30_000;

export interface AutoLock {
  /** Since the user did something. */
  readonly idleMs: number;
  /** Since the last tab went; null: there are tabs. */
  readonly aloneMs: number | null;
}

export type AutoLockInput =
  | { readonly kind: 'used' }
  /** How many tabs there are now. */
  | { readonly kind: 'tabs'; readonly count: number }
  /** Time went by since this was said last: by the clock on the wall or the other, whichever saw more. */
  | { readonly kind: 'passed'; readonly ms: number }
  | { readonly kind: 'button' };

export const UNUSED: AutoLock = { idleMs: 0, aloneMs: null };

/** An unlocked vault's next state, and why it is to be locked; null: it stays open. */
export function stepAutoLock(
  state: AutoLock,
  input: AutoLockInput,
  idleLimitMs: number,
): { readonly state: AutoLock; readonly lock: LockReason | null } {
  switch (input.kind) {
    case 'used':
      return { state: { ...state, idleMs: 0 }, lock: null };
    case 'tabs':
      return { state: { ...state, aloneMs: input.count > 0 ? null : (state.aloneMs ?? 0) }, lock: null };
    case 'button':
      return { state, lock: 'asked' };
    case 'passed': {
      const idleMs = state.idleMs + input.ms;
      const aloneMs = state.aloneMs === null ? null : state.aloneMs + input.ms;
      const lock = input.ms > SLEPT_MS ? 'slept' : aloneMs !== null && aloneMs >= NO_TABS_MS ? 'no-tabs' : idleMs >= idleLimitMs ? 'idle' : null;
      return { state: { idleMs, aloneMs }, lock };
    }
  }
}
