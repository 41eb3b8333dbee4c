import { type Accessor, createSignal } from 'solid-js';
import type { AccountId } from '../../domain/account/account-id';
import { useTerminal } from '../terminal-context';
import { faultWords } from './fault-words';

/** The kill switch of an account: one press cancels all that is open and lets no new order through. */
export interface StopSwitch {
  pull(): void;
  /** Let orders through again, on the word that the account shows. */
  arm(word: string): void;
  readonly isBusy: Accessor<boolean>;
  /** Why the last press came to nothing: loud, since the user believes that orders are gone. */
  readonly trouble: Accessor<string | null>;
  /** How many orders the last pull cancelled. */
  readonly cancelled: Accessor<number | null>;
}

export function createStopSwitch(account: Accessor<AccountId>): StopSwitch {
  const { commands } = useTerminal();
  const [isBusy, setBusy] = createSignal(false);
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const [cancelled, setCancelled] = createSignal<number | null>(null);
  return {
    isBusy,
    trouble,
    cancelled,
    // Never refused for being busy: a second press in need is a second try.
    pull: () => {
      setTrouble(null);
      setBusy(true);
      void commands.kill(account()).then((answer) => {
        setBusy(false);
        if (answer.ok) setCancelled(answer.value);
        else setTrouble(`The kill switch did not work: ${faultWords(answer.error)}. Orders may still be open: look at them.`);
      });
    },
    arm: (word) => {
      setTrouble(null);
      setBusy(true);
      void commands.rearm(account(), word).then((answer) => {
        setBusy(false);
        if (answer.ok) setCancelled(null);
        else setTrouble(`Not armed: ${faultWords(answer.error)}`);
      });
    },
  };
}
