import type { VenueId } from '../../domain/instrument';
import type { AccountDoor } from '../../venues/account-machine';
import { ConnectBudget } from '../connect-budget';
import { loadCounter, saveCounter } from '../store/counters';
import type { Database } from '../store/database';

/** How often the accounts of each venue may be connected to, all of them together. Kept in storage, as the exchange counts on over a restart. */
export class AccountBudgets {
  private readonly budgets = new Map<VenueId, Promise<ConnectBudget>>();

  constructor(private readonly database: Database) {}

  of(venue: VenueId, door: Pick<AccountDoor, 'connectLimit'>): Promise<ConnectBudget> {
    const known = this.budgets.get(venue) ?? this.load(venue, door);
    this.budgets.set(venue, known);
    return known;
  }

  private async load(venue: VenueId, { connectLimit }: Pick<AccountDoor, 'connectLimit'>): Promise<ConnectBudget> {
    const key = `attempts:${venue}:accounts`;
    const budget = new ConnectBudget(connectLimit, (times) => void saveCounter(this.database, key, times));
    const times = await loadCounter(this.database, key);
    if (times.ok) budget.recall(times.value);
    return budget;
  }
}
