import type { AccountEvent } from '../../../../src/domain/account/account-event';
import { applyAccountEvent, EMPTY_ACCOUNT } from '../../../../src/domain/account/account-state';
import type { Order } from '../../../../src/domain/order/order';
import type { LocalMs } from '../../../../src/domain/units';
import type { LineId } from '../../../../src/venues/account-machine';
import { BitfinexAccount } from '../../../../src/venues/bitfinex/account/machine';
import { FLAG } from '../../../../src/venues/bitfinex/flags';
import { OPENED } from './live-rows';

const FLAGS = FLAG.timestamp + FLAG.sequence;
const LOGIN = { apiKey: 'KEY', nonce: 1, payload: 'AUTH1', signature: 'e085' };

export type Message = readonly [type: string, payload: unknown];

/** An account's machine, its connections, and what it asked of the world. Pings are answered. */
export class AccountRig {
  /** What left over each line, pings and logins left out. */
  readonly sent: (readonly [LineId, unknown])[] = [];
  readonly log: string[] = [];
  /** Over REST. */
  readonly requests: (readonly [id: number, path: string, body: unknown])[] = [];
  readonly events: AccountEvent[] = [OPENED];
  now = 1_000_000 as LocalMs;
  wantsDeadManSwitch = false;
  /** Lines whose login asked for the dead-man switch. */
  readonly guarded: LineId[] = [];
  private readonly counted = new Map<LineId, number>();
  readonly machine = new BitfinexAccount({
    send: (line, text) => {
      const message = JSON.parse(text);
      if (Array.isArray(message)) this.sent.push([line, message]);
      else if (message.event === 'ping') this.pings.push([line, message.cid]);
      else if (message.dms === 4) this.guarded.push(line);
      return true;
    },
    sign: (line) => this.machine.signed(line, { ...LOGIN, deadManSwitch: this.wantsDeadManSwitch }, this.now),
    reopen: (line, why) => this.log.push(`reopen ${line}: ${why}`),
    request: (id, path, body) => this.requests.push([id, path, JSON.parse(body)]),
    open: (line) => this.log.push(`open ${line}`),
    close: (line) => this.log.push(`close ${line}`),
    stop: (why) => this.log.push(`stop: ${why}`),
    changed: () => undefined,
  });
  readonly execution = this.machine.execution('exchange', { emit: (event) => this.events.push(event) }, applyAccountEvent(EMPTY_ACCOUNT, OPENED));
  private readonly pings: (readonly [LineId, unknown])[] = [];

  says(line: LineId, message: unknown): this {
    this.machine.received(line, JSON.stringify(message), this.now);
    return this;
  }

  tells(line: LineId, [type, payload]: Message): this {
    const counted = (this.counted.get(line) ?? 0) + 1;
    this.counted.set(line, counted);
    return this.says(line, [0, type, payload, counted, 0, this.now]);
  }

  /** Connected, and let in. */
  enters(line: LineId): this {
    this.counted.set(line, 0);
    this.machine.opened(line, this.now);
    this.says(line, { event: 'info', version: 2, platform: { status: 1 } });
    this.says(line, { event: 'conf', status: 'OK', flags: FLAGS });
    return this.says(line, { event: 'auth', status: 'OK', chanId: 0, userId: 7, caps: { orders: { read: 1, write: 1 } } });
  }

  /** Told all of the account. */
  ready(line: LineId, { orders = [], wallets = [] }: { readonly orders?: readonly unknown[]; readonly wallets?: readonly unknown[] } = {}): this {
    return this.enters(line).tells(line, ['ps', []]).tells(line, ['ws', wallets]).tells(line, ['os', orders]);
  }

  wait(ms: number, stepMs = 250): this {
    for (let left = ms; left > 0; left -= stepMs) {
      this.now = (this.now + Math.min(stepMs, left)) as LocalMs;
      this.machine.tick(this.now);
      this.execution.tick(this.now);
      for (const [line, cid] of this.pings.splice(0)) this.says(line, { event: 'pong', cid, ts: this.now });
    }
    return this;
  }

  /** A second connection was asked for: half an hour is over. */
  halfHour(): this {
    return this.wait(30 * 60_000 + 1_000, 1_000);
  }

  order(id: string): Order {
    const order = this.execution.state().orders.get(id);
    if (order === undefined) throw new Error(`no order ${id}`);
    return order;
  }
}
