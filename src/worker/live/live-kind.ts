import type { AccountEvent, AccountInfo } from '../../domain/account/account-event';
import { type AccountId, accountFeed, profileOf } from '../../domain/account/account-id';
import { permissionText } from '../../domain/account/permissions';
import type { Fault } from '../../domain/fault';
import { pairLabel, parseInstrumentId } from '../../domain/instrument';
import { ZERO } from '../../domain/money';
import type { NewOrder } from '../../domain/order/order';
import type { Result } from '../../domain/result';
import type { LocalMs, VenueMs } from '../../domain/units';
import type { AccountPhase } from '../../venues/account-machine';
import type { ExecutionHands } from '../../venues/execution';
import type { VenueEntry } from '../../venues/registry';
import type { AccountKind, LostChange } from '../orders/account-kind';
import { paperAccount } from '../orders/opening';
import type { AwayReport, LiveView } from '../protocol/account-view';
import type { ProfileView } from '../protocol/vault-view';
import type { Vault } from '../vault/vault';
import type { AccountBudgets } from './account-budgets';
import { AccountSocket, type AccountSocketParts } from './account-socket';
import { Away, isFirstSight } from './away';

export interface LiveParts extends Pick<AccountSocketParts, 'clock' | 'random' | 'openSocket'> {
  readonly budgets: AccountBudgets;
  /** The vault, loaded when somebody first asks for it. */
  vault(): Promise<Result<Vault, Fault>>;
}

/** `changed`: what it says of itself is another. */
export const makeLiveKind = (parts: LiveParts, id: AccountId, venue: VenueEntry, changed: () => void): AccountKind =>
  new LiveKind(parts, id, venue, changed);

const LOCKED = 'the vault is locked: unlock it to see this account as it is now';
const LOST = 'the engine stopped as it was sent: the exchange may have it, or not';
/** Currencies of the exchange's play money. */
const TEST = 'TEST';

/** An account that its venue keeps: connected while the vault is open, and only looked at otherwise. */
class LiveKind implements AccountKind {
  readonly isLive = true;
  private vault: Vault | null = null;
  private socket: AccountSocket | null = null;
  private isStarted = false;
  /** Why it is not let in, until the vault is opened anew. */
  private refused: string | null = null;
  private readonly away = new Away();
  private report: AwayReport | null = null;
  /** Nothing was known of the account before. */
  private isNew = true;
  /** Since when it is connected and read; null: it is not. */
  private readyAt: LocalMs | null = null;
  /** When the exchange was last heard of on the connection before. */
  private lastHeardAt: LocalMs | null = null;

  constructor(
    private readonly parts: LiveParts,
    private readonly id: AccountId,
    private readonly venue: VenueEntry,
    private readonly changed: () => void,
  ) {}

  async prepare(): Promise<string | null> {
    const vault = await this.parts.vault();
    if (!vault.ok) return 'the part of the program that keeps keys could not be loaded; reload this tab';
    const read = await vault.value.read();
    if (!read.ok) return 'the vault could not be read';
    this.vault = vault.value;
    const door = this.venue.accounts;
    if (this.profile() === undefined || door === null) return 'there is no key for this account in the vault; choose another one';
    const { clock, random, openSocket, budgets } = this.parts;
    this.socket = await AccountSocket.make({
      door,
      clock,
      random,
      openSocket,
      budget: await budgets.of(this.venue.id, door),
      login: async () => {
        const login = await vault.value.login({ purpose: 'login', profile: profileOf(this.id) });
        return login.ok ? login.value : null;
      },
      changed: () => this.linkChanged(),
      stopped: (why) => {
        this.refused = why;
        this.isStarted = false;
        this.changed();
      },
    });
    return null;
  }

  opening(): ReturnType<AccountKind['opening']> {
    const info: AccountInfo = { ...paperAccount(this.id, this.profile()?.label ?? 'Account'), feed: accountFeed(this.id) };
    return { info, balances: {} };
  }

  readonly execution: AccountKind['execution'] = (hands: ExecutionHands, earlier) => {
    if (this.socket === null) throw new Error('an account is prepared before it begins');
    const { machine } = this.socket;
    this.isNew = isFirstSight(earlier);
    const held = new Map<string, string>(earlier.ledger.user);
    const emit: ExecutionHands['emit'] = (event) => {
      if (machine.phase === 'syncing' && !this.isNew) this.away.add(event, (currency) => held.get(currency) ?? ZERO);
      if (event.kind === 'held') for (const [currency, { total }] of Object.entries(event.balances)) held.set(currency, total);
      hands.emit(event);
    };
    return machine.execution({ ...hands, emit }, earlier);
  };

