import type { Faults } from '../faults';
import type { Session } from '../session';
import type { AccountFaults } from './account-faults';
import { type AccountFrame, type Login, sees } from './login';
import type { User } from './user';

/** Do something so many milliseconds later. */
export type After = (ms: number, act: () => void) => void;

/** Sends frames of channel 0 to every socket of an account, and does to them what the faults say. */
export class Outbox {
  readonly logins = new Map<Session, Login>();
  /** Sockets that hear nothing while a lost request of theirs is carried out. */
  readonly deaf = new Set<Session>();
  private waiting: { readonly user: User; readonly frame: AccountFrame } | undefined;

  constructor(
    private readonly faults: AccountFaults,
    private readonly house: Faults,
    private readonly after: After,
  ) {}

  emit(user: User, frame: AccountFrame): void {
    const { faults } = this;
    if (this.house.isMaintenance || faults.isFrozen(frame.type) || faults.hits('omit', frame.type)) return;
    if (faults.hits('delay', frame.type)) {
      this.after(faults.delayMs, () => this.deliver(user, frame));
      return;
    }
    if (this.waiting === undefined && faults.hits('reorder', frame.type)) {
      this.waiting = { user, frame };
      return;
    }
    this.deliver(user, frame);
    if (faults.hits('duplicate', frame.type)) this.deliver(user, frame);
    const { waiting } = this;
    if (waiting === undefined) return;
    this.waiting = undefined;
    this.deliver(waiting.user, waiting.frame);
  }

  /** One frame of a socket's own, numbered 0 in the account's count as all that belongs to the beginning is. */
  snapshot(session: Session, type: string, rows: unknown): void {
    session.data(0, `"${type}",${JSON.stringify(rows)}`, 0);
  }

  heartbeat(session: Session): void {
    session.data(0, '"hb"');
  }

  /** Numbered when it goes out: notifications repeat the account's count, all else moves it. A frame that a filter keeps from a socket is counted too. */
  private deliver(user: User, frame: AccountFrame): void {
    if (frame.type !== 'n') user.sequence++;
    const isLost = this.faults.hits('lose', frame.type);
    const isCutBefore = this.faults.hits('drop-before', frame.type);
    const isCutAfter = this.faults.hits('drop-after', frame.type);
    const isBare = this.faults.areAnswersBare && isAnswer(frame);
    const text = `"${frame.type}",${JSON.stringify(frame.payload)}`;
    for (const [session, login] of [...this.logins]) {
      if (login.user !== user || !sees(login, frame) || this.deaf.has(session)) continue;
      if (isCutBefore) {
        session.drop();
        continue;
      }
      if (isLost) session.next.lose++;
      const isCalculated = login.wantsCalculated && frame.calculated !== undefined;
      session.data(0, isCalculated ? `"${frame.type}",${JSON.stringify(frame.calculated)}` : text, isBare ? null : user.sequence);
      // After what was written has left: a reset takes back what waits.
      if (isCutAfter) this.after(20, () => session.drop());
    }
  }
}

const isAnswer = ({ type, payload }: AccountFrame): boolean => type === 'n' && Array.isArray(payload) && String(payload[1]).endsWith('-req');
