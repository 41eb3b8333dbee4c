import type { Fault } from '../domain/fault';
import { fail, ok, type Result } from '../domain/result';
import { isMarketTrouble, isOrderTrouble, type MarketTrouble, type OrderTrouble, SLOW_ANSWER_MS, type Trouble } from '../domain/trouble';
import type { LocalMs } from '../domain/units';
import type { Clock } from './clock';
import type { TroubleView } from './protocol/trouble-view';
import { refused } from './refused';

/** What was asked for is told to all tabs before the engine falls silent. */
const LAST_WORDS_MS = 500;
const LOOK_MS = 250;
const NEEDS_AN_END = 'a silent engine needs an end of its own: a tab that is loaded meanwhile could not end it';
const SERVES_AN_EXCHANGE =
  'the engine would be silent about a real exchange as well: lock the vault, show the simulated market and a paper account in all tabs, turn off alerts and end paper orders and positions on real pairs, and try again 10 s later';

export interface TroubleParts {
  readonly clock: Clock;
  /** The markets that are made up meet this from now on. */
  market(trouble: MarketTrouble | null): void;
  /** Something of a real exchange, a market or an account, is looked at or watched here, or orders could leave for one. */
  servesExchange(): boolean;
  /** Other trouble than before, or none: all tabs are to hear of it. */
  changed(): void;
}

/** Trouble on purpose, for the simulated market and paper accounts. In memory alone: an engine begins without. */
export class TroubleSwitch {
  private present: TroubleView | null = null;
  private silence: { readonly over: Promise<void>; readonly end: () => void } | null = null;
  private timers: (() => void)[] = [];

  constructor(private readonly parts: TroubleParts) {}

  view(): TroubleView | null {
    return this.present;
  }

  /** In place of what there is. `seconds` null: until it is ended. */
  begin(kind: Trouble, seconds: number | null): Result<null, Fault> {
    const { clock } = this.parts;
    if (kind === 'engine-silent' && seconds === null) return fail(refused(NEEDS_AN_END));
    if (kind === 'engine-silent' && this.parts.servesExchange()) return fail(refused(SERVES_AN_EXCHANGE));
    this.stop();
    this.present = { kind, endsAt: seconds === null ? null : ((clock.now() + seconds * 1000) as LocalMs) };
    if (seconds !== null) this.timers.push(clock.after(seconds * 1000, () => this.end()));
    if (kind === 'engine-silent') this.timers.push(clock.after(LAST_WORDS_MS, () => this.fallSilent()));
    if (isMarketTrouble(kind)) this.parts.market(kind);
    this.parts.changed();
    return ok(null);
  }

  /** What ended before is left as it is. */
  end(): void {
    if (this.present === null) return;
    this.stop();
    this.parts.changed();
  }

  /** What paper orders meet. */
  orders(): OrderTrouble | null {
    const kind = this.present?.kind ?? null;
    return isOrderTrouble(kind) ? kind : null;
  }

  /** Nothing leaves for a tab. */
  get isSilent(): boolean {
    return this.silence !== null;
  }

  /** Settles when calls are heard again, with the ms that one made now waited for it; null: they are heard. */
  heardAgain(): Promise<number> | null {
    const { clock } = this.parts;
    const since = clock.monotonic();
    return this.silence?.over.then(() => clock.monotonic() - since) ?? null;
  }

  /** Settles when the answer to a call about a paper account may go; null: at once. */
  answerable(): Promise<void> | null {
    if (this.present?.kind !== 'slow-answers') return null;
    return new Promise((resolve) => this.parts.clock.after(SLOW_ANSWER_MS, resolve));
  }

  /** An exchange that came to be served since, or comes to be, ends it. */
  private fallSilent(): void {
    if (this.parts.servesExchange()) {
      this.end();
      return;
    }
    this.timers.push(this.parts.clock.every(LOOK_MS, () => this.parts.servesExchange() && this.end()));
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.silence = { over, end };
  }

  private stop(): void {
    const before = this.present;
    this.present = null;
    for (const cancel of this.timers.splice(0)) cancel();
    this.silence?.end();
    this.silence = null;
    if (isMarketTrouble(before?.kind ?? null)) this.parts.market(null);
  }
}
