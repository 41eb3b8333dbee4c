import { type AccountId, isLiveId } from '../../domain/account/account-id';
import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import { refuse } from '../../domain/risk/refuse';
import type { LocalMs } from '../../domain/units';
import type { Clock } from '../clock';

const MINUTE_MS = 60_000;

interface Armed {
  readonly until: LocalMs;
  /** How often the vault had been locked by then. */
  readonly locks: number;
}

/**
 * What of one tab may leave for live accounts: nothing, until its user says for how long. A lock of the vault ends it, and so
 * sleep does, which locks; another engine knows nothing of it.
 */
export class Arming {
  private readonly armed = new Map<AccountId, Armed>();

  /** `locks`: how often the vault was locked; null: it is not open. */
  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly locks: () => number | null,
  ) {}

  arm(account: AccountId, minutes: number): Result<LocalMs, Fault> {
    const locks = this.locks();
    if (!isLiveId(account)) return fail(refuse('unsupported', 'A paper account needs no arming.'));
    if (locks === null) return fail(refuse('not-ready', 'The vault is locked. Unlock it first.'));
    const until = (this.clock.now() + minutes * MINUTE_MS) as LocalMs;
    this.armed.set(account, { until, locks });
    return ok(until);
  }

  disarm(account: AccountId): void {
    this.armed.delete(account);
  }

  /** Why nothing of this tab may leave for this account; null: it may. */
  refusalOf(account: AccountId): Fault | null {
    if (!isLiveId(account)) return null;
    const armed = this.armed.get(account);
    if (armed !== undefined && armed.locks === this.locks() && this.clock.now() < armed.until) return null;
    return refuse('not-armed', 'Trading is not armed in this tab for this account. Arm it, for as long as you want, and press again.');
  }
}
