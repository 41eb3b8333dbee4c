import type { AccountState } from '../../domain/account/account-state';
import type { Decimal } from '../../domain/money';
import { realisedIn } from '../../domain/risk/guards';
import { quoteOf } from './order-gate';

const DAY_MS = 86_400_000;

/** What an account had realised when the present UTC day began: losses of the day are reckoned from there. */
export class DayStart {
  private day = 0;
  private realisedThen: ReadonlyMap<string, Decimal> = new Map();

  /** By quote currency. */
  get realised(): ReadonlyMap<string, Decimal> {
    return this.realisedThen;
  }

  /** `atMidnight`: as the account was when the day of `now` began. */
  begin(now: number, atMidnight: Pick<AccountState, 'positions'>): void {
    this.day = Math.floor(now / DAY_MS);
    this.realisedThen = realisedByQuote(atMidnight);
  }

  /** The account was begun anew and has realised nothing. */
  clear(): void {
    this.realisedThen = new Map();
  }

  /** Time goes by: on a later day the account as it is now is where that began. A clock that was set back forgets no loss. */
  turn(now: number, stateOf: () => Pick<AccountState, 'positions'> | null): void {
    const state = Math.floor(now / DAY_MS) <= this.day ? null : stateOf();
    if (state !== null) this.begin(now, state);
  }
}

function realisedByQuote(state: Pick<AccountState, 'positions'>): ReadonlyMap<string, Decimal> {
  const quotes = new Set([...state.positions.keys()].map(quoteOf));
  return new Map([...quotes].map((quote) => [quote, realisedIn(state, quoteOf, quote)]));
}
