import type { AccountEvent, AccountInfo } from '../../domain/account/account-event';
import { type AccountId, accountFeed, profileOf, type Wallet, walletOf } from '../../domain/account/account-id';
import type { Fault } from '../../domain/fault';
import { pairLabel, parseInstrumentId } from '../../domain/instrument';
import { ZERO } from '../../domain/money';
import type { NewOrder } from '../../domain/order/order';
import { isExit } from '../../domain/order/order-set';
import type { Result } from '../../domain/result';
import type { LocalMs, VenueMs } from '../../domain/units';
import type { AccountPhase } from '../../venues/account-machine';
import type { ExecutionHands } from '../../venues/execution';
import type { VenueEntry } from '../../venues/registry';
import { type AccountKind, askedAt, type LostChange, type LostOrder } from '../orders/account-kind';
import { paperAccount } from '../orders/opening';
import type { AwayReport, LiveView } from '../protocol/account-view';
import type { ProfileView } from '../protocol/vault-view';
import type { Vault } from '../vault/vault';
import { Away, isFirstSight, joined } from './away';
import { type LinkParts, LOCKED, type ProfileLink, ProfileLinks } from './profile-link';

export interface LiveParts extends LinkParts {
  /** The vault, loaded when somebody first asks for it. */
  vault(): Promise<Result<Vault, Fault>>;
}

/** `changed`: what the account says of itself is another. */
export type MakeLiveKind = (id: AccountId, venue: VenueEntry, changed: () => void) => AccountKind;

/** Makes the live accounts of an engine: those of one profile share its connection. */
export function liveKinds(parts: LiveParts): MakeLiveKind {
  const links = new ProfileLinks(parts);
  return (id, venue, changed) => new LiveKind(parts, links, id, venue, changed);
}

const LOST = 'the engine stopped as it was sent: the exchange may have it, or not';
/** So many times in a row what was told is no accident any more. */
const MOST_DIFFERENCES = 3;
const DIFFERS =
  'Three times in a row the exchange’s list of this account differed from what it had told of it: what is shown may be behind. Compare it with the exchange’s own pages';
const OVER_REST = 'there is no connection to the account: it is read over REST every few seconds, and orders can be cancelled, not placed';
const HELD_BACK =
  'there is no connection to the account, and the exchange takes no more requests over REST for up to a minute: then it is read again, and cancels that wait leave';
/** Currencies of the exchange's play money. */
const TEST = 'TEST';

/** An account that its venue keeps: connected while the vault is open, and only looked at otherwise. */
class LiveKind implements AccountKind {
  readonly isLive = true;
  private vault: Vault | null = null;
  private link: ProfileLink | null = null;
  private leave: () => void = () => undefined;
  private readonly away = new Away();
  private report: AwayReport | null = null;
  /** Nothing was known of the account before. */
  private isNew = true;
  /** Since when it is connected and read; null: it is not. */
  private readyAt: LocalMs | null = null;
  /** When the exchange was last heard of on the connection before. */
  private lastHeardAt: LocalMs | null = null;
  private readonly wallet: Wallet;
  /** Why new orders are to be held back; null: they are not, or that was told. */
  private stop: string | null = null;
  /** So many differences in a row were told of last. */
  private stoppedAt = 0;

  constructor(
    private readonly parts: LiveParts,
    private readonly links: ProfileLinks,
    private readonly id: AccountId,
    private readonly venue: VenueEntry,
    private readonly changed: () => void,
  ) {
    this.wallet = walletOf(id);
  }

  async prepare(): Promise<string | null> {
    const vault = await this.parts.vault();
    if (!vault.ok) return 'the part of the program that keeps keys could not be loaded; reload this tab';
    const read = await vault.value.read();
    if (!read.ok) return 'the vault could not be read';
    this.vault = vault.value;
    const door = this.venue.accounts;
    if (this.profile() === undefined || door === null) return 'there is no key for this account in the vault; choose another one';
    this.link ??= await this.links.of(vault.value, this.venue, door, profileOf(this.id));
    this.leave = this.link.join(this.onLinkChanged);
    return null;
  }

  opening(): ReturnType<AccountKind['opening']> {
    const { fees, latencyMs } = paperAccount(this.id);
    const kind = this.wallet === 'margin' ? 'venue-margin' : 'spot';
    const info: AccountInfo = { id: this.id, kind, feed: accountFeed(this.id), label: this.profile()?.label ?? 'Account', fees, latencyMs };
    return { info, balances: {} };
  }

  readonly execution: AccountKind['execution'] = (hands: ExecutionHands, earlier) => {
    if (this.link === null) throw new Error('an account is prepared before it begins');
    const { machine } = this.link;
    this.isNew = isFirstSight(earlier);
    // By currency, and of positions by instrument.
    const held = new Map<string, string>(earlier.ledger.user);
    for (const { instrument, size } of earlier.positions.values()) held.set(instrument, size);
    const emit: ExecutionHands['emit'] = (event) => {
      if (machine.isReading && !this.isNew) this.away.add(event, (of) => held.get(of) ?? ZERO);
      if (event.kind === 'position') held.set(event.instrument, event.told?.size ?? ZERO);
      if (event.kind === 'held') for (const [currency, { total }] of Object.entries(event.balances)) held.set(currency, total);
      hands.emit(event);
    };
    return machine.execution(this.wallet, { ...hands, emit }, earlier);
  };

