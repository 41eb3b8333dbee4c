import { foldTopic, unknownTopic } from '../../src/client/fold-topic';
import type { TopicState } from '../../src/client/terminal';
import type { AlertHappening } from '../../src/domain/alert/alert';
import { LEVEL_STRIDE } from '../../src/domain/book';
import type { TopicKey } from '../../src/domain/topic';
import { VENUES } from '../../src/venues/registry';
import { Engine, type Tab } from '../../src/worker/engine';
import type { AlertsView } from '../../src/worker/protocol/alerts-view';
import type { LinkState, VenueLink } from '../../src/worker/protocol/link-state';
import type { Settings } from '../../src/worker/protocol/settings';
import type { MarketNews, NewsMessage, OrderNews, StreamMessage, StreamReply } from '../../src/worker/protocol/stream-message';
import type { VaultView } from '../../src/worker/protocol/vault-view';
import type { World } from '../../src/worker/session';
import type { StreamPort } from '../../src/worker/tab-stream';

type Keys = ConstructorParameters<typeof Engine>[3];

/** Nobody here tries a key. */
export const NO_KEYS: Keys = { origin: 'https://tapedeck.test', makeTryKey: () => Promise.reject(new Error('no key is tried here')) };

/** An engine of the real venues in a world of the test's. */
export const makeEngine = (world: World, id = 'engine-1', keys = NO_KEYS): Engine =>
  new Engine(world, VENUES, { id, lock: `lock-${id}`, build: 'test' }, keys);

/** A tab without a page: it follows, grants credit when told, and folds what comes as the client does. */
export class RigTab implements StreamPort {
  onmessage: ((event: MessageEvent<StreamReply>) => void) | null = null;
  readonly states = new Map<TopicKey, TopicState>();
  readonly messages: StreamMessage[] = [];
  /** What this tab, and no other, was told of orders. */
  readonly news: OrderNews[] = [];
  /** The same of markets. */
  readonly marketNews: MarketNews[] = [];
  /** The same of alerts. */
  readonly alertNews: AlertHappening[] = [];
  link: LinkState | null = null;
  settings: Settings | null = null;
  vault: VaultView | null = null;
  alerts: AlertsView | null = null;
  private readonly tab: Tab;

  constructor(engine: Engine) {
    this.tab = engine.addTab(this);
  }

  get api(): Tab['api'] {
    return this.tab.api;
  }

  postMessage(message: StreamMessage | NewsMessage): void {
    const copy = structuredClone(message);
    if ('news' in copy) {
      for (const one of copy.news) {
        if ('order' in one) this.news.push(one);
        else if ('alert' in one) this.alertNews.push(one.alert);
        else this.marketNews.push(one);
      }
      return;
    }
    this.messages.push(copy);
    if (this.messages.length > 50) this.messages.shift();
    this.link = copy.link ?? this.link;
    this.settings = copy.settings ?? this.settings;
    this.vault = copy.vault ?? this.vault;
    this.alerts = copy.alerts ?? this.alerts;
    for (const topic of copy.topics) this.states.set(topic.key, foldTopic(this.states.get(topic.key) ?? unknownTopic(topic.key), topic));
  }

  follow(...keys: TopicKey[]): void {
    for (const key of this.states.keys()) if (!keys.includes(key)) this.states.delete(key);
    void this.tab.api.follow(keys);
  }

  /** Take all there is to know at this moment. */
  look(): this {
    this.onmessage?.({ data: { kind: 'credit', paintMs: null } } as MessageEvent<StreamReply>);
    this.onmessage?.({ data: { kind: 'pause' } } as MessageEvent<StreamReply>);
    return this;
  }

  state(key: TopicKey): TopicState {
    return this.look().states.get(key) ?? unknownTopic(key);
  }

  venue(id = 'bitfinex'): VenueLink {
    const venue = this.look().link?.venues.find((v) => v.venue === id);
    if (venue === undefined) throw new Error(`no venue ${id}`);
    return venue;
  }

  close(): void {
    this.tab.close();
  }
}

/** A book as text, one line a side, for comparing with the exchange's. */
export function bookText(state: TopicState): string {
  if (state.data?.kind !== 'book') return 'no book';
  const side = (levels: Float64Array, sign: number): string => {
    const rows: string[] = [];
    for (let i = 0; i < levels.length; i += LEVEL_STRIDE) rows.push(`${levels[i]}:${levels[i + 2]}:${(levels[i + 1] as number) * sign}`);
    return rows.join(' ');
  };
  return `${side(state.data.book.bids, 1)}\n${side(state.data.book.asks, -1)}`;
}

/** The exchange's rows of single orders or of levels, in the same form. */
export function rowsText(book: { readonly bids: readonly (readonly number[])[]; readonly asks: readonly (readonly number[])[] }): string {
  const side = (rows: readonly (readonly number[])[]): string => rows.map(([price, count, amount]) => `${price}:${count}:${amount}`).join(' ');
  return `${side(book.bids)}\n${side(book.asks)}`;
}
