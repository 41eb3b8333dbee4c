import type { AccountId } from '../../domain/account/account-id';
import type { AccountState } from '../../domain/account/account-state';
import { EQUITY_EVERY_MS, equityAt, equityOf } from '../../domain/account/equity';
import type { InstrumentId } from '../../domain/instrument';
import { type Decimal, fromDouble } from '../../domain/money';
import { markOf } from '../../domain/ticker';
import type { Topic } from '../../domain/topic';
import type { LocalMs } from '../../domain/units';
import type { TopicContent } from '../protocol/stored-snapshot';
import type { Database } from '../store/database';
import { addEquity } from '../store/equity';

/** After a fill it is written sooner, but not with each of many. */
const AFTER_FILL_MS = 5_000;

export interface EquityWatchParts {
  readonly database: Database;
  readonly account: AccountId;
  /** Number of this engine. */
  readonly epoch: number;
  /** What is live of a topic; null while it is not. */
  live(topic: Topic): TopicContent | null;
}

/**
 * Writes down what an account is worth, each minute and soon after each fill, and only while all its marks are live. What
 * could not be written, for want of a mark or of storage, is missing from the curve and shown so.
 */
export class EquityWatch {
  private writtenAt: LocalMs | null = null;
  private isDue = false;
  private isWriting = false;

  constructor(private readonly parts: EquityWatchParts) {}

  filled(): void {
    this.isDue = true;
  }

  /** Call a few times a second. */
  step(state: AccountState, now: LocalMs): void {
    if (this.isWriting || !this.isTime(now) || state.openedAt === null) return;
    const equity = equityOf(state, (instrument) => this.mark(instrument));
    if (equity === null) return;
    this.writtenAt = now;
    this.isDue = false;
    this.isWriting = true;
    const { database, account, epoch } = this.parts;
    void addEquity(database, { account, epoch, openedAt: state.openedAt }, equityAt(now, equity)).then(() => {
      this.isWriting = false;
    });
  }

  /** The venue's own mark, where it tells one, else half way between bid and ask. */
  private mark(instrument: InstrumentId): Decimal | null {
    const told = this.parts.live({ kind: 'status', instrument });
    if (told?.kind === 'status' && told.status.markPrice !== null) return fromDouble(told.status.markPrice);
    const content = this.parts.live({ kind: 'ticker', instrument });
    return content?.kind === 'ticker' ? markOf(content.ticker) : null;
  }

  /** A clock that was set back makes no difference. */
  private isTime(now: LocalMs): boolean {
    const sinceMs = this.writtenAt === null ? Number.POSITIVE_INFINITY : Math.abs(now - this.writtenAt);
    return sinceMs >= (this.isDue ? AFTER_FILL_MS : EQUITY_EVERY_MS);
  }
}
