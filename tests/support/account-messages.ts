import { foldTopic, unknownTopic } from '../../src/client/fold-topic';
import type { TopicState } from '../../src/client/terminal';
import { accountKey, mainPaperAccount } from '../../src/domain/account/account-id';
import { unrealised } from '../../src/domain/account/position';
import { type Decimal, fromDouble, isZero } from '../../src/domain/money';
import type { OrderTerms } from '../../src/domain/order/terms';
import type { TopicKey } from '../../src/domain/topic';
import type { AccountView, OrderRequest } from '../../src/worker/protocol/account-view';
import type { NewsMessage, StreamMessage, TopicMessage } from '../../src/worker/protocol/stream-message';
import { market } from './order-terms';
// Loaded beforehand: nothing here waits for a file.
import '../../src/worker/orders/accounts';
import { makeEngine, RigTab } from './engine-rig';
import { FakeClock, settle } from './fake-clock';
import { ModelExchange } from './model-exchange';
import { MortalStorage } from './mortal-storage';

const PAIRS = ['BTC/USD', 'ETH/USD', 'LTC/USD', 'XRP/USD', 'SOL/USD', 'DOGE/USD', 'ETH/BTC'] as const;
const SIZES = ['0.01', '0.2', '10', '300', '4', '4000', '0.1'] as const;
const FEED = 'bitfinex';
const MONEY = { USD: '20000', BTC: '0.1' } as Record<string, string> as Readonly<Record<string, Decimal>>;
const TRIGGERS = 30;

/** What a tab was told together. */
export interface MessageCounts {
  /** Open, in all books together. */
  readonly positions: number;
  /** Ticks of their markets that the tab was told. */
  readonly ticks: number;
  /** P&L of a position at a tick's price that could be worked out from what was told up to that very message. */
  readonly valued: number;
  /** What had to be: one for each position of a tick's market. */
  readonly due: number;
  /** Stops that went off, and those of them that were told in the message of the trade that set them off. */
  readonly triggered: number;
  readonly triggeredTogether: number;
}

/** Takes every message as it comes. */
class TakingTab extends RigTab {
  onTopics: ((topics: readonly TopicMessage[]) => void) | null = null;

  override postMessage(message: StreamMessage | NewsMessage): void {
    super.postMessage(message);
    if ('news' in message) return;
    this.onTopics?.(message.topics);
    queueMicrotask(() => this.grant());
  }

  grant(): void {
    this.onmessage?.({ data: { kind: 'credit', paintMs: null } } as MessageEvent);
  }
}

/** Three paper books with a position in each of seven markets, and stops, on a moving market: what reaches the tab together. */
export async function countMessages(): Promise<MessageCounts> {
  const storage = new MortalStorage();
  storage.install();
  const clock = new FakeClock();
  const exchange = new ModelExchange(clock, { pace: { tickerMs: 1_000 } });
  for (const pair of PAIRS) exchange.move(pair, 250);
  const engine = makeEngine({ clock, random: () => 0.5, openSocket: exchange.openSocket, fetch: exchange.fetch });
  const tab = new TakingTab(engine);
  try {
    return await new Scenario(clock, tab).run();
  } finally {
    tab.close();
    storage.cutPower(() => false);
    storage.uninstall();
  }
}

class Scenario {
  private presses = 0;
  private readonly accounts: string[] = [mainPaperAccount(FEED)];

  constructor(
    private readonly clock: FakeClock,
    private readonly tab: TakingTab,
  ) {}

  async run(): Promise<MessageCounts> {
    const { tab } = this;
    tab.grant();
    this.follow();
    await this.pass(3_000);
    for (const label of ['Second', 'Third']) {
      const opened = await this.answered(tab.api.openBook(FEED, { kind: 'spot', balances: MONEY, label }));
      if (!opened.ok) throw new Error(JSON.stringify(opened.error));
      this.accounts.push(opened.value);
    }
    await this.answered(tab.api.reopen(this.accounts[0] as string, MONEY));
    this.follow();
    await this.pass(3_000);
    for (const account of this.accounts)
      for (const [i, pair] of PAIRS.entries()) await this.submit(account, { ...terms(pair, 'buy', SIZES[i] as string), type: 'market' });
    await this.pass(2_000);
    const ticks = await this.countTicks();
    return { positions: this.positions().length, ...ticks, ...(await this.countTriggers()) };
  }

