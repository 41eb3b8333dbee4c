import type { Fault } from '../domain/fault';
import { fail, ok, type Result } from '../domain/result';
import type { VenueEntry } from '../venues/registry';
import type { Accounts, AccountsParts } from './orders/accounts';
import { refused } from './refused';

/** What trades, loaded when somebody first asks for an account: who only watches does without it. */
export class Trading {
  /** Null: nobody has asked for one. */
  accounts: Accounts | null = null;
  private loading: Promise<Result<Accounts, Fault>> | null = null;

  constructor(
    private readonly venues: readonly VenueEntry[],
    private readonly parts: AccountsParts,
  ) {}

  open(): Promise<Result<Accounts, Fault>> {
    this.loading ??= this.load();
    return this.loading;
  }

  private async load(): Promise<Result<Accounts, Fault>> {
    try {
      const { Accounts } = await import('./orders/accounts');
      this.accounts = new Accounts(this.venues, this.parts);
      return ok(this.accounts);
    } catch {
      this.loading = null;
      return fail(refused('the part of the program that trades could not be loaded; reload this tab'));
    }
  }
}
