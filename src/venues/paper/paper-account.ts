import type { AccountInfo } from '../../domain/account/account-event';
import { type AccountState, applyAccountEvent, payCurrency } from '../../domain/account/account-state';
import { add, type Decimal, subtract, ZERO } from '../../domain/money';
import { isOpen, type NewOrder, type Order, type OrderEvent, type OrderId } from '../../domain/order/order';
import type { VenueMs } from '../../domain/units';
import type { ExecutionHands } from '../execution';

/** The account as its events add up. All that happens goes through here: into the state first, then out. */
export class PaperAccount {
  readonly info: AccountInfo;
  /** Held back, by currency. */
  private readonly held = new Map<string, Decimal>();

  constructor(
    private folded: AccountState,
    private readonly hands: ExecutionHands,
  ) {
    if (folded.info === null) throw new Error('a paper account trades after it was opened');
    this.info = folded.info;
    for (const id of folded.reserved.keys()) this.hold(id, ZERO, this.reserved(id));
  }

  get state(): AccountState {
    return this.folded;
  }

  find(id: OrderId): Order | undefined {
    return this.folded.orders.get(id);
  }

  /** Of an order that was placed. */
  order(id: OrderId): Order {
    const order = this.find(id);
    if (order === undefined) throw new Error(`order ${id} was never placed`);
    return order;
  }

  isOpen(id: OrderId): boolean {
    const order = this.find(id);
    return order !== undefined && isOpen(order);
  }

  open(): readonly Order[] {
    return [...this.folded.orders.values()].filter(isOpen);
  }

  reserved(id: OrderId): Decimal {
    return this.folded.reserved.get(id) ?? ZERO;
  }

  /** What no open order holds back. */
  available(currency: string): Decimal {
    return subtract(this.folded.ledger.user.get(currency) ?? ZERO, this.held.get(currency) ?? ZERO);
  }

  place(order: NewOrder, at: VenueMs): void {
    const event = { kind: 'placed', at, order, reserved: ZERO } as const;
    this.folded = applyAccountEvent(this.folded, event);
    this.hands.emit(event);
  }

  /** `reserved`: what the order holds back from now on; one that is done holds back nothing. */
  tell(id: OrderId, said: OrderEvent, reserved: Decimal): void {
    const before = this.reserved(id);
    const wanted = { kind: 'order', at: said.at as VenueMs, id, event: said, reserved } as const;
    const next = applyAccountEvent(this.folded, wanted);
    const event = next.reserved.has(id) ? wanted : { ...wanted, reserved: ZERO };
    this.folded = next;
    this.hold(id, before, this.reserved(id));
    this.hands.emit(event);
  }

  private hold(id: OrderId, before: Decimal, after: Decimal): void {
    if (before === after) return;
    const currency = payCurrency(this.order(id));
    this.held.set(currency, add(this.held.get(currency) ?? ZERO, subtract(after, before)));
  }
}
