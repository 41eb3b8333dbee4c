import { type Accessor, createComputed, createSignal } from 'solid-js';
import type { EngineState, Terminal } from '../../client/terminal';
import type { AccountId } from '../../domain/account/account-id';
import type { Fault } from '../../domain/fault';
import type { TopicStatus } from '../../domain/freshness';
import type { LocalMs } from '../../domain/units';
import type { GateState } from '../../worker/protocol/account-view';
import type { VaultView } from '../../worker/protocol/vault-view';
import { say } from '../words/say';
import { t } from '../words/t';
import { faultWords } from './fault-words';

/** Orders of this tab may leave for an exchange's account, for a while. Only the engine's word counts: this is what it last was. */
export interface Armed {
  readonly account: AccountId;
  readonly until: LocalMs;
}

/** What ends it. */
export interface ArmingFacts {
  /** The one on the screen. */
  readonly account: AccountId;
  readonly phase: EngineState['phase'];
  readonly vault: VaultView['state'];
  /** Wall clock. */
  readonly now: number;
}

export const ARM_MINUTES = [5, 15, 60, 240] as const;
export type ArmMinutes = (typeof ARM_MINUTES)[number];

const [armed, setArmed] = createSignal<Armed | null>(null);
const [trouble, setTrouble] = createSignal<{ readonly account: AccountId; readonly text: string } | null>(null);

/** Until when this account is armed in this tab; null: it is not. */
export const armedUntil = (account: AccountId): LocalMs | null => {
  const now = armed();
  return now?.account === account ? now.until : null;
};

/** Why the last try to arm this account came to nothing. */
export const armTrouble = (account: AccountId): string | null => {
  const now = trouble();
  return now?.account === account ? now.text : null;
};

/** Whether the engine still lets orders through: not after its time, a lock, another account, or for another engine. */
export const isStillArmed = ({ account, until }: Armed, facts: ArmingFacts): boolean =>
  facts.account === account && facts.phase === 'ready' && facts.vault === 'unlocked' && facts.now < until;

/** Why no order leaves for an account all the same, in the user's words; null: they leave. It stays armed meanwhile. */
export function heldWords(status: TopicStatus | null, gate: GateState | null): string | null {
  if (gate?.killedAt != null) return t('new orders are stopped');
  if (gate !== null && !gate.isReady) return gate.why === null ? t('orders are not let through just now') : say(gate.why);
  if (status?.state === 'live') return null;
  return status?.reason == null ? t('the account is not live') : say(status.reason);
}

type Asker = Pick<Terminal, 'commands'>;

export async function arm({ commands }: Asker, account: AccountId, minutes: ArmMinutes): Promise<void> {
  setTrouble(null);
  const answer = await commands.arm(account, minutes);
  if (answer.ok) setArmed({ account, until: answer.value });
  else setTrouble({ account, text: t('Not armed: {{ why }}', { why: say(faultWords(answer.error)) }) });
}

/** At once on the screen. The engine is told: it may not know yet why. */
export function disarm({ commands }: Asker): void {
  const now = armed();
  setTrouble(null);
  setArmed(null);
  if (now !== null) void commands.disarm(now.account);
}

/** An answer of the engine that may say that this tab is not armed, whatever is shown. */
export function heedRefusal(fault: Fault): void {
  if (fault.code === 'order-refused' && fault.rule === 'not-armed') setArmed(null);
}

/** Ends it when it is over, as long as the owner lives. */
export function createArmingEnd(terminal: Asker, facts: Accessor<ArmingFacts>): void {
  createComputed(() => {
    const now = armed();
    if (now !== null && !isStillArmed(now, facts())) disarm(terminal);
  });
}
