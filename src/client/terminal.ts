import type { BookView } from '../domain/book';
import type { Candle } from '../domain/candle';
import type { DerivativeStatus, Liquidation } from '../domain/derivative';
import type { TopicStatus } from '../domain/freshness';
import type { Tape } from '../domain/tape';
import type { Ticker } from '../domain/ticker';
import type { TopicKey } from '../domain/topic';
import type { AccountView } from '../worker/protocol/account-view';
import type { AlertsView } from '../worker/protocol/alerts-view';
import type { Answer, EngineApi, PortFile } from '../worker/protocol/engine-api';
import type { LinkState } from '../worker/protocol/link-state';
import type { Settings } from '../worker/protocol/settings';
import type { VaultApi } from '../worker/protocol/vault-api';
import type { DeletionProof, NewProfile, PasskeyView, ProfileId, ProfileLook, ProfileView, VaultView } from '../worker/protocol/vault-view';
import type { NewsSource } from './news';

export type TopicData =
  | { readonly kind: 'book'; readonly book: BookView }
  | { readonly kind: 'trades'; readonly tape: Tape }
  /** `changed`: the candles that the last change brought; null when the whole list is new. */
  | { readonly kind: 'candles'; readonly candles: readonly Candle[]; readonly changed: readonly Candle[] | null }
  | { readonly kind: 'ticker'; readonly ticker: Ticker }
  | { readonly kind: 'status'; readonly status: DerivativeStatus }
  | { readonly kind: 'liquidations'; readonly liquidations: readonly Liquidation[] }
  | { readonly kind: 'account'; readonly account: AccountView };

/** A topic as this tab knows it. A new object for each change. */
export interface TopicState {
  readonly key: TopicKey;
  readonly status: TopicStatus;
  /** Null: nothing has been seen of it yet. */
  readonly data: TopicData | null;
}

export interface EngineState {
  /** `lost`: it died or does not answer; nothing on the screen is live. `outdated`: it is of another build; reload. */
  readonly phase: 'starting' | 'ready' | 'lost' | 'outdated' | 'unsupported';
  /** What the user should know, null when all is well. */
  readonly why: string | null;
}

/** Keeps a value and tells its readers of each new one. */
export interface Watchable<T> {
  get(): T;
  /** Calls back at once with the present value, then on each change. Answers the way to stop. */
  watch(reader: (value: T) => void): () => void;
}

/** The calls of `EngineApi` under a deadline: they always settle, and never throw. */
export type Commands = Omit<EngineApi, 'hello' | 'follow' | keyof VaultApi>;

/** What opens the vault, as the user gave it. `prf`: 32 bytes, for the asker to wipe. */
export type VaultKey =
  | { readonly by: 'passphrase'; readonly passphrase: string }
  | { readonly by: 'passkey'; readonly credential: string; readonly prf: Uint8Array };

/** The calls of `VaultApi` with what the user typed instead of ports: they always settle, and never throw. */
export interface VaultCommands {
  read(): Answer<null>;
  create(passphrase: string): Answer<null>;
  unlock(key: VaultKey): Answer<null>;
  /** A token for a live account, which asks for one before a guard of it is weakened. */
  prove(key: VaultKey): Answer<string>;
  lock(): Answer<null>;
  used(): Answer<null>;
  addProfile(key: VaultKey, profile: NewProfile): Answer<ProfileView>;
  acceptKey(key: VaultKey, profile: ProfileId, permissions: string): Answer<ProfileView>;
  dropKey(): Answer<null>;
  acceptPermissions(key: VaultKey, profile: ProfileId, permissions: string): Answer<null>;
  changeLook(key: VaultKey, profile: ProfileId, look: ProfileLook): Answer<null>;
  setDeadManSwitch(key: VaultKey, profile: ProfileId, isOn: boolean): Answer<null>;
  removeProfile(key: VaultKey, profile: ProfileId): Answer<null>;
  changePassphrase(key: VaultKey, next: string): Answer<null>;
  addPasskey(key: VaultKey, passkey: PasskeyView, prf: Uint8Array): Answer<null>;
  removePasskey(key: VaultKey, credential: string): Answer<null>;
  setAutoLock(key: VaultKey, minutes: number): Answer<null>;
  export(): Answer<PortFile>;
  import(file: PortFile, key: VaultKey): Answer<null>;
  delete(): Answer<DeletionProof>;
}

/** A tab's end of the link: all that the interface needs to know of the engine. */
export interface Terminal {
  /** Follow a topic while somebody reads it. The state starts from the stored snapshot where there is one. */
  topic(key: TopicKey): Watchable<TopicState>;
  readonly link: Watchable<LinkState | null>;
  readonly settings: Watchable<Settings | null>;
  /** Null: nobody has asked the engine for it. */
  readonly vault: Watchable<VaultView | null>;
  /** Null: there are none, and nobody has asked for them. */
  readonly alerts: Watchable<AlertsView | null>;
  readonly engine: Watchable<EngineState>;
  /** What happened to orders, markets and alerts, told to this tab and to no other. */
  readonly news: NewsSource;
  readonly commands: Commands;
  /** Loaded when it is first asked for. Rejects where it could not be. */
  vaultCommands(): Promise<VaultCommands>;
  /** Whether this device holds a stored market from an earlier time. */
  readonly hasStoredMarket: Promise<boolean>;
  /** Wall clock of this machine; the interface reads no other. */
  now(): number;
}
