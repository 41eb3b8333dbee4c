import { accountKey, mainPaperAccount } from '../../src/domain/account/account-id';
import type { Decimal } from '../../src/domain/money';
import type { Order, OrderId } from '../../src/domain/order/order';
import { isOpen } from '../../src/domain/order/order-state';
import type { Amendment } from '../../src/domain/order/terms';
import type { Result } from '../../src/domain/result';
import type { TopicKey } from '../../src/domain/topic';
import type { AccountView, CancelScope, OrderReceipt, OrderRequest } from '../../src/worker/protocol/account-view';
import type { NewsMessage, StreamMessage } from '../../src/worker/protocol/stream-message';
// Loaded beforehand: no day waits for a file.
import '../../src/worker/orders/accounts';
import { randomOf } from '../exchange/pace';
import { RigTab } from '../support/engine-rig';
import { FakeClock, settle } from '../support/fake-clock';
import { ModelExchange } from '../support/model-exchange';
import { MortalEngine } from '../support/mortal-engine';
import { MortalStorage } from '../support/mortal-storage';
import { storedRecords } from '../support/raw-storage';
import { MarketFaults } from './market-faults';
import { PlainLedger } from './plain-ledger';
import { grid, Trader, type TraderSight } from './trader';

const PAIRS = ['BTC/USD', 'ETH/USD'] as const;
const UNITS = { 'BTC/USD': 0.002, 'ETH/USD': 0.04 } as const;
const ACCOUNT = mainPaperAccount('bitfinex');
const KEY = accountKey(ACCOUNT);
const MINUTE = 60_000;
const SLICE_MS = 100;
/** This machine's clock is that far from the exchange's. */
const MOST_SKEW_MS = 3_000;
const CRASHES_IN_A_PRESS = 0.08;
const MAX_CLOCK_CHANGE_MS = 10 * MINUTE;
const MONEY = { USD: '10000', BTC: '0.1', ETH: '2' } as Record<string, string> as Readonly<Record<string, Decimal>>;

const bookOf = (instrument: string): TopicKey => `book:${instrument}:P0:100`;

export interface OrderDayOptions {
  readonly seed: number;
  readonly hours: number;
  readonly faultsPerHour: number;
  /** Presses of a ticket, spread over the hours. */
  readonly presses: number;
}

export interface OrderDayReport {
  readonly seed: number;
  /** Presses by what came of them: `placed`, `refused`, or `lost` with the engine before there was an answer. */
  readonly presses: Readonly<Record<string, number>>;
  /** Orders in the journal by how they stood at the end. */
  readonly orders: Readonly<Record<string, number>>;
  readonly fills: number;
  readonly comparisons: number;
  readonly done: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  readonly engines: number;
  /** What was wrong, in words; empty when all is well. */
  readonly wrong: readonly string[];
}

/** Hours of market with faults and orders, on a fake clock: what the account shows is compared with the journal's own sum. */
export async function orderDay(options: OrderDayOptions): Promise<OrderDayReport> {
  const day = new OrderDay(options.seed);
  try {
    await day.begin();
    const faults = Math.max(1, Math.round(options.hours * options.faultsPerHour));
    const spacing = (options.hours * 60 * MINUTE) / faults;
    for (let i = 0; i < faults && !day.isHopeless; i++) await day.stretch(spacing, options.presses / faults);
    return await day.end();
  } finally {
    day.leave();
  }
}

const TROUBLES = ['kill', 'crash', 'crash', 'retire', 'disk full', 'connections lost', 'clock set', 'sleep', 'book in doubt'] as const;
type Trouble = (typeof TROUBLES)[number];

/** A tab that takes each message as it comes, and looks at fills when it does. */
class WatchingTab extends RigTab {
  /** Sees each message, and what was known before it. */
  onMessage: ((message: StreamMessage, wasLive: (key: TopicKey) => boolean) => void) | null = null;

  override postMessage(message: StreamMessage | NewsMessage): void {
    if ('news' in message) return;
    const live = new Set([...this.states].filter(([, { status }]) => status.state === 'live').map(([key]) => key));
    super.postMessage(message);
    this.onMessage?.(message, (key) => live.has(key));
    queueMicrotask(() => this.grant());
  }

  grant(): void {
    this.onmessage?.({ data: { kind: 'credit', paintMs: null } } as MessageEvent);
  }
}

/** All that was answered to one press, however often it came. */
interface Press {
  readonly nonce: string;
  readonly answers: Result<OrderReceipt, unknown>[];
  /** Asked on an engine that died before it answered. */
  isLost: boolean;
  waiting: number;
}

