import type { Wallet } from '../../../domain/account/account-id';
import { parseInstrumentId } from '../../../domain/instrument';
import { compare, type Decimal, isPositive, isZero, least, round, subtract, sum } from '../../../domain/money';
import type { Order, OrderEvent, OrderId } from '../../../domain/order/order';
import { isExit } from '../../../domain/order/order-set';
import { isHeld, isOpen } from '../../../domain/order/order-state';
import type { Amendment } from '../../../domain/order/terms';
import type { LocalMs, VenueMs } from '../../../domain/units';
import { AS_ASKED } from '../../execution';
import { FEE_LIMIT_MS, hasUntold } from './own-trades';
import { exitRequest } from './requests';

/** What exits are carried out with. */
export interface ExitHands {
  order(id: OrderId): Order | undefined;
  all(): Iterable<Order>;
  /** Base units that the exchange says are free to be sold; null: it has not said. */
  free(currency: string): Decimal | null;
  tell(id: OrderId, event: OrderEvent): void;
  isReady(): boolean;
  /** Hand a request for these to the exchange. Whether it left. */
  send(frame: string, ids: readonly OrderId[], now: LocalMs): boolean;
}

/** `marked`: that they leave is being written down. */
interface Bracket {
  /** As it was known last: what an account does not keep any more is told of no further. */
  entry: Order;
  readonly exits: readonly OrderId[];
  /** When its entry was first seen to be over; null: it is not. */
  overAt: LocalMs | null;
  stage: 'held' | 'marked';
}

/** The most decimals that the exchange takes of a size. */
const SIZE_DECIMALS = 8;
/** Fees that were not told by then are not waited for: what was bought must not stand without its stop. */
const FEES_MS = 2 * FEE_LIMIT_MS;
const SIZE_FOLLOWS = 'the size of an exit follows its entry';
const DIED = 'not sent: it was held by this browser, and the program that held it has ended';

/**
 * Exits of brackets. The exchange has no orders that wait for another one, so they are held here until their entry is over
 * (filled, or what was left of it cancelled), and then leave as one order, once it is written down that they do. What is
 * not sent by the time this program ends is never sent.
 */
export class HeldExits {
  private readonly brackets = new Map<string, Bracket>();
  private haveOrphansDied = false;

  constructor(
    private readonly wallet: Wallet,
    private readonly hands: ExitHands,
  ) {}

  /** From now on, of a bracket that was just placed. */
  hold(placed: readonly Pick<Order, 'id' | 'group'>[]): void {
    const exits = placed.filter(isExit).map(({ id }) => id);
    const entry = this.hands.order(placed.find((order) => !isExit(order))?.id ?? '');
    if (entry?.group != null && exits.length > 0) this.brackets.set(entry.group.id, { entry, exits, overAt: null, stage: 'held' });
  }

  /** It has not left, whatever was written down. */
  has(id: OrderId): boolean {
    return [...this.brackets.values()].some(({ exits }) => exits.includes(id));
  }

  /** Whether it was one that has not left: then it is changed here. */
  amend(id: OrderId, change: Amendment, now: LocalMs): boolean {
    const isHere = this.has(id);
    if (isHere && change.size !== undefined) this.hands.tell(id, { kind: 'amend-refused', at: timeOf(now), change, reason: SIZE_FOLLOWS });
    else if (isHere) this.change(id, change);
    return isHere;
  }

  /** Whether it was one that has not left: then it is over, and its like goes on alone. */
  cancel(id: OrderId, now: LocalMs): boolean {
    const isHere = this.has(id);
    if (isHere) this.hands.tell(id, { kind: 'cancelled', at: timeOf(now), reason: AS_ASKED });
    return isHere;
  }

