import { accountKey, liveAccount } from '../../src/domain/account/account-id';
import type { Fault } from '../../src/domain/fault';
import type { Decimal } from '../../src/domain/money';
import type { Order } from '../../src/domain/order/order';
import { isHeld, isOpen } from '../../src/domain/order/order-state';
import type { Amendment } from '../../src/domain/order/terms';
import type { Result } from '../../src/domain/result';
import { HOSTS } from '../../src/venues/bitfinex/hosts';
import type { AccountView, CancelScope, OrderReceipt, OrderRequest } from '../../src/worker/protocol/account-view';
import '../support/live-parts';
import { type Exchange, startExchange } from '../exchange/exchange';
import { randomOf } from '../exchange/pace';
import { RigTab } from '../support/engine-rig';
import { anyKey, by } from '../support/live-keys';
import { MortalEngine } from '../support/mortal-engine';
import { MortalStorage } from '../support/mortal-storage';
import { until } from '../support/network-world';
import { fastClock, type NodeSockets, socketsTo } from '../support/node-socket';
import { granted, keyPort, PASSPHRASE, typed } from '../support/vault-rig';
import { grid, Trader, type TraderSight } from './trader';
import { WireTap } from './wire-tap';

/** Everybody's clock runs this much faster than the real one. */
const TIMES = 20;
const STEPS = 30;
const PAIR = 'bitfinex:BTC/USD';
const BOOK = `book:${PAIR}:P0:100`;
const UNIT = 0.004;
const SMALL = '0.002' as Decimal;
/** Real milliseconds for the account to be let in and read again, whatever was done to it. */
const RECOVERY_MS = 20_000;
const FRAMES = ['on', 'ou', 'oc', 'te', 'tu', 'wu', 'n', 'any'] as const;
const FAULTS = ['omit', 'lose', 'duplicate', 'reorder', 'drop-before', 'drop-after'] as const;

export interface LiveRunReport {
  readonly seed: number;
  readonly presses: number;
  /** Orders that left this machine, and those of them that reached the exchange's books. */
  readonly sent: number;
  readonly accepted: number;
  readonly engines: number;
  readonly states: Readonly<Record<string, number>>;
  /** Presses that were not let out, by the rule. */
  readonly refused: Readonly<Record<string, number>>;
  readonly done: Readonly<Record<string, number>>;
  /** What was wrong, in words; empty when all is well. */
  readonly wrong: readonly string[];
}

/** Some minutes of trading on an account of the loopback exchange, over real sockets, while all goes wrong that can. */
export async function liveRun(seed: number): Promise<LiveRunReport> {
  const run = await LiveRun.begin(seed);
  try {
    for (let i = 0; i < STEPS; i++) await run.step();
    return await run.end();
  } finally {
    await run.leave();
  }
}

class LiveRun {
  private readonly storage = new MortalStorage();
  private readonly tap = new WireTap();
  private readonly random: () => number;
  private readonly trader: Trader;
  private readonly done: Record<string, number> = {};
  private readonly refused: Record<string, number> = {};
  private readonly answers = new Map<string, Set<string>>();
  private readonly wrong: string[] = [];
  private user = 0;
  private account = '';
  private amends = 0;
  private engines = 0;
  private mortal!: MortalEngine;
  private tab!: RigTab;

  private constructor(
    private readonly seed: number,
    private readonly clock: ReturnType<typeof fastClock>,
    private readonly exchange: Exchange,
    private readonly sockets: NodeSockets,
  ) {
    this.random = randomOf(seed);
    this.trader = new Trader('', this.random);
  }

  static async begin(seed: number): Promise<LiveRun> {
    const clock = fastClock(TIMES);
    const exchange = await startExchange({ seed, rate: 60, now: clock.now, ackDelayMs: [5, 30] });
    const sockets = socketsTo((url) => (url === HOSTS.authWs ? exchange.authWsUrl : exchange.wsUrl));
    const run = new LiveRun(seed, clock, exchange, sockets);
    run.storage.install();
    run.start();
    await run.open();
    return run;
  }

  async leave(): Promise<void> {
    this.mortal.kill();
    this.storage.cutPower(() => false);
    this.storage.uninstall();
    this.sockets.close();
    this.clock.stop();
    await this.exchange.stop();
  }

  /** One thing that a trader does, or that happens to them, and some time. */
  async step(): Promise<void> {
    const chance = this.random();
    if (chance < 0.45) {
      if (this.random() < 0.8) await this.untilLive();
      this.press();
    } else if (chance < 0.65) this.change();
    else if (chance < 0.92) await this.trouble();
    else await this.part();
    await this.pass(200 + this.random() * 1_500);
  }

