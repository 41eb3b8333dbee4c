import type { AccountId } from '../../domain/account/account-id';
import type { PastFill, PastFunding } from '../../domain/account/journal-sum';
import type { Fault } from '../../domain/fault';
import type { Order } from '../../domain/order/order';
import type { Result } from '../../domain/result';
import type { EquityPage, EquityQuery, PastPage, PastQuery, ResultsPage, ResultsQuery } from '../protocol/past';
import type { Database } from '../store/database';
import { loadEquity } from '../store/equity';
import { loadPastFills, loadPastOrders } from '../store/past';
import { loadResults } from '../store/results';

/** What an account left behind, as far back as it goes. A page of it is read in some milliseconds: the market does not wait for it. */
export class AccountHistory {
  /** `opened`: what an older build wrote has been read through. Answers when the account was opened the last time; null: it cannot be had. */
  constructor(
    private readonly database: Database,
    private readonly account: AccountId,
    private readonly opened: () => Promise<number | null>,
  ) {}

  async fills(query: PastQuery): Promise<Result<PastPage<PastFill | PastFunding>, Fault>> {
    await this.opened();
    return loadPastFills(this.database, this.account, query);
  }

  async orders(query: PastQuery): Promise<Result<PastPage<Order>, Fault>> {
    await this.opened();
    return loadPastOrders(this.database, this.account, query);
  }

  async results(query: ResultsQuery): Promise<Result<ResultsPage, Fault>> {
    await this.opened();
    return loadResults(this.database, this.account, query);
  }

  async equity(query: EquityQuery): Promise<Result<EquityPage, Fault>> {
    return loadEquity(this.database, this.account, await this.opened(), query);
  }
}
