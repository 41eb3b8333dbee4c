/** Runs compiled, in a process of its own: what orders and positions cost the engine, as JSON on standard output. */
import { accountKey, mainPaperAccount } from '../../../src/domain/account/account-id';
import type { Decimal } from '../../../src/domain/money';
import { isOpen } from '../../../src/domain/order/order-state';
import type { OrderTerms } from '../../../src/domain/order/terms';
import type { Engine } from '../../../src/worker/engine';
import type { OrderRequest } from '../../../src/worker/protocol/account-view';
import type { NewsMessage, StreamMessage } from '../../../src/worker/protocol/stream-message';
import { countMessages } from '../../support/account-messages';
import { makeEngine, RigTab } from '../../support/engine-rig';
import { FakeClock, settle } from '../../support/fake-clock';
import { ModelExchange } from '../../support/model-exchange';
import { MortalStorage } from '../../support/mortal-storage';
import type { OrdersResult } from './orders-result';

const [roundsText = '7', stepsText = '2000'] = process.argv.slice(2);
const rounds = Number(roundsText);
const steps = Number(stepsText);
const WARM_ROUNDS = 2;
const STEP_MS = 250;
const ORDERS = 100;
const ACCOUNT = mainPaperAccount('bitfinex');
const BOOK = 'book:bitfinex:BTC/USD:P0:100';

class AskingTab extends RigTab {
  /** Copying and folding what comes is the tab's own work, and not measured. */
  isFolding = true;
  taken = 0;

  override postMessage(message: StreamMessage | NewsMessage): void {
    if ('news' in message) return;
    if (this.isFolding) super.postMessage(message);
    this.taken++;
    queueMicrotask(() => this.grant());
  }

  grant(): void {
    this.onmessage?.({ data: { kind: 'credit', paintMs: null } } as MessageEvent);
  }
}

/** An engine with one tab on a market of its own that is the same for every contender. */
class Contender {
  readonly clock = new FakeClock();
  readonly exchange = new ModelExchange(this.clock, { seed: 11 });
  readonly engine: Engine;
  readonly tab: AskingTab;
  private presses = 0;

  constructor() {
    const { openSocket, fetch } = this.exchange;
    this.engine = makeEngine({ clock: this.clock, random: () => 0.5, openSocket, fetch });
    this.tab = new AskingTab(this.engine);
  }

  async begin(orders: number): Promise<void> {
    this.tab.grant();
    this.tab.follow(accountKey(ACCOUNT), BOOK, 'trades:bitfinex:BTC/USD');
    await this.clock.advanceAsync(3_000, 100);
    await settle(100);
    for (let i = 0; i < orders; i++) {
      await this.submit(i);
      if (i % 50 === 49) await this.clock.advanceAsync(61_000, 1_000);
    }
  }

  /** Orders that work, as a tab is told that asks anew. */
  get working(): number {
    this.tab.isFolding = true;
    this.tab.follow();
    this.tab.follow(accountKey(ACCOUNT));
    const { data } = this.tab.states.get(accountKey(ACCOUNT)) ?? { data: null };
    return data?.kind === 'account' ? data.account.orders.filter(isOpen).length : 0;
  }

  /** One step of the market and what it makes of the engine up to the tab's message: processor time in microseconds, and frames. */
  async step(): Promise<{ readonly micros: number; readonly frames: number }> {
    const { exchange, clock } = this;
    clock.advance(STEP_MS);
    await settle(2);
    for (const socket of exchange.open) socket.flush();
    await settle(1);
    const sent = exchange.tally.frames;
    exchange.feed.step(exchange.feed.market('BTC/USD'), exchange.now());
    const before = process.cpuUsage();
    for (const socket of exchange.open) socket.flush();
    for (let i = 0; i < 8; i++) await Promise.resolve();
    const { user, system } = process.cpuUsage(before);
    return { micros: user + system, frames: exchange.tally.frames - sent };
  }

  /** Spread over both sides, near enough to be shown and too far to be filled. */
  private async submit(i: number): Promise<void> {
    const { data } = this.tab.states.get(BOOK) ?? { data: null };
    if (data?.kind !== 'book') throw new Error('there is no book');
    const mid = ((data.book.bids[0] as number) + (data.book.asks[0] as number)) / 2;
    const isBuy = i % 2 === 0;
    const away = (part: number): Decimal => String(Math.round(mid * (1 + (isBuy ? -1 : 1) * part))) as Decimal;
    const base = { ...TERMS, side: isBuy ? 'buy' : 'sell' } as const;
    const terms: OrderTerms =
      i % 10 === 8
        ? { ...base, side: 'sell', type: 'stop', trigger: String(Math.round(mid * 0.9)) as Decimal }
        : i % 10 === 9
          ? { ...base, type: 'trailing-stop', trail: { unit: 'percent', distance: '9' as Decimal } }
          : { ...base, type: 'limit', price: away(0.03 + i / 10_000) };
    const nonce = `press-${String(++this.presses).padStart(8, '0')}`;
    const request: OrderRequest = { account: ACCOUNT, nonce, origin: 'ticket', group: null, orders: [{ terms, role: null }], isAnother: true };
    let answer: string | undefined;
    void this.tab.api.submit(request).then((told) => {
      answer = told.ok ? 'placed' : JSON.stringify(told.error);
    });
    for (let turn = 0; turn < 400 && answer === undefined; turn++) await settle(1);
    if (answer !== 'placed') throw new Error(answer ?? 'no answer');
  }
}

const TERMS: OrderTerms = {
  instrument: 'bitfinex:BTC/USD',
  side: 'buy',
  type: 'limit',
  size: '0.0005' as Decimal,
  price: null,
  trigger: null,
  trail: null,
  tif: 'GTC',
  expiresAt: null,
  postOnly: false,
  reduceOnly: false,
  hidden: false,
};

const messages = await countMessages();
const result: OrdersResult = { frames: 0, told: 0, working: 0, with: [], without: [], messages };
const storages = [new MortalStorage(), new MortalStorage()];
const contenders: Contender[] = [];
for (const [i, storage] of storages.entries()) {
  storage.install();
  const contender = new Contender();
  await contender.begin(i === 0 ? ORDERS : 0);
  contenders.push(contender);
}
for (const { tab } of contenders) tab.isFolding = false;
for (let round = -WARM_ROUNDS; round < rounds; round++) {
  const micros = [0, 0];
  let frames = 0;
  // They take turns at each step, so that a disturbance of the machine hits both.
  for (let step = 0; step < steps; step++) {
    for (const [i, contender] of contenders.entries()) {
      const took = await contender.step();
      micros[i] = (micros[i] as number) + took.micros;
      if (i === 0) frames += took.frames;
    }
  }
  if (round < 0) continue;
  result.frames = frames;
  result.with.push((micros[0] as number) / frames);
  result.without.push((micros[1] as number) / frames);
}
result.working = contenders[0]?.working ?? 0;
result.told = contenders[0]?.tab.taken ?? 0;
console.log(JSON.stringify(result));
process.exit(0);
