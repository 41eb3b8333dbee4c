import type { AccountEvent } from '../../domain/account/account-event';
import type { AccountState } from '../../domain/account/account-state';
import { ZERO } from '../../domain/money';
import type { OrderId } from '../../domain/order/order';
import type { LocalMs } from '../../domain/units';
import type { AwayLine, AwayReport } from '../protocol/account-view';

/** So many lines are told one by one. */
const MOST_LINES = 100;
const JOINED_MS = 60_000;
/** What is said of an order as long as nobody knows what became of it. */
const OPEN_WORDS: ReadonlySet<AwayLine['kind']> = new Set(['doubted', 'found']);

/** What a new snapshot of an account told that was not known: collected while the account is read, each with what shows it. */
export class Away {
  private lines: AwayLine[] = [];
  private count = 0;
  /** What was placed elsewhere is there: that is one thing. */
  private readonly placed = new Set<OrderId>();

  /** `held`: what of a currency, or in a position, was known to be there before. */
  add(event: AccountEvent, held: (of: string) => string): void {
    if (event.kind === 'placed') this.placed.add(event.order.id);
    for (const line of linesOf(event, held)) {
      if (line.kind === 'found' && this.placed.has(line.order)) continue;
      const doubted = line.kind === 'doubted' ? this.lines.findIndex((one) => isSameDoubt(one, line)) : -1;
      if (doubted >= 0) {
        this.lines[doubted] = line;
        continue;
      }
      this.count++;
      if (this.lines.length < MOST_LINES) this.lines.push(line);
    }
  }

  /** All of it, and nothing the next time. Null: everything was as it was left. */
  take(since: LocalMs | null, until: LocalMs): AwayReport | null {
    const { lines, count } = this;
    this.lines = [];
    this.count = 0;
    this.placed.clear();
    return count === 0 ? null : { since, until, lines, more: count - lines.length };
  }
}

/** History comes some moments after the list of what is open: both are one report, and what history settles is in doubt no more. */
export function joined(before: AwayReport | null, news: AwayReport | null): AwayReport | null {
  if (before === null || news === null || news.until - before.until > JOINED_MS) return news ?? before;
  const all = [...before.lines, ...news.lines];
  const known = new Set(all.flatMap((line) => ('order' in line && !OPEN_WORDS.has(line.kind) ? [line.order] : [])));
  const lines = all.filter((line, i) => {
    const isSettled = 'order' in line && OPEN_WORDS.has(line.kind) && known.has(line.order);
    return !isSettled && !all.some((later, j) => j > i && isSameDoubt(line, later));
  });
  const more = before.more + news.more + Math.max(0, lines.length - MOST_LINES);
  return { since: before.since, until: news.until, lines: lines.slice(0, MOST_LINES), more };
}

/** Of the same order: the later word holds. */
const isSameDoubt = (one: AwayLine, other: AwayLine): boolean => one.kind === 'doubted' && other.kind === 'doubted' && one.order === other.order;

/** Nothing was known of the account: all of it is new, and none of it happened while the user was away. */
export const isFirstSight = ({ ledger, orders, positions }: Pick<AccountState, 'ledger' | 'orders' | 'positions'>): boolean =>
  ledger.user.size + orders.size + positions.size === 0;

function linesOf(event: AccountEvent, held: (of: string) => string): readonly AwayLine[] {
  if (event.kind === 'held')
    return Object.entries(event.balances).flatMap(([currency, { total }]) => {
      const from = held(currency);
      return from === total ? [] : [{ kind: 'held', at: event.at, currency, from, to: total } as const];
    });
  if (event.kind === 'position') {
    const { at, instrument, told } = event;
    const [from, to] = [held(instrument), told?.size ?? ZERO];
    return from === to ? [] : [{ kind: 'position', at, instrument, from, to }];
  }
  if (event.kind === 'placed')
    return [{ kind: 'placed', at: event.order.createdAt, order: event.order.id, terms: event.order.terms, evidence: SNAPSHOT }];
  if (event.kind !== 'order') return [];
  const { id: order, event: told } = event;
  switch (told.kind) {
    case 'filled':
      return [{ kind: 'filled', at: told.at, order, size: told.fill.size, price: told.fill.price, evidence: `trade ${told.fill.id}` }];
    case 'progress':
      return told.filled === ZERO ? [] : [{ kind: 'progress', at: told.at, order, size: told.filled, evidence: SNAPSHOT }];
    case 'cancelled':
    case 'expired':
    case 'rejected':
      return [{ kind: told.kind, at: told.at, order, reason: told.reason, evidence: 'the exchange’s word on the order' }];
    case 'doubted':
      return [{ kind: 'doubted', at: told.at, order, reason: told.reason, evidence: SNAPSHOT }];
    case 'acknowledged':
      return [{ kind: 'found', at: told.at, order, evidence: SNAPSHOT }];
    case 'amended':
      return [{ kind: 'amended', at: told.at, order, evidence: SNAPSHOT }];
    default:
      return [];
  }
}

const SNAPSHOT = 'the exchange’s list of what is open and held';