class OrderDay {
  private readonly clock: FakeClock;
  private readonly storage = new MortalStorage();
  private readonly exchange: ModelExchange;
  private readonly random: () => number;
  private readonly faults: MarketFaults;
  private readonly trader: Trader;
  private readonly ledger = new PlainLedger();
  private readonly wrong: string[] = [];
  private readonly presses = new Map<string, Press>();
  private readonly done: Record<string, number> = {};
  private troubles: Trouble[] = [];
  /** By order: which press asked for it. */
  private readonly intents = new Map<OrderId, { readonly nonce: string; readonly loggedAt: number; readonly isSent: boolean }>();
  private readonly seenFills = new Set<string>();
  private journalLength = 0;
  private comparisons = 0;
  private engines = 0;
  private mortal!: MortalEngine;
  private tab!: WatchingTab;

  constructor(private readonly seed: number) {
    this.random = randomOf(seed);
    this.clock = new FakeClock(Math.round(1_700_000_000_000 + (this.random() - 0.5) * 2 * MOST_SKEW_MS));
    this.exchange = new ModelExchange(this.clock, { seed });
    const nobody = (): void => undefined;
    const witness = { called: nobody, booksOf: () => 1, silenced: nobody, heardAgain: nobody, gapped: nobody, corrupting: nobody };
    this.faults = new MarketFaults(this.exchange, this.clock, randomOf(seed + 2), PAIRS, witness);
    this.trader = new Trader(ACCOUNT, this.random);
    for (const pair of PAIRS) this.exchange.move(pair, 250);
  }

  get isHopeless(): boolean {
    return this.wrong.length > 20;
  }

  async begin(): Promise<void> {
    this.storage.install();
    this.start();
    await this.pass(5_000);
    void this.tab.api.reopen(ACCOUNT, MONEY);
    await this.pass(1_000);
  }

  leave(): void {
    this.mortal.kill();
    this.storage.cutPower(() => false);
    this.storage.uninstall();
  }

  /** One fault, and so many presses on the average with what a trader does between them. */
  async stretch(ms: number, presses: number): Promise<void> {
    const before = Math.floor(this.random() * ms);
    await this.act(before, presses / 2);
    this.faults.strike();
    await this.act(ms - before, presses / 2);
    await this.compare();
  }

  async end(): Promise<OrderDayReport> {
    this.exchange.ackLagMs = 0;
    this.exchange.latencyMs = 20;
    this.storage.isFull = false;
    await this.pass(3 * MINUTE);
    await this.compare();
    await this.restart('retire');
    await this.pass(20_000);
    await this.compare();
    await this.checkPresses();
    const presses: Record<string, number> = {};
    for (const { answers } of this.presses.values())
      count(presses, answers.some(({ ok }) => ok) ? 'placed' : answers.length > 0 ? 'refused' : 'lost');
    const orders: Record<string, number> = {};
    for (const order of this.ledger.orders.values()) count(orders, order.end ?? (order.filled > 0n ? 'filled or open' : 'open'));
    const { seed, comparisons, done, engines } = this;
    return {
      seed,
      presses,
      orders,
      fills: this.ledger.fills.size,
      comparisons,
      done,
      faults: this.faults.counts,
      engines,
      wrong: [...this.wrong, ...this.ledger.wrong],
    };
  }

  private start(): void {
    const { openSocket, fetch } = this.exchange;
    this.mortal = new MortalEngine({ clock: this.clock, random: randomOf(this.seed + ++this.engines), openSocket, fetch }, `engine-${this.engines}`);
    this.tab = new WatchingTab(this.mortal.engine);
    this.tab.onMessage = (message, wasLive) => this.checkFills(message, wasLive);
    this.tab.follow(KEY, ...PAIRS.map((pair) => bookOf(`bitfinex:${pair}`)));
    this.tab.grant();
  }

  private async pass(ms: number): Promise<void> {
    await this.clock.advanceAsync(ms, SLICE_MS);
  }

  /** Time goes by, and now and then a trader does something. */
  private async act(ms: number, presses: number): Promise<void> {
    const steps = Math.max(1, Math.floor(ms / 1_000));
    for (let i = 0; i < steps; i++) {
      await this.pass(ms / steps);
      if (this.random() < presses / steps) await this.press();
      if (this.random() < presses / steps) await this.interfere();
    }
  }

  private async press(): Promise<void> {
    const sight = this.sight();
    if (sight === null) return;
    const request = this.trader.press(sight);
    this.submit(request);
    // The same press once more, from a finger that trembles or one that lingers.
    if (this.random() < 0.2) this.submit(request);
    const { mortal } = this;
    if (this.random() < 0.2) this.clock.after(3_000, () => mortal === this.mortal && this.submit(request));
    if (this.random() > CRASHES_IN_A_PRESS) return;
    // Anywhere between the checks and the answer.
    await settle(Math.floor(this.random() * 20));
    await this.restart('crash');
  }