  private async countTicks(): Promise<Pick<MessageCounts, 'ticks' | 'valued' | 'due'>> {
    let ticks = 0;
    let valued = 0;
    let due = 0;
    // What a tab knows when it has taken one message, and nothing that comes later.
    const known = new Map<TopicKey, TopicState>(this.tab.states);
    this.tab.onTopics = (topics) => {
      for (const topic of topics) known.set(topic.key, foldTopic(known.get(topic.key) ?? unknownTopic(topic.key), topic));
      for (const { key, change } of topics) {
        if (change?.kind !== 'ticker') continue;
        ticks++;
        for (const { instrument, ...position } of this.positions(known)) {
          if (key !== `ticker:${instrument}`) continue;
          due++;
          const { last } = change.ticker;
          if (last !== null && Number.isFinite(Number(unrealised(position, fromDouble(last))))) valued++;
        }
      }
    };
    await this.pass(20_000);
    this.tab.onTopics = null;
    return { ticks, valued, due };
  }

  /** Sell stops at the market: the next trade that is low enough sets them off. */
  private async countTriggers(): Promise<Pick<MessageCounts, 'triggered' | 'triggeredTogether'>> {
    let triggered = 0;
    let triggeredTogether = 0;
    const seen = new Set<string>();
    this.tab.onTopics = (topics) => {
      const prices = topics.flatMap(({ change }) =>
        change?.kind === 'trades' && 'add' in change ? change.add.map(({ price }) => Number(price)) : [],
      );
      for (const { change } of topics) {
        if (change?.kind !== 'account') continue;
        for (const { id, triggeredAt, terms: asked } of change.account.orders) {
          if (triggeredAt === null || seen.has(id)) continue;
          seen.add(id);
          triggered++;
          if (prices.some((price) => price <= Number(asked.trigger))) triggeredTogether++;
        }
      }
    };
    for (let i = 0; i < TRIGGERS; i++) {
      const account = this.accounts[i % this.accounts.length] as string;
      const { data } = this.tab.states.get('book:bitfinex:BTC/USD:P0:100') ?? { data: null };
      if (data?.kind !== 'book') throw new Error('the book is gone');
      const trigger = String(Math.round(data.book.bids[0] as number)) as Decimal;
      await this.submit(account, { ...terms('BTC/USD', 'sell', '0.0005'), type: 'stop', trigger });
      await this.pass(3_000);
    }
    this.tab.onTopics = null;
    return { triggered, triggeredTogether };
  }

  private follow(): void {
    const markets = PAIRS.flatMap((pair): TopicKey[] => [`book:${FEED}:${pair}:P0:100`, `ticker:${FEED}:${pair}`]);
    this.tab.follow(...this.accounts.map(accountKey), ...markets, `trades:${FEED}:BTC/USD`);
  }

  private positions(states: ReadonlyMap<TopicKey, TopicState> = this.tab.states): AccountView['positions'] {
    return this.accounts.flatMap((account) => {
      const data = states.get(accountKey(account))?.data;
      return data?.kind === 'account' ? data.account.positions.filter(({ size }) => !isZero(size)) : [];
    });
  }

  private async submit(account: string, asked: OrderTerms): Promise<void> {
    const nonce = `press-${String(++this.presses).padStart(8, '0')}`;
    const request: OrderRequest = { account, nonce, origin: 'ticket', group: null, orders: [{ terms: asked, role: null }], isAnother: true };
    const answer = await this.answered(this.tab.api.submit(request));
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  }

  private async pass(ms: number): Promise<void> {
    await this.clock.advanceAsync(ms, 50);
  }

  private async answered<T>(asked: Promise<T>): Promise<T> {
    let answer: { readonly value: T } | undefined;
    void asked.then((value) => {
      answer = { value };
    });
    for (let i = 0; i < 200 && answer === undefined; i++) await settle(2);
    if (answer === undefined) throw new Error('no answer');
    return answer.value;
  }
}

const terms = (pair: string, side: 'buy' | 'sell', size: string): OrderTerms => ({
  ...market(side, size),
  instrument: `${FEED}:${pair}` as OrderTerms['instrument'],
});