  async end(): Promise<LiveRunReport> {
    const { control } = this.exchange;
    control.account.clear();
    control.maintenance(false);
    control.pace({});
    // Whatever was left out without a number is told by the next reading alone.
    if (this.tab.look().vault?.state === 'unlocked') granted(await this.tab.api.lockVault());
    await this.unlock();
    await this.live();
    const isTold = (): boolean => this.orders.every((order) => (isHeld(order) ? this.waits(order) : order.state !== 'sent'));
    // What is on its way may fill an entry, whose exits then leave.
    await this.pass(2_000);
    await until('all orders known or in doubt', isTold, RECOVERY_MS).catch((late: Error) => void this.wrong.push(late.message));
    await this.pass(2_000);
    this.compare();
    const states: Record<string, number> = {};
    for (const { state } of this.orders) count(states, state);
    const accepted = Object.values(this.exchange.stats().accounts.acceptedByCid).length;
    const { seed, answers, tap, engines, refused, done, wrong } = this;
    return { seed, presses: answers.size, sent: tap.placed.size, accepted, engines, states, refused, done, wrong };
  }

  private start(): void {
    const openSocket = this.tap.through(this.sockets.openSocket);
    const fetchNothing = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
    const world = { clock: this.clock, random: randomOf(this.seed + ++this.engines), openSocket, fetch: fetchNothing };
    this.mortal = new MortalEngine(world, `engine-${this.engines}`, anyKey());
    this.tab = new RigTab(this.mortal.engine);
  }

  private async open(): Promise<void> {
    const { account } = this.exchange.control;
    const { key, secret, userId } = account.addKey({
      wallets: [
        ['exchange', 'USD', '1000000'],
        ['exchange', 'BTC', '0.5'],
      ],
    });
    this.user = userId;
    await this.stored(() => this.tab.api.createVault(keyPort(PASSPHRASE)));
    const profile = await this.stored(() => this.tab.api.addProfile(by(), { ...typed('a'), apiKey: key, secret }));
    this.account = liveAccount('bitfinex', profile.id);
    this.follow();
    await this.live();
    granted(await this.tab.api.arm(this.account, 240));
  }

  private follow(): void {
    this.tab.follow(accountKey(this.account), BOOK);
  }

  private async unlock(): Promise<void> {
    await this.stored(() => this.tab.api.unlockVault(by()));
    await this.tab.api.arm(this.account, 240);
  }

  /** On a machine that has much to do, this clock gives storage milliseconds: what could not be stored is asked for again. */
  private async stored<T>(ask: () => Promise<Result<T, Fault>>): Promise<T> {
    for (let i = 0; i < 30; i++) {
      const answer = await ask();
      if (answer.ok || answer.error.code !== 'storage-failed') return granted(answer);
      count(this.done, 'storage failed');
      await this.pass(10_000);
    }
    throw new Error('the storage did not come back');
  }

  private async live(): Promise<void> {
    await until('the account live', () => this.isLive(), RECOVERY_MS).catch((late: Error) => {
      const { status } = this.tab.state(accountKey(this.account));
      throw new Error(`${late.message}: it is ${status.state}, ${status.reason}; the storage is ${JSON.stringify(this.tab.link?.storage ?? null)}`);
    });
  }

  /** For a while: it may be a fault that keeps it out. */
  private async untilLive(): Promise<void> {
    for (let i = 0; i < 20 && !this.isLive(); i++) await this.pass(500);
  }

  private isLive(): boolean {
    return this.tab.state(accountKey(this.account)).status.state === 'live';
  }

  private pass(ms: number): Promise<void> {
    return new Promise((resolve) => this.clock.after(ms, resolve));
  }

  private get view(): AccountView | null {
    const { data } = this.tab.state(accountKey(this.account));
    return data?.kind === 'account' ? data.account : null;
  }

  private get orders(): readonly Order[] {
    return this.view?.orders ?? [];
  }

  /** For its entry, which is not over yet. */
  private waits({ group }: Order): boolean {
    return this.orders.some((other) => other.group?.id === group?.id && other.group?.role === 'entry' && isOpen(other));
  }

  private press(): void {
    const sight = this.sight();
    if (sight === null) return;
    const request = { ...this.trader.press(sight), account: this.account };
    this.submit(request);
    // From a finger that trembles, or that comes back.
    if (this.random() < 0.25) this.submit(request);
    const { mortal } = this;
    if (this.random() < 0.25) this.clock.after(2_500, () => mortal === this.mortal && this.submit(request));
  }

  private submit(request: OrderRequest): void {
    const ids = this.answers.get(request.nonce) ?? new Set();
    this.answers.set(request.nonce, ids);
    void this.tab.api.submit(request).then((answer: Result<OrderReceipt, Fault>) => {
      if (answer.ok) ids.add(answer.value.ids.join(' '));
      else count(this.refused, answer.error.code === 'order-refused' ? answer.error.rule : answer.error.code);
    });
  }

  private change(): void {
    const order = this.trader.pick(this.orders.filter(isOpen));
    if (order === undefined) return;
    if (this.random() < 0.5) {
      const { price, trigger } = order.terms;
      const near = (value: string): Decimal => grid(this.trader.near(Number(value)));
      const change: Amendment = price !== null ? { price: near(price) } : trigger !== null ? { trigger: near(trigger) } : { size: SMALL };
      this.amends++;
      void this.tab.api.amend(this.account, order.id, change);
      return;
    }
    const scope = this.trader.pick<CancelScope>([{ kind: 'order', id: order.id }, { kind: 'instrument', instrument: PAIR }, { kind: 'all' }]);
    void this.tab.api.cancel(this.account, scope);
  }

