import type { AccountEvent } from '../../../../src/domain/account/account-event';
import { applyAccountEvent, EMPTY_ACCOUNT, foldAccountEvents } from '../../../../src/domain/account/account-state';
import type { NewOrder, Order } from '../../../../src/domain/order/order';
import type { LocalMs } from '../../../../src/domain/units';
import { LiveAccount } from '../../../../src/venues/bitfinex/account/live-account';
import { AccountMirror } from '../../../../src/venues/bitfinex/account/mirror';
import { noticeOf } from '../../../../src/venues/bitfinex/account/notice-row';
import { orderOf, type WireOrder } from '../../../../src/venues/bitfinex/account/order-row';
import { ownTradeOf, type WireOwnTrade } from '../../../../src/venues/bitfinex/account/own-trade-row';
import { OPENED, orderRow, type RowParts, realOrder } from './live-rows';

export const CID = 42;
export const OURS = realOrder('R-1-1', CID, '230');
export const row = (parts: RowParts = {}): unknown[] => orderRow(parts);
export const trade = (id: number, fee?: number, order = 7): unknown[] => [
  id,
  'tETHUSD',
  120,
  order,
  1,
  230,
  'EXCHANGE LIMIT',
  230,
  1,
  ...(fee === undefined ? [null, null] : [fee, 'USD']),
  CID,
];
export const notice = (type: string, status: string, text: string, subject: unknown = row()): unknown[] => [
  130,
  type,
  null,
  null,
  subject,
  null,
  status,
  text,
];

export const wireOrder = (cells: unknown): WireOrder => orderOf(cells) as WireOrder;
export const wireTrade = (cells: unknown): WireOwnTrade => ownTradeOf(cells) as WireOwnTrade;

/** A live account by itself: messages go in as its line hands them over, events and frames come out. */
export class Rig {
  readonly mirror = new AccountMirror();
  readonly sent: unknown[] = [];
  readonly doubts: string[] = [];
  readonly events: AccountEvent[] = [OPENED];
  isReady = true;
  wasSwitchedOff = false;
  now = 1_000 as LocalMs;
  readonly account = new LiveAccount(
    'exchange',
    this.mirror,
    {
      send: (text) => this.isReady && this.sent.push(JSON.parse(text)) > 0,
      isReady: () => this.isReady,
      wasSwitchedOff: () => this.wasSwitchedOff,
      cancel: (fields) => this.isReady && this.sent.push([0, 'oc', null, fields]) > 0,
      doubt: (why) => this.doubts.push(why),
    },
    { emit: (event) => this.events.push(event) },
    applyAccountEvent(EMPTY_ACCOUNT, OPENED),
  );

  place(order: NewOrder = OURS): this {
    this.account.submit([order], this.now);
    return this;
  }

  says(type: string, payload: unknown): this {
    if (type === 'n') {
      const told = noticeOf(payload);
      if (told !== undefined) this.account.noticed(told, this.now);
      return this;
    }
    const touched = this.mirror.take(type, payload);
    if (touched === undefined) throw new Error(`not taken: ${type}`);
    if (touched !== null) this.account.told(touched, this.now);
    return this;
  }

  wait(ms: number): this {
    this.now = (this.now + ms) as LocalMs;
    this.account.tick(this.now);
    return this;
  }

  /** A new connection on which these orders are open. */
  reconnect(...rows: unknown[]): this {
    this.isReady = false;
    this.mirror.begin();
    this.mirror.take('ps', []);
    this.mirror.take('ws', []);
    this.mirror.take('os', rows);
    this.account.readAnew(this.mirror, this.now, this.now);
    this.isReady = true;
    return this;
  }

  /** The next engine's, of what was written down. */
  again(written: readonly AccountEvent[] = this.events): { readonly account: LiveAccount; readonly events: AccountEvent[]; readonly sent: string[] } {
    const [events, sent]: [AccountEvent[], string[]] = [[], []];
    const line = {
      send: (text: string) => sent.push(text) > 0,
      isReady: () => true,
      cancel: () => true,
      wasSwitchedOff: () => false,
      doubt: () => undefined,
    };
    const emit = (event: AccountEvent): void => void events.push(event);
    return { account: new LiveAccount('exchange', this.mirror, line, { emit }, foldAccountEvents(EMPTY_ACCOUNT, written)), events, sent };
  }

  order(id = OURS.id): Order {
    const order = this.account.state().orders.get(id);
    if (order === undefined) throw new Error('no such order');
    return order;
  }
}