  /** Only its venue knows: the orders stand as unknown until it says. What it says of an order says what became of a change. */
  lost(orders: readonly NewOrder[], _changes: readonly LostChange[], at: VenueMs): readonly AccountEvent[] {
    return orders.flatMap((order): AccountEvent[] => [
      { kind: 'placed', at, order, reserved: ZERO },
      { kind: 'order', at, id: order.id, event: { kind: 'doubted', at: at as number as LocalMs, reason: LOST }, reserved: ZERO },
    ]);
  }

  closed(): string | null {
    const why = this.link()?.reason ?? null;
    if (why !== null) return why;
    return this.socket?.machine.permissions?.orders.write === false ? 'its key may only look: it was made without the right to place orders' : null;
  }

  unsupported(orders: readonly NewOrder[]): string | null {
    const profile = this.profile();
    const real = orders.find(({ terms }) => parseInstrumentId(terms.instrument)?.base.startsWith(TEST) !== true);
    if (profile?.kind === 'exchange-paper' && real !== undefined)
      return `“${profile.label}” is an account of play money: it trades pairs of ${TEST} currencies, and ${pairLabel(real.terms.instrument)} is none.`;
    return this.socket?.machine.unsupported(orders) ?? null;
  }

  status(): ReturnType<AccountKind['status']> {
    return this.link();
  }

  live(): LiveView | null {
    const profile = this.profile();
    if (profile === undefined) return null;
    const { id, label, colour, kind } = profile;
    const mayTrade = this.socket?.machine.permissions?.orders.write ?? null;
    const unseen = this.socket?.machine.unseen ?? null;
    const deadManSwitch = this.socket?.machine.deadManSwitch ?? false;
    return { profile: id, label, colour, kind, mayTrade, isLocked: !this.isOpen, away: this.report, unseen, deadManSwitch };
  }

  readonly isProof = (token: string): boolean => this.vault?.takeProof(token) ?? false;

  /** The vault was opened, or closed. */
  tick(): void {
    const { socket } = this;
    if (socket === null) return;
    if (!this.isOpen) {
      const wasNews = this.isStarted || this.refused !== null;
      if (this.isStarted) socket.close(LOCKED);
      this.isStarted = false;
      this.refused = null;
      if (wasNews) this.changed();
    } else if (!this.isStarted && this.refused === null) {
      this.isStarted = true;
      socket.start();
      this.changed();
    }
  }

  close(): void {
    this.socket?.close();
    this.isStarted = false;
  }

  /** A key that may do something else than when it was tried is not traded with before its user has seen that. */
  private linkChanged(): void {
    if (this.socket?.machine.phase === 'ready') this.read();
    else if (this.readyAt !== null) {
      this.lastHeardAt = this.socket?.machine.heardAt ?? null;
      this.readyAt = null;
    }
    const permissions = this.socket?.machine.permissions ?? null;
    if (permissions !== null) this.vault?.permissionsSeen(profileOf(this.id), permissionText(permissions));
    this.changed();
  }

  /** The account was read anew. */
  private read(): void {
    if (this.readyAt !== null) return;
    this.readyAt = this.parts.clock.now();
    this.report = this.away.take(this.lastHeardAt, this.readyAt) ?? this.report;
    this.isNew = false;
  }

  private get isOpen(): boolean {
    return this.vault?.view().state === 'unlocked' && this.profile() !== undefined;
  }

  private profile(): ProfileView | undefined {
    return this.vault?.view().profiles.find(({ id, venue }) => id === profileOf(this.id) && venue === this.venue.id);
  }

  private link(): ReturnType<AccountKind['status']> {
    const { socket } = this;
    if (socket === null) return null;
    const { phase, heardAt: dataAt } = socket.machine;
    if (!this.isOpen) return { state: 'offline', dataAt, reason: LOCKED };
    if (this.refused !== null) return { state: 'offline', dataAt, reason: this.refused };
    if (phase === 'ready') return { state: 'live', dataAt, reason: null };
    if (phase === 'maintenance') return { state: 'maintenance', dataAt, reason: 'the exchange is in maintenance' };
    const why = phase === 'down' ? socket.link.why : null;
    return { state: dataAt === null ? 'verifying' : 'stale', dataAt, reason: why === null ? PHASE_WORDS[phase] : `not connected: ${why}` };
  }
}

const PHASE_WORDS: Readonly<Record<Exclude<AccountPhase, 'ready' | 'maintenance'>, string>> = {
  down: 'connecting to the account',
  greeting: 'connecting to the account',
  agreeing: 'connecting to the account',
  signing: 'logging in',
  entering: 'logging in',
  syncing: 'reading the account',
};