  /** All that was told of is written down. What cannot leave at once goes back, and is marked anew: another program may have the account by then. */
  written(now: LocalMs): void {
    for (const [group, bracket] of this.brackets) {
      if (bracket.stage !== 'marked') continue;
      if (this.send(this.openOf(bracket), now)) this.brackets.delete(group);
      else bracket.stage = 'held';
    }
  }

  step(now: LocalMs): void {
    this.buryOrphans(now);
    for (const [group, bracket] of this.brackets) {
      bracket.entry = this.hands.order(bracket.entry.id) ?? bracket.entry;
      const open = this.openOf(bracket);
      if (open.length === 0) this.brackets.delete(group);
      else if (bracket.stage === 'held') this.follow(bracket, open, now);
    }
  }

  private openOf({ exits }: Bracket): readonly Order[] {
    return exits.flatMap((id) => this.hands.order(id) ?? []).filter(isOpen);
  }

  /** Exits that an earlier program held. */
  private buryOrphans(now: LocalMs): void {
    if (this.haveOrphansDied) return;
    this.haveOrphansDied = true;
    for (const { id } of [...this.hands.all()].filter((order) => isHeld(order) && !this.has(order.id)))
      this.hands.tell(id, { kind: 'rejected', at: timeOf(now), reason: DIED });
  }

  /** Before anything that the exchange says of it, whatever its clock: each change a millisecond after the one before, from the year 1970 on. */
  private change(id: OrderId, change: Amendment): void {
    const before = Object.values(this.hands.order(id)?.changes ?? {}).map(({ at }) => at);
    this.hands.tell(id, { kind: 'amended', at: (Math.max(0, ...before) + 1) as VenueMs, change });
  }

  private follow(bracket: Bracket, exits: readonly Order[], now: LocalMs): void {
    const { entry } = bracket;
    if (isOpen(entry)) return;
    bracket.overAt ??= now;
    if (isZero(entry.filled)) {
      const reason = entry.state === 'gone' ? `how its entry ${entry.id} ended is not known` : `its entry ${entry.id} ended without a fill`;
      for (const { id } of exits) this.hands.tell(id, { kind: 'cancelled', at: timeOf(now), reason });
      return;
    }
    const size = this.toClose(entry, now - bracket.overAt);
    // Marked only when it can leave at once: a program that dies in between does not know whether it did.
    if (size === null || !this.hands.isReady()) return;
    for (const { id, terms } of exits) {
      const change = least(size, terms.size);
      if (compare(change, terms.size) !== 0) this.change(id, { size: change });
      this.hands.tell(id, { kind: 'sent', at: now });
    }
    bracket.stage = 'marked';
  }

  /** Base units that its entry brought in; null: that will be known soon. */
  private toClose(entry: Order, overMs: number): Decimal | null {
    const { terms, fills, filled } = entry;
    const base = parseInstrumentId(terms.instrument)?.base ?? '';
    if (this.wallet === 'margin' || terms.side === 'sell') return filled;
    if (!hasUntold(entry) && fills.every(({ isFeeUnknown }) => isFeeUnknown !== true)) {
      const fees = sum(fills.filter(({ feeCurrency }) => feeCurrency === base).map(({ fee }) => fee));
      return round(subtract(filled, fees), SIZE_DECIMALS, 'down');
    }
    if (overMs < FEES_MS) return null;
    const free = this.hands.free(base);
    return free !== null && isPositive(free) ? round(least(filled, free), SIZE_DECIMALS, 'down') : filled;
  }

  /** With the terms that they have by now. */
  private send(exits: readonly Order[], now: LocalMs): boolean {
    const requests = exitRequest(exits, this.wallet);
    if (!requests.ok) {
      for (const { id } of exits) this.hands.tell(id, { kind: 'rejected', at: timeOf(now), reason: requests.error });
      return true;
    }
    return exits.length === 0 || requests.value.every(({ frame, ids }) => this.hands.isReady() && this.hands.send(frame, ids, now));
  }
}

const timeOf = (now: LocalMs): VenueMs => now as number as VenueMs;
