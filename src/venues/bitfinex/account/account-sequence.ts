import { FLAG } from '../flags';

/**
 * The two counters of an authenticated socket. The first counts every array frame, so a hole in it is a lost message. The second
 * stands at 0 until the account has been told, and then rises with what happens in it: also with what our filter keeps from us,
 * so that only a fall is a fault. Notices of older servers carry neither. Source: protocols, section 2.2.
 */
export class AccountSequence {
  private frames: number | null = null;
  private account: number | null = null;

  begin(): void {
    this.frames = null;
    this.account = null;
  }

  /** Why frames were lost before this one; null: none were. */
  take(frame: readonly unknown[], flags: number): string | null {
    if ((flags & FLAG.sequence) === 0) return null;
    const end = frame.length - ((flags & FLAG.timestamp) === 0 ? 0 : 1);
    const isAccount = frame[0] === 0 && frame[1] !== 'hb';
    const isNotice = isAccount && frame[1] === 'n';
    // `[0, "n", payload]`, and a time at the most.
    if (isNotice && end < 5) return null;
    const counted = numberAt(frame, isAccount ? end - 2 : end - 1);
    if (counted === undefined) return 'a message without the number that was agreed on';
    const lost = this.frames !== null && counted !== this.frames + 1 ? `message ${counted} came after ${this.frames}` : null;
    this.frames = counted;
    return lost ?? (isAccount ? this.takeAccount(numberAt(frame, end - 1)) : null);
  }

  private takeAccount(counted: number | undefined): string | null {
    if (counted === undefined) return 'a message of the account without its number';
    const known = this.account ?? 0;
    this.account = counted;
    return counted < known ? `message ${counted} of the account came after ${known}` : null;
  }
}

/** The first two places are never numbers of this kind. */
function numberAt(frame: readonly unknown[], i: number): number | undefined {
  const value = i >= 2 ? frame[i] : undefined;
  return Number.isSafeInteger(value) ? (value as number) : undefined;
}
