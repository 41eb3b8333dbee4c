import type { FeeSchedule } from '../../../domain/account/account-event';
import type { BookView } from '../../../domain/book';
import type { Instrument } from '../../../domain/instrument';
import { isPositive, ZERO } from '../../../domain/money';
import type { MarginStanding } from '../../../domain/order/margin-preview';
import { type Complaint, checkTerms } from '../../../domain/order/order-rules';
import type { OrderSet, SetOrder } from '../../../domain/order/order-set';
import type { Preview } from '../../../domain/order/preview';
import { previewSet } from '../../../domain/order/preview-set';
import type { OrderTerms } from '../../../domain/order/terms';
import type { VenueStanding } from '../../../domain/order/venue-preview';
import { guard } from '../../../domain/risk/guards';
import { LIMITS } from '../../../domain/risk/limits';
import type { VenueMs } from '../../../domain/units';
import type { AccountView } from '../../../worker/protocol/account-view';
import { figure } from '../../format/decimal';
import { say as translated } from '../../words/say';
import { t } from '../../words/t';
import { marginInfo } from './on-margin';
import { remarkOnPrices } from './price-remarks';
import type { Quotes } from './quotes';
import type { Exits } from './read-exits';
import { readOrders } from './read-orders';
import type { Remark, Say, TicketField, TicketFields } from './ticket-fields';

export interface TicketAccount extends Pick<AccountView, 'balances' | 'orders' | 'positions' | 'limits'> {
  /** Of an account on margin; absent or null: a spot account. */
  readonly margin?: MarginStanding | null;
  /** Of one on margin that its venue keeps. */
  readonly atVenue?: VenueStanding | null;
  /** An exchange keeps it, which has no orders that wait for a gain or for another order. Absent: it is paper. */
  readonly isLive?: boolean;
  /** Null: only its venue knows them. What is reckoned is then before fees. */
  readonly fees: FeeSchedule | null;
}

const NO_FEES: FeeSchedule = { maker: ZERO, taker: ZERO };

export interface TicketFacts {
  readonly instrument: Instrument;
  readonly quotes: Quotes;
  readonly book: BookView | null;
  /** Null: nothing is known of the account. Then nobody can say what it can pay. */
  readonly account: TicketAccount | null;
  readonly now: number;
}

export interface Reading {
  /** The orders exactly as they would be sent; null where something stops them. */
  readonly set: OrderSet | null;
  /** The same before anything stops them: what is drawn while it is typed. */
  readonly draft: OrderSet | null;
  /** Of a bracket; null: it is none, or cannot be read. */
  readonly exits: Exits | null;
  /** The worst first. */
  readonly remarks: readonly Remark[];
  /** What it would come to; also of an order that is stopped, as soon as it can be read. */
  readonly preview: Preview | null;
}

const RANK = { stop: 0, warning: 1, note: 2 } as const;

/** The orders that the fields ask for, and what is wrong or odd about them. */
export function readTicket(fields: TicketFields, facts: TicketFacts): Reading {
  const remarks: Remark[] = [];
  const say: Say = (severity, field, text) => {
    if (!remarks.some((one) => one.text === text)) remarks.push({ severity, field, text });
    return null;
  };
  const { set: draft, exits } = readOrders(fields, facts, say);
  const preview =
    draft === null || facts.account === null ? null : previewSet(draft, { ...facts, ...facts.account, fees: facts.account.fees ?? NO_FEES });
  if (draft !== null) {
    for (const one of draft.orders) {
      for (const complaint of checkTerms(one.terms, facts.instrument, facts.now as VenueMs, marginInfo(facts.account)?.kind))
        sayComplaint(complaint, fields, one, say);
      // The legs of a bracket wait for its entry: the market is elsewhere by then.
      const isFirst = one === draft.orders[0];
      if (isFirst || one.role === 'oco') remarkOnPrices(one.terms, facts.quotes, say, fieldOf('price', fields, one.terms, one.role));
    }
    if (preview !== null) remarkOnFunds(preview, draft, say);
  }
  const isStopped = draft === null || remarks.some((one) => one.severity === 'stop');
  if (!isStopped) remarkOnLimits(draft, facts, say);
  return {
    set: isStopped ? null : draft,
    draft,
    exits,
    preview,
    remarks: remarks.sort((a, b) => RANK[a.severity] - RANK[b.severity]),
  };
}

function sayComplaint({ rule, severity, field, words }: Complaint, fields: TicketFields, { terms, role }: SetOrder, say: Say): void {
  const { expiresAt, tif } = terms;
  // The end of a GTD that is missing has been said of its own field.
  if (field === 'tif' && tif === 'GTD' && expiresAt === null) return;
  // Has been said of the whole.
  if (role === 'rung' && (rule === 'too-small' || rule === 'digits') && field === 'size') return;
  say(severity === 'error' ? 'stop' : 'warning', fieldOf(field, fields, terms, role), translated(words));
}

function fieldOf(field: Complaint['field'], fields: TicketFields, { price, type }: OrderTerms, role: SetOrder['role']): TicketField {
  if (field === 'tif') return fields.tif === 'GTD' ? 'until' : 'tif';
  if (type === 'trailing-stop' && field === 'trigger') return 'start';
  if (role === 'take-profit' && field === 'trigger') return 'profit';
  if (role === 'stop-loss' && field === 'trigger') return 'loss';
  if (role === 'rung' && field === 'price') return price === fields.to ? 'to' : 'from';
  return field ?? 'size';
}

/** What the engine would refuse, by the same rules; what it alone knows (losses of the day, orders of the last minute) is left to it. */
function remarkOnLimits({ orders }: OrderSet, { account, book, instrument, now }: TicketFacts, say: Say): void {
  if (account === null || book === null) return;
  const refusal = guard({
    terms: orders.map(({ terms }) => terms),
    instrument,
    book,
    account: {
      info: marginInfo(account),
      orders: new Map(account.orders.map((order) => [order.id, order])),
      positions: new Map(account.positions.map((position) => [position.instrument, position])),
    },
    limits: LIMITS[account.limits],
    lostToday: ZERO,
    leftAgo: [],
    now: now as VenueMs,
  });
  if (refusal !== undefined)
    say('warning', refusal.rule === 'price-collar' ? 'price' : 'size', t('It would be refused: {{ why }}', { why: translated(refusal.detail) }));
}

function remarkOnFunds({ reserves, available, isAffordable, payCurrency, largest, isDeepEnough }: Preview, { orders }: OrderSet, say: Say): void {
  if (orders[0]?.terms.type === 'market' && !isDeepEnough)
    say('warning', 'size', t('The book that is shown is not deep enough: a part would not fill.'));
  if (isAffordable || reserves === null) return;
  const takes = t('It takes {{ amount }} {{ currency }}, and {{ available }} are available.', {
    amount: figure(reserves),
    currency: payCurrency,
    available: figure(available),
  });
  const most = largest === null || !isPositive(largest) ? null : t('The most is {{ size }}.', { size: figure(largest) });
  say('stop', 'size', most === null ? takes : `${takes} ${most}`);
}
