import type { AccountInfo } from '../../domain/account/account-event';
import type { AccountId } from '../../domain/account/account-id';
import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import { isRaise } from '../../domain/risk/limits';
import type { LimitsPreset } from '../../domain/risk/limits-preset';
import { refuse } from '../../domain/risk/refuse';
import type { LocalMs } from '../../domain/units';
import type { Clock } from '../clock';
import { type LoadedRecord, saveAccountRecord } from '../store/account-record';
import type { Database } from '../store/database';

/** To be typed before orders may leave again. */
const REARM_WORD = 'ARM';
/** To be typed before limits let more through. */
const RAISE_WORD = 'RAISE';

export interface StandingParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly account: AccountId;
  /** Null while it is not known. */
  info(): AccountInfo | null;
  /** What is asked for instead of a word, where real money is at stake; null: a word is enough. */
  readonly isProof: ((token: string) => boolean) | null;
  changed(): void;
}

/** What holds an account's orders back whatever they are: its kill switch and its limits, kept beside its journal. */
export class AccountStanding {
  private killed: LocalMs | null = null;
  private preset: LimitsPreset = 'standard';
  /** Nobody is known to have pulled the switch: what was kept of it made no sense. */
  private isDoubtful = false;
  private held: string | null = null;
  /** Number of this engine; null: not known yet, and nothing is kept. */
  private epoch: number | null = null;
  /** It could not be written down as it is. */
  private isUnkept = false;

  constructor(private readonly parts: StandingParts) {}

  get killedAt(): LocalMs | null {
    return this.killed;
  }

  /** Null while the switch was not pulled. */
  get rearmWord(): string | null {
    return this.killed === null ? null : REARM_WORD;
  }

  /** Why new orders are held back though nobody pulled the switch; null: they are not, or it was pulled. */
  get heldFor(): string | null {
    return this.held;
  }

  /** Whether what is open is to be cancelled as well. In doubt only what is new is held back: what is cancelled cannot be had again. */
  get isAllCancelled(): boolean {
    return this.killed !== null && !this.isDoubtful && this.held === null;
  }

  get limits(): LimitsPreset {
    return this.preset;
  }

  /** As it was kept. A switch that was pulled while this was being read stays pulled. */
  restored({ killedAt, limits, heldFor, isDamaged }: Omit<LoadedRecord, 'info'>, epoch: number): void {
    const isPulledSince = this.killed !== null;
    this.held = isPulledSince ? null : heldFor;
    this.isDoubtful = isDamaged && !isPulledSince;
    this.epoch = epoch;
    this.preset = limits;
    this.killed ??= killedAt as LocalMs | null;
    if (isPulledSince) this.keep();
  }

  kill(): void {
    this.killed = this.parts.clock.now();
    this.isDoubtful = false;
    this.held = null;
    this.keep();
  }

  /** Nothing new leaves until the user lets it, as after the kill switch, and what is open stays. A switch that was pulled stays pulled. */
  hold(why: string): void {
    if (this.killed !== null) return;
    this.killed = this.parts.clock.now();
    this.held = why;
    this.keep();
  }

  rearm(word: string): Result<null, Fault> {
    const refusal = this.refusalOf(word, REARM_WORD, `Type ${REARM_WORD} to let orders through again.`);
    if (refusal !== null) return fail(refusal);
    this.killed = null;
    this.held = null;
    this.keep();
    return ok(null);
  }

  /** `word` is asked for where the new limits let more through than those that stand. */
  setLimits(preset: LimitsPreset, word: string): Result<null, Fault> {
    const refusal = isRaise(this.preset, preset)
      ? this.refusalOf(word, RAISE_WORD, `These limits let more through than the present ones. Type ${RAISE_WORD} to set them.`)
      : null;
    if (refusal !== null) return fail(refusal);
    this.preset = preset;
    this.keep();
    return ok(null);
  }

  /** Storage may be back. */
  retry(): void {
    if (this.isUnkept) void this.save();
  }

  private refusalOf(typed: string, word: string, ask: string): Fault | null {
    const { isProof } = this.parts;
    if (isProof !== null)
      return isProof(typed) ? null : refuse('wrong-word', 'Real money is at stake: show the passphrase or the passkey of the vault.');
    return typed.trim().toUpperCase() === word ? null : refuse('wrong-word', ask);
  }

  private keep(): void {
    void this.save();
    this.parts.changed();
  }

  private async save(): Promise<void> {
    const { database, clock, account, info } = this.parts;
    if (this.epoch === null) return;
    const record = { info: info(), killedAt: this.killed, heldFor: this.held, limits: this.preset };
    const saved = await saveAccountRecord(database, { account, epoch: this.epoch, createdAt: clock.now() }, record);
    this.isUnkept = !saved.ok;
  }
}
