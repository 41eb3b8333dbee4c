import { type Accessor, createSignal } from 'solid-js';
import { askPasskey } from '../../client/passkeys';
import type { VaultCommands, VaultKey } from '../../client/terminal';
import type { Fault } from '../../domain/fault';
import { fail, type Result } from '../../domain/result';
import type { VaultView } from '../../worker/protocol/vault-view';
import { createWatch, useTerminal } from '../terminal-context';
import { faultWords } from '../trading/fault-words';
import { say } from '../words/say';
import { t } from '../words/t';

/** The vault as its screens see it. */
export interface VaultDesk {
  /** Null: the engine has not said yet. */
  readonly view: Accessor<VaultView | null>;
  /** Always settles. */
  ask<T>(run: (commands: VaultCommands) => Promise<Result<T, Fault>>): Promise<Result<T, Fault>>;
  /** The same where it is done or not: answers why not, and says `done` and closes the form where it is. */
  doing<T>(run: (commands: VaultCommands) => Promise<Result<T, Fault>>, done: string | ((value: T) => string)): Promise<string | null>;
  /** Which form is open, by its name: one at a time. */
  readonly form: Accessor<string | null>;
  open(form: string | null): void;
  /** What was done last. */
  readonly said: Accessor<string | null>;
}

export function createVaultDesk(): VaultDesk {
  const terminal = useTerminal();
  const [form, setForm] = createSignal<string | null>(null);
  const [said, setSaid] = createSignal<string | null>(null);
  const ask: VaultDesk['ask'] = async (run) => {
    const commands = await terminal.vaultCommands().catch(() => null);
    return commands === null ? fail(unloaded()) : run(commands);
  };
  return {
    view: createWatch(terminal.vault),
    ask,
    doing: async (run, done) => {
      const answer = await ask(run);
      if (!answer.ok) return say(faultWords(answer.error));
      setSaid(typeof done === 'string' ? done : done(answer.value));
      setForm(null);
      return null;
    },
    form,
    open: (next) => {
      setSaid(null);
      setForm(next);
    },
    said,
  };
}

/** What a passkey of the vault answers, for as long as `use` takes; a text says why none did. */
export async function withPasskey<T>(view: VaultView | null, use: (key: VaultKey) => Promise<T>): Promise<T | string> {
  const answer = await askPasskey(view?.passkeys ?? []);
  if (typeof answer === 'string') return say(answer);
  try {
    return await use({ by: 'passkey', ...answer });
  } finally {
    answer.prf.fill(0);
  }
}

const unloaded = (): Fault => ({
  code: 'call-refused',
  next: 'ask-user',
  detail: t('The part of the program that keeps keys could not be loaded; reload this tab.'),
});
