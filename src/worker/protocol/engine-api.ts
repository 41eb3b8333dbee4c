import type { AccountId } from '../../domain/account/account-id';
import type { PastFill, PastFunding } from '../../domain/account/journal-sum';
import type { Fault } from '../../domain/fault';
import type { Instrument, VenueId } from '../../domain/instrument';
import type { Decimal } from '../../domain/money';
import type { Order, OrderId } from '../../domain/order/order';
import type { Amendment } from '../../domain/order/terms';
import type { Result } from '../../domain/result';
import type { LimitsPreset } from '../../domain/risk/limits-preset';
import type { TopicKey } from '../../domain/topic';
import type { Trouble } from '../../domain/trouble';
import type { LocalMs, VenueMs } from '../../domain/units';
import type { CancelScope, Opening, OrderReceipt, OrderRequest } from './account-view';
import type { AlertCommand } from './alerts-view';
import type { LinkMode } from './link-state';
import type { MetricsReport } from './metrics-report';
import type { EquityPage, EquityQuery, PastPage, PastQuery, ResultsPage, ResultsQuery } from './past';
import type { Settings } from './settings';
import type { VaultApi } from './vault-api';

/** Raised when a message changes shape: tabs of two builds can meet one worker. */
export const PROTOCOL = 5;

/** A tab waits so many ms for an answer, where the call itself does not take longer. */
export const CALL_LIMIT_MS = 5_000;

export type Answer<T> = Promise<Result<T, Fault>>;

/** A file as it crosses a port: a `Blob`, for which this layer has no word. */
export interface PortFile {
  /** Bytes. */
  readonly size: number;
  readonly type: string;
}

export interface Welcome {
  readonly protocol: number;
  /** New each time an engine starts. Another id than before: everything known of the old one is void. */
  readonly engine: string;
  /** Web Lock that the engine holds while it lives. */
  readonly engineLock: string;
  readonly build: string;
  /** Another build has taken over: this engine serves nobody any more. */
  readonly isRetired: boolean;
}

/** All that a tab may ask. A call may hang if the worker dies: use it through `client/deadline`. */
export interface EngineApi extends VaultApi {
  /** First call. A tab of another protocol is answered, but can ask nothing more. */
  hello(protocol: number): Answer<Welcome>;
  /** The whole set of topics this tab wants from now on; what it named before and no longer names is dropped. */
  follow(keys: readonly TopicKey[]): Answer<null>;
  connect(venue: VenueId): Answer<null>;
  disconnect(venue: VenueId): Answer<null>;
  retryNow(venue: VenueId): Answer<null>;
  setMode(venue: VenueId, mode: LinkMode): Answer<null>;
  /** How a market that is made up behaves from now on; null: by chance. Every other market refuses it. */
  setMood(venue: VenueId, mood: string | null): Answer<null>;
  /** Something goes wrong on purpose, in the simulated market and for paper accounts alone. `seconds` null: until it is ended. */
  makeTrouble(kind: Trouble, seconds: number | null): Answer<null>;
  /** Heard at once by an engine that is silent on purpose as well, and so are `hello` and `makeTrouble`. */
  endTrouble(): Answer<null>;
  /** Ask the REST route for the present state of everything followed at this venue. */
  refresh(venue: VenueId): Answer<null>;
  /** Ask for what came before a time; it arrives on the topic. */
  history(key: TopicKey, before: VenueMs): Answer<null>;
  instruments(venue: VenueId): Answer<readonly Instrument[]>;
  changeSettings(change: Partial<Settings>): Answer<null>;
  metrics(): Answer<MetricsReport>;
  /** Settles once the orders are with their venue, or refused here. What becomes of them: the account's topic. */
  submit(request: OrderRequest): Answer<OrderReceipt>;
  /** Settles once the change is with the venue. */
  amend(account: AccountId, order: OrderId, change: Amendment): Answer<null>;
  /** How many orders were asked to be cancelled. */
  cancel(account: AccountId, scope: CancelScope): Answer<number>;
  /** Stop new orders and cancel all that are open. */
  kill(account: AccountId): Answer<number>;
  /** Orders of this tab may leave for a live account from now on, for so many minutes. Answers until when, by the engine's clock. */
  arm(account: AccountId, minutes: number): Answer<LocalMs>;
  disarm(account: AccountId): Answer<null>;
  /** The user has taken note that nobody knows how this order ended. */
  acknowledge(account: AccountId, order: OrderId): Answer<null>;
  /** Let orders through again, on the word that the account shows; a live one takes a token of `proveVault` instead. */
  rearm(account: AccountId, word: string): Answer<null>;
  /** `word` is needed where the new limits let more through than the present ones; the refusal names it. */
  setLimits(account: AccountId, preset: LimitsPreset, word: string): Answer<null>;
  /** A further paper book on the market of a venue. */
  openBook(feed: VenueId, opening: Opening): Answer<AccountId>;
  /** All that ever happened to a paper book, as a file. */
  exportBook(account: AccountId): Answer<PortFile>;
  /** A further paper book from such a file, whatever it is named there. */
  importBook(file: PortFile): Answer<AccountId>;
  /** Start the account anew with these balances; what it did before stays in its history. */
  reopen(account: AccountId, balances: Readonly<Record<string, Decimal>>): Answer<null>;
  /** Let go of the damaged record of a live account: the exchange tells all of it again. */
  readAnew(account: AccountId): Answer<null>;
  /** The account's history, a page at a time: nothing of it is ever forgotten. */
  pastFills(account: AccountId, query: PastQuery): Answer<PastPage<PastFill | PastFunding>>;
  /** Orders that are over. */
  pastOrders(account: AccountId, query: PastQuery): Answer<PastPage<Order>>;
  /** What its fills came to, hour by hour or day by day. */
  results(account: AccountId, query: ResultsQuery): Answer<ResultsPage>;
  /** What it was worth, what was not realised included. */
  equity(account: AccountId, query: EquityQuery): Answer<EquityPage>;
  /** The alerts of all tabs. What becomes of it: the stream says how they stand. */
  alert(command: AlertCommand): Answer<null>;
  /** What each of them waits for, a line each, as text of a file. */
  exportAlerts(): Answer<string>;
  /** Further alerts of such a text, all of them or none. Answers how many. */
  importAlerts(text: string): Answer<number>;
}