  /** At the exchange, or on the way to it. */
  private async trouble(): Promise<void> {
    const { control } = this.exchange;
    const { account } = control;
    const kind = this.trader.pick(['request', 'request', 'request', 'frame', 'frame', 'frame', 'drop', 'nonce', 'elsewhere', 'maintenance'] as const);
    count(this.done, kind);
    switch (kind) {
      case 'request':
        return account.loseRequest(
          this.trader.pick(['on', 'on', 'ou', 'oc', 'ox_multi', 'any']),
          this.trader.pick(['before', 'after']),
          this.trader.pick(['nothing', 'drop']),
        );
      case 'frame':
        return account.next(this.trader.pick(FAULTS), this.trader.pick(FRAMES));
      case 'drop':
        return control.drop();
      case 'nonce':
        account.smallNonces();
        return control.drop();
      case 'elsewhere': {
        const sight = this.sight();
        if (sight === null) return;
        const price = String(Math.round(sight.bid * (0.9 + this.random() * 0.09)));
        return account.external(this.user, 'on', {
          type: 'EXCHANGE LIMIT',
          symbol: 'tBTCUSD',
          amount: '0.01',
          price,
          cid: Math.ceil(this.random() * 9),
        });
      }
      case 'maintenance':
        control.maintenance(true);
        await this.pass(1_000 + this.random() * 3_000);
        return control.maintenance(false);
    }
  }

  /** The program ends, or is locked. */
  private async part(): Promise<void> {
    const kind = this.trader.pick(['crash', 'retire', 'lock'] as const);
    count(this.done, kind);
    if (kind === 'lock') {
      await this.tab.api.lockVault();
      await this.pass(this.random() * 3_000);
      return this.unlock();
    }
    if (this.random() < 0.7) this.press();
    await new Promise((resolve) => setTimeout(resolve, this.random() * 8));
    if (kind === 'retire') await this.mortal.engine.retire();
    this.mortal.kill();
    this.storage.cutPower(() => this.random() < 0.5);
    this.start();
    await this.unlock();
    this.follow();
    await this.tab.api.arm(this.account, 240);
  }

  private sight(): TraderSight | null {
    const { data, status } = this.tab.state(BOOK);
    if (data?.kind !== 'book' || status.state !== 'live') return null;
    const [bid, ask] = [data.book.bids[0], data.book.asks[0]];
    return bid === undefined || ask === undefined ? null : { instrument: PAIR, bid, ask, now: this.clock.now(), unit: UNIT };
  }

  private compare(): void {
    const { account } = this.exchange.control;
    const open = account.openOrders(this.user);
    const closed = account.closedOrders(this.user);
    const say = (words: string): void => void this.wrong.push(words);
    for (const [cid, frames] of this.tap.placed) {
      if (frames > 1) say(`I1: the order ${cid} left ${frames} times`);
      if (!this.orders.some(({ clientId }) => clientId === cid)) say(`I3: the order ${cid} left and is not shown`);
    }
    for (const { id, clientId, group } of this.orders.filter(isHeld))
      if (clientId === undefined || this.tap.placed.has(clientId)) say(`I1: the exit ${id} of ${group?.id} is held and has left`);
    for (const [nonce, ids] of this.answers) if (ids.size > 1) say(`I1: the press ${nonce} became ${[...ids].join(' and ')}`);
    if (this.tap.changes > this.amends) say(`I1: ${this.tap.changes} changes left of ${this.amends}`);
    const there = rowsText(open.map((row) => [String(row[0]), String(Math.abs(row[6] as number))]));
    const here = rowsText(
      this.orders
        .filter((order) => isOpen(order) && !isHeld(order) && order.state !== 'unknown')
        .map(({ venueId, terms, filled }) => [String(venueId), left(terms.size, filled)]),
    );
    if (there !== here) say(`I5: open at the exchange: ${there}; shown: ${here}`);
    for (const row of closed) {
      const order = this.orders.find(({ venueId }) => venueId === String(row[0]));
      if (order === undefined || order.state === 'unknown') continue;
      const filled = left(String(Math.abs(row[7] as number)), String(Math.abs(row[6] as number)));
      if (order.state !== 'gone' && order.filled !== filled)
        say(`I5: the order ${row[0]} is filled ${filled} at the exchange, ${order.filled} here (${order.state})`);
      if (order.state === 'filled' && row[6] !== 0) say(`I5: the order ${row[0]} is not filled whole, and shown so`);
    }
    for (const [currency, balance] of account.balances(this.user, 'exchange')) {
      const shown = this.view?.balances.find((one) => one.currency === currency)?.total;
      if (Number(shown) !== balance) say(`I5: ${balance} ${currency} at the exchange, ${shown} here`);
    }
  }
}

const rowsText = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.join(' '))
    .sort()
    .join(', ');
/** Sizes here have at most eight decimals. */
const left = (size: string, filled: string): string => String(Number((Number(size) - Number(filled)).toFixed(8)));
const count = (counts: Record<string, number>, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1;
};
