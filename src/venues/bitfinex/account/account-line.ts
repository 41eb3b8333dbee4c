import type { Permissions } from '../../../domain/account/permissions';
import type { LocalMs } from '../../../domain/units';
import type { AccountPhase, NoLogin, SignedLogin } from '../../account-machine';
import { type ExchangeEvent, eventOf } from '../events';
import { FLAG } from '../flags';
import { Pulse } from '../pulse';
import { AccountSequence } from './account-sequence';
import { type LoginReply, loginReplyOf } from './login-reply';
import { AccountMirror, type Touched } from './mirror';
import { noticeOf, type WireNotice } from './notice-row';

/** The account's frames, and what is asked of it. Balance information comes with `wallet`. */
export const FILTER = ['trading', 'funding', 'wallet', 'notify', 'balance'] as const;
const FLAGS = FLAG.timestamp + FLAG.sequence;
const STEP_LIMIT_MS = 10_000;
const MAINTENANCE_LIMIT_MS = 120_000;
const FRAME_LIMIT = 4_000_000;
const NONCE_SMALL = 10_114;
const DEAD_MAN_SWITCH = 4;

/** What one connection asks of the world, and tells of the account. */
export interface LineHands {
  /** Whether it left. */
  send(text: string): boolean;
  /** Sign a login; `signed` brings it. */
  sign(): void;
  /** Throw this connection away and make a new one. */
  reopen(why: string, now: LocalMs): void;
  /** It will not be let in, or must not speak. */
  stop(why: string, now: LocalMs): void;
  /** The phase is another. */
  changed(): void;
  /** A message changed the mirror there: after all of the account was told. */
  told(touched: Touched, now: LocalMs): void;
  /** The exchange's word on a request. */
  noticed(notice: WireNotice, now: LocalMs): void;
  /** All of the account has been told on this connection. The phase is `ready` from then on. */
  synced(now: LocalMs): void;
}

/**
 * One authenticated socket: greeting, flags, login, both counters, signs of life. One login a connection; a nonce that was too
 * small is tried once more on another, and any other refusal is final until the user has done something.
 */
export class AccountLine {
  /** The account as it was told. */
  readonly mirror = new AccountMirror();
  phase: AccountPhase = 'down';
  /** What the key may do; null: it was not let in yet on this connection. */
  permissions: Permissions | null = null;
  heardAt: LocalMs | null = null;
  deadManSwitch = false;
  /** Of the last connection that was let in before; null: that was another engine's. */
  hadDeadManSwitch: boolean | null = null;
  /** When the login left: what the exchange tells on this connection is of a later time. */
  enteredAt = 0 as LocalMs;
  private since = 0 as LocalMs;
  private hasTriedNonceAgain = false;
  private flags = 0;
  private readonly pulse = new Pulse();
  private readonly sequence = new AccountSequence();

  constructor(private readonly hands: LineHands) {}

  opened(now: LocalMs): void {
    this.pulse.begin(now);
    this.sequence.begin();
    this.mirror.begin();
    this.flags = 0;
    this.enter('greeting', now);
  }

  closed(now: LocalMs): void {
    if (this.permissions !== null) this.hadDeadManSwitch = this.deadManSwitch;
    this.permissions = null;
    this.deadManSwitch = false;
    this.enter('down', now);
  }

  /** The vault's answer. */
  signed(login: SignedLogin | NoLogin, now: LocalMs): void {
    if (this.phase !== 'signing') return;
    if (login === 'not-now') {
      this.reopen('the number of the login could not be written down; trying again', now);
      return;
    }
    if (login === 'none') {
      this.end('the vault did not sign the login', now);
      return;
    }
    const { apiKey, nonce, payload, signature } = login;
    this.enteredAt = now;
    this.deadManSwitch = login.deadManSwitch === true;
    const dms = this.deadManSwitch ? { dms: DEAD_MAN_SWITCH } : {};
    this.enter('entering', now);
    this.hands.send(JSON.stringify({ event: 'auth', apiKey, authSig: signature, authPayload: payload, authNonce: nonce, filter: FILTER, ...dms }));
  }

  received(text: string, now: LocalMs): void {
    if (this.phase === 'down') return;
    this.pulse.heard(now);
    this.heardAt = now;
    const value = text.length > FRAME_LIMIT ? undefined : parsed(text);
    if (Array.isArray(value)) this.takeFrame(value, now);
    else if (typeof value === 'object' && value !== null) this.takeEvent(value as Readonly<Record<string, unknown>>, now);
    // It may have been a fill.
    else this.reopen('a frame that cannot be read', now);
  }

  tick(now: LocalMs): void {
    const age = now - this.since;
    switch (this.phase) {
      case 'down':
        return;
      case 'maintenance':
        if (age > MAINTENANCE_LIMIT_MS) this.reopen('maintenance for two minutes; looking again', now);
        return;
      case 'ready':
        break;
      default:
        if (age > STEP_LIMIT_MS) {
          this.reopen(STEP_WORDS[this.phase], now);
          return;
        }
    }
    if (this.phase !== 'ready' && this.phase !== 'syncing') return;
    if (this.pulse.isLost(now)) this.reopen('a ping was not answered within 5 s', now);
    else if (this.pulse.isDue(now)) this.hands.send(this.pulse.ping(now));
  }