  private submit(request: OrderRequest): void {
    const press = this.presses.get(request.nonce) ?? { nonce: request.nonce, answers: [], isLost: false, waiting: 0 };
    this.presses.set(request.nonce, press);
    press.waiting++;
    void this.tab.api.submit(request).then((answer) => {
      press.waiting--;
      press.answers.push(answer);
    });
  }

  /** What else a trader does: changes, cancels, stops everything, and bad luck. */
  private async interfere(): Promise<void> {
    const order = this.trader.pick(this.open());
    if (this.random() < 0.7) {
      if (order === undefined) return;
      if (this.random() < 0.6) this.amend(order);
      else this.cancel(order);
      return;
    }
    const trouble = this.nextTrouble();
    if (trouble !== 'crash' && trouble !== 'retire') count(this.done, trouble);
    switch (trouble) {
      case 'kill':
        void this.tab.api.kill(ACCOUNT);
        this.clock.after(20_000, () => void this.tab.api.rearm(ACCOUNT, 'ARM'));
        return;
      case 'disk full':
        this.storage.isFull = true;
        this.clock.after(10_000 + this.random() * 20_000, () => {
          this.storage.isFull = false;
        });
        return;
      case 'connections lost':
        this.storage.loseConnections();
        return;
      case 'clock set':
        this.clock.setWall(this.clock.now() + (this.random() - 0.5) * 2 * MAX_CLOCK_CHANGE_MS);
        return;
      case 'book in doubt':
        return this.doubtBook();
      case 'sleep':
        this.clock.sleep(this.random() * MAX_CLOCK_CHANGE_MS);
        return;
      default:
        await this.restart(trouble);
    }
  }

  /** Each kind comes before any comes again, in an order left to chance. */
  private nextTrouble(): Trouble {
    if (this.troubles.length === 0) this.troubles = [...TROUBLES];
    const [trouble = 'crash'] = this.troubles.splice(Math.floor(this.random() * this.troubles.length), 1);
    return trouble;
  }

  /** Orders wait at the best prices while trades go on and their book is asked for again and again. */
  private async doubtBook(): Promise<void> {
    const sight = this.sight();
    if (sight === null) return;
    for (const side of ['buy', 'sell'] as const) this.submit(this.trader.atBest(sight, side));
    await this.pass(500);
    this.exchange.control.wrongChecksum(6);
    await this.pass(15_000);
  }

  private amend({ id, terms }: Order): void {
    count(this.done, 'amend');
    const change: { size?: Amendment['size']; price?: Amendment['price']; trigger?: Amendment['trigger'] } = {};
    if (this.random() < 0.4) change.size = String(Number(this.trader.size({ unit: Number(terms.size) }))) as NonNullable<Amendment['size']>;
    if (terms.price !== null && this.random() < 0.8) change.price = grid(this.trader.near(Number(terms.price)));
    if (terms.trigger !== null && this.random() < 0.8) change.trigger = grid(this.trader.near(Number(terms.trigger)));
    void this.tab.api.amend(ACCOUNT, id, change as Amendment);
  }

  private cancel({ id, terms: { instrument, side } }: Order): void {
    const scope = this.trader.pick<CancelScope>([
      { kind: 'order', id },
      { kind: 'order', id },
      { kind: 'side', instrument, side },
      { kind: 'instrument', instrument },
      { kind: 'all' },
    ]);
    count(this.done, `cancel ${scope.kind}`);
    void this.tab.api.cancel(ACCOUNT, scope);
  }

  private async restart(how: 'crash' | 'retire'): Promise<void> {
    count(this.done, how);
    if (how === 'retire') {
      const retired = this.mortal.engine.retire();
      await this.pass(3_000);
      await retired;
    }
    this.mortal.kill();
    this.storage.cutPower(() => this.random() < 0.5);
    for (const press of this.presses.values()) {
      if (press.waiting > 0) press.isLost = true;
      press.waiting = 0;
    }
    this.start();
  }

  private sight(): TraderSight | null {
    const pair = this.trader.pick(PAIRS);
    const instrument = `bitfinex:${pair}` as const;
    const { data } = this.tab.states.get(bookOf(instrument)) ?? { data: null };
    const [bid, ask] = data?.kind === 'book' ? [data.book.bids[0], data.book.asks[0]] : [];
    return bid === undefined || ask === undefined ? null : { instrument, bid, ask, now: this.clock.now(), unit: UNITS[pair] };
  }

  private view(): AccountView | null {
    const { data } = this.tab.states.get(KEY) ?? { data: null };
    return data?.kind === 'account' ? data.account : null;
  }

  private open(): readonly Order[] {
    return this.view()?.orders.filter(isOpen) ?? [];
  }

