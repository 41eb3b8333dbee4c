import { type Accessor, createComputed, createSignal, on } from 'solid-js';
import type { AccountId } from '../../domain/account/account-id';
import { useTerminal } from '../terminal-context';
import { say } from '../words/say';
import { t } from '../words/t';
import { faultWords } from './fault-words';

/** The kill switch of an account: one press cancels all that is open and lets no new order through. */
export interface StopSwitch {
  pull(): void;
  /** Let orders through again, on the word that the account shows, or a live one's token. Answers why they are not; null: they are. */
  arm(word: string): Promise<string | null>;
  /** Why the last press came to nothing: loud, since the user believes that orders are gone. */
  readonly trouble: Accessor<string | null>;
  /** Why the account was not armed again. */
  readonly armTrouble: Accessor<string | null>;
  /** How many orders the last pull cancelled. */
  readonly cancelled: Accessor<number | null>;
}

export function createStopSwitch(account: Accessor<AccountId>): StopSwitch {
  const { commands } = useTerminal();
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const [armTrouble, setArmTrouble] = createSignal<string | null>(null);
  const [cancelled, setCancelled] = createSignal<number | null>(null);
  // What was said of one account is not said of another.
  createComputed(
    on(account, () => {
      setTrouble(null);
      setArmTrouble(null);
      setCancelled(null);
    }),
  );
  return {
    trouble,
    armTrouble,
    cancelled,
    // Never held back while another is under way: a second press in need is a second try.
    pull: () => {
      setTrouble(null);
      void commands.kill(account()).then((answer) => {
        if (answer.ok) {
          setCancelled(answer.value);
          setArmTrouble(null);
        } else
          setTrouble(t('The kill switch did not work: {{ why }}. Orders may still be open: look at them.', { why: say(faultWords(answer.error)) }));
      });
    },
    arm: async (word) => {
      setArmTrouble(null);
      const answer = await commands.rearm(account(), word);
      const why = answer.ok ? null : t('Not let through: {{ why }}', { why: say(faultWords(answer.error)) });
      if (answer.ok) setCancelled(null);
      setArmTrouble(why);
      return why;
    },
  };
}