  /**
   * Only its venue knows: the orders stand as unknown until it says. What it says of an order says what became of a change.
   * Exits leave only after it was written down that they were placed.
   */
  lost(orders: readonly LostOrder[], _changes: readonly LostChange[], at: VenueMs): readonly AccountEvent[] {
    return orders.flatMap(({ order, isRecordLost }): AccountEvent[] => {
      if (isExit(order) && !isRecordLost) return [{ kind: 'placed', at: askedAt(order), order, reserved: ZERO, isHeld: true }];
      const doubted = { kind: 'doubted', at: at as number as LocalMs, reason: LOST } as const;
      return [
        { kind: 'placed', at: askedAt(order), order, reserved: ZERO },
        { kind: 'order', at, id: order.id, event: doubted, reserved: ZERO },
      ];
    });
  }

  closed(): string | null {
    const why = this.linkStatus()?.reason ?? null;
    if (why !== null) return why;
    return this.link?.machine.permissions?.orders.write === false ? 'its key may only look: it was made without the right to place orders' : null;
  }

  unsupported(orders: readonly NewOrder[]): string | null {
    const profile = this.profile();
    const real = orders.find(({ terms }) => parseInstrumentId(terms.instrument)?.base.startsWith(TEST) !== true);
    if (profile?.kind === 'exchange-paper' && real !== undefined)
      return `“${profile.label}” is an account of play money: it trades pairs of ${TEST} currencies, and ${pairLabel(real.terms.instrument)} is none.`;
    return this.link?.machine.unsupported(orders, this.wallet) ?? null;
  }

  status(): ReturnType<AccountKind['status']> {
    return this.linkStatus();
  }

  live(): LiveView | null {
    const profile = this.profile();
    if (profile === undefined) return null;
    const { id, label, colour, kind } = profile;
    const mayTrade = this.link?.machine.permissions?.orders.write ?? null;
    const unseen = this.link?.machine.unseen(this.wallet) ?? null;
    const deadManSwitch = this.link?.machine.deadManSwitch ?? false;
    return {
      profile: id,
      label,
      colour,
      kind,
      mayTrade,
      isLocked: this.link?.isOpen !== true,
      away: this.report,
      unseen,
      margin: this.wallet === 'margin' ? (this.link?.machine.margin ?? null) : null,
      worth: this.link?.machine.worth ?? null,
      deadManSwitch,
      offers: this.link?.machine.offers ?? [],
    };
  }

  takeStop(): string | null {
    const { stop } = this;
    this.stop = null;
    return stop;
  }

  readonly isProof = (token: string): boolean => this.vault?.takeProof(token) ?? false;

  tick(): void {
    this.link?.tick();
  }

  close(): void {
    this.leave();
  }

  private readonly onLinkChanged = (): void => {
    const machine = this.link?.machine ?? null;
    const readAt = machine?.isRead(this.wallet) === true ? machine.readAt : null;
    if (readAt !== null) this.read(readAt);
    else if (this.readyAt !== null) {
      this.lastHeardAt = machine?.heardAt ?? null;
      this.readyAt = null;
    }
    this.changed();
  };

  /** The account was read anew: after a time without it, or while it was heard all along. */
  private read(readAt: LocalMs): void {
    if (this.readyAt === readAt) return;
    this.report = joined(this.report, this.away.take(this.readyAt === null ? this.lastHeardAt : readAt, readAt));
    this.readyAt = readAt;
    this.isNew = false;
    const differences = this.link?.machine.differences ?? 0;
    if (differences >= MOST_DIFFERENCES && differences !== this.stoppedAt) this.stop = DIFFERS;
    this.stoppedAt = differences;
  }

  /** Of the vault, whether or not there is a connection. */
  private profile(): ProfileView | undefined {
    return this.vault?.profile(this.venue.id, profileOf(this.id));
  }

  private linkStatus(): ReturnType<AccountKind['status']> {
    const { link } = this;
    if (link === null) return null;
    const { phase, heardAt: dataAt } = link.machine;
    if (!link.isOpen) return { state: 'offline', dataAt, reason: LOCKED };
    if (link.refused !== null) return { state: 'offline', dataAt, reason: link.refused };
    if (link.machine.isRead(this.wallet)) return { state: 'live', dataAt, reason: null };
    if (phase === 'maintenance') return { state: 'maintenance', dataAt, reason: 'the exchange is in maintenance' };
    if (link.machine.isHeldBack) return { state: dataAt === null ? 'verifying' : 'stale', via: 'rest', dataAt, reason: HELD_BACK };
    if (link.machine.isPolling) return { state: 'verifying', via: 'rest', dataAt, reason: OVER_REST };
    const why = phase === 'down' ? link.why : null;
    return { state: dataAt === null ? 'verifying' : 'stale', dataAt, reason: why === null ? PHASE_WORDS[phase] : `not connected: ${why}` };
  }
}

const PHASE_WORDS: Readonly<Record<Exclude<AccountPhase, 'maintenance'>, string>> = {
  down: 'connecting to the account',
  greeting: 'connecting to the account',
  agreeing: 'connecting to the account',
  signing: 'logging in',
  entering: 'logging in',
  syncing: 'reading the account',
  // Of one that was opened since.
  ready: 'reading the account',
};