  /** What is told as filled just now was filled against a book that was live, before this message or with it. */
  private checkFills({ topics }: StreamMessage, wasLive: (key: TopicKey) => boolean): void {
    for (const { change } of topics) {
      if (change?.kind !== 'account') continue;
      for (const { id, instrument } of change.account.fills) {
        if (this.seenFills.has(id)) continue;
        this.seenFills.add(id);
        const book = bookOf(instrument);
        // A new engine tells what an earlier one filled before it died.
        if (change.isWhole || wasLive(book) || this.tab.states.get(book)?.status.state === 'live') continue;
        this.blame(`${id} was filled while ${book} was ${this.tab.states.get(book)?.status.state}`);
      }
    }
  }

  /** The account as the tab has it, once it is written down, is what its journal adds up to. */
  private async compare(): Promise<void> {
    const view = this.view();
    if (view === null || this.storage.isFull || view.gate.why !== null) return;
    let shown = '';
    let summed = '';
    for (let i = 0; i < 100; i++) {
      await settle(2);
      await this.readJournal();
      shown = summaryOf(this.view());
      summed = this.ledger.summary();
      if (shown === summed) break;
    }
    this.comparisons++;
    this.ledger.checkReserves();
    if (shown !== summed) this.blame(`the account shows\n${shown}\nand its journal adds up to\n${summed}`);
    for (const { id, instrument, side, size, price, fee, feeCurrency } of this.view()?.fills ?? []) {
      const said = `${instrument} ${side} ${size} @ ${price}, fee ${fee} ${feeCurrency}`;
      if (this.ledger.fills.get(id) !== said) this.blame(`fill ${id} is shown as ${said} and written down as ${this.ledger.fills.get(id)}`);
    }
  }

  private async readJournal(): Promise<void> {
    const records = await storedRecords('journal', this.journalLength === 0 ? undefined : [ACCOUNT, this.journalLength - 1]);
    for (const { key, value } of records) {
      if ((key as [string, number])[1] !== this.journalLength++) this.blame(`the journal has a hole before ${JSON.stringify(key)}`);
      this.ledger.take(value);
    }
    for (const { key, value } of await storedRecords('intents')) {
      // Changes of orders stand there as well, under keys of their own.
      if (!('nonce' in (value as object))) continue;
      const { nonce, loggedAt, sentAt } = value as { nonce: string; loggedAt: number; sentAt: number | null };
      this.intents.set(String(key), { nonce, loggedAt, isSent: sentAt !== null });
    }
  }

  /** At most one order, or one group, of a press; each placed order was written down as leaving; what was refused was not placed. */
  private async checkPresses(): Promise<void> {
    await this.readJournal();
    for (const id of this.ledger.orders.keys())
      if (this.intents.get(id)?.isSent !== true) this.blame(`order ${id} was placed and never written down as sent`);
    for (const { nonce, answers, isLost } of this.presses.values()) {
      const receipts = answers.flatMap((answer) => (answer.ok && !answer.value.isDuplicate ? [answer.value.ids] : []));
      if (receipts.length > 1) this.blame(`press ${nonce} was answered as placed ${receipts.length} times`);
      const promised = receipts.flat();
      const missing = promised.filter((id) => !this.ledger.orders.has(id));
      if (missing.length > 0) this.blame(`press ${nonce} was answered ${missing.join()}, and the journal has no such order`);
      // What a crash kept from leaving is shown as rejected.
      const stray = [...this.intents].filter(([id, intent]) => {
        const order = this.ledger.orders.get(id);
        return intent.nonce === nonce && order !== undefined && order.end !== 'rejected' && !promised.includes(id);
      });
      // An answer can be lost with its engine: then the orders of one press are there, all of them or none.
      const isOnePress = isLost && promised.length === 0 && new Set(stray.map(([, { loggedAt }]) => loggedAt)).size <= 1;
      if (stray.length > 0 && !isOnePress)
        this.blame(`press ${nonce} was answered ${promised.join()} and placed ${stray.map(([id]) => id).join()} besides`);
    }
  }

  private blame(what: string): void {
    this.wrong.push(`${Math.round(this.clock.monotonic() / 100) / 10} s: ${what} (${this.faults.lately()})`);
  }
}

/** In the form of `PlainLedger.summary`. */
function summaryOf(view: AccountView | null): string {
  if (view === null) return 'no account';
  const balances = view.balances.map(({ currency, total, reserved }) => `${currency} ${total} held ${reserved}`);
  const positions = view.positions.map(
    ({ instrument, size, cost, realised, fees, soldUnbought }) => `${instrument} ${[size, cost, realised, fees, soldUnbought].join(' ')}`,
  );
  const open = view.orders.filter(isOpen).map(({ id, filled }) => `${id} ${filled}`);
  return [...balances, ...positions, ...open].sort().join('\n');
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