  private takeFrame(frame: readonly unknown[], now: LocalMs): void {
    const gap = this.sequence.take(frame, this.flags);
    if (gap !== null) {
      this.reopen(gap, now);
      return;
    }
    const [channel, type, payload] = frame;
    if (channel !== 0 || typeof type !== 'string' || type === 'hb') return;
    const touched = type === 'n' ? this.takeNotice(payload, now) : this.mirror.take(type, payload);
    if (touched === undefined) {
      this.reopen(`a “${type}” message that is not what the exchange documents`, now);
      return;
    }
    const { seen } = this.mirror;
    if (this.phase === 'ready' && touched !== null) this.hands.told(touched, now);
    if (this.phase !== 'syncing' || !seen.has('orders') || !seen.has('wallets') || !seen.has('positions')) return;
    this.hands.synced(now);
    this.enter('ready', now);
  }

  private takeNotice(payload: unknown, now: LocalMs): null | undefined {
    const notice = noticeOf(payload);
    if (notice === undefined) return undefined;
    this.hands.noticed(notice, now);
    return null;
  }

  private takeEvent(fields: Readonly<Record<string, unknown>>, now: LocalMs): void {
    if (fields['event'] === 'auth') {
      this.takeReply(loginReplyOf(fields), now);
      return;
    }
    const event = eventOf(fields);
    switch (event?.event) {
      case 'info':
        this.takeInfo(event, now);
        return;
      case 'conf':
        if (this.phase !== 'agreeing') return;
        // Without them nothing tells that a message was lost.
        if (event.isOk) this.ask(event.flags ?? FLAGS, now);
        else this.end('the exchange does not number its messages for us, so a lost one could not be noticed', now);
        return;
      case 'pong':
        this.pulse.pong(event, now);
    }
  }

  private ask(flags: number, now: LocalMs): void {
    this.flags = flags;
    this.enter('signing', now);
    this.hands.sign();
  }

  private takeReply(reply: LoginReply, now: LocalMs): void {
    if (this.phase !== 'entering') return;
    if (reply.isOk) {
      this.permissions = reply.permissions;
      this.hasTriedNonceAgain = false;
      this.enter('syncing', now);
      return;
    }
    if (reply.code === NONCE_SMALL && !this.hasTriedNonceAgain) {
      this.hasTriedNonceAgain = true;
      this.reopen('the exchange had seen a later number from this key; once more with a higher one', now);
      return;
    }
    this.end(refusalWords(reply.code, reply.text), now);
  }

  private takeInfo(info: Extract<ExchangeEvent, { event: 'info' }>, now: LocalMs): void {
    if (info.version !== undefined && info.version !== 2) {
      this.end(`the exchange speaks version ${info.version}; this program knows version 2`, now);
      return;
    }
    if (info.code === 20_051) this.reopen('the exchange restarts this server', now);
    else if (info.code === 20_060 || info.isOperative === false) this.enter('maintenance', now);
    // What was known may be another thing now: a new login tells all of it.
    else if (this.phase === 'maintenance') this.reopen('the maintenance is over', now);
    else if (this.phase === 'greeting' && info.version !== undefined) {
      this.enter('agreeing', now);
      this.hands.send(JSON.stringify({ event: 'conf', flags: FLAGS }));
    }
  }

  private enter(phase: AccountPhase, now: LocalMs): void {
    this.since = now;
    if (this.phase === phase) return;
    this.phase = phase;
    this.hands.changed();
  }

  /** Throw this connection away and make a new one. */
  reopen(why: string, now: LocalMs): void {
    this.closed(now);
    this.hands.reopen(why, now);
  }

  private end(why: string, now: LocalMs): void {
    this.closed(now);
    this.hands.stop(why, now);
  }
}

const STEP_WORDS = {
  greeting: 'no greeting within 10 s',
  agreeing: 'no answer to what was agreed on within 10 s',
  signing: 'the vault did not answer within 10 s',
  entering: 'no answer to the login within 10 s',
  syncing: 'not all of the account was told within 10 s',
} as const;

const WORDS: Readonly<Record<number, string>> = {
  10100: 'The exchange does not take this key: it is wrong or deleted, its secret is another, or this address is not on its list.',
  10111: 'The exchange could not read the login.',
  10112: 'The exchange could not read the signature.',
  10113: 'The secret does not belong to this key.',
  10114: 'Another program uses this key with higher numbers. Make a key for Tapedeck alone.',
};

/** With the exchange's own words behind ours. */
function refusalWords(code: number | null, text: string): string {
  const words = (code === null ? undefined : WORDS[code]) ?? 'The exchange refused the login.';
  return text === '' ? words : `${words} It says: “${text}”.`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
