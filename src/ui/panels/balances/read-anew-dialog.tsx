import { createSignal, type JSX, Show } from 'solid-js';
import { Dialog } from '../../parts/dialog';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { faultWords } from '../../trading/fault-words';

/** Let go of a damaged record of an account that the exchange keeps: what that costs, and what it does not. */
export function ReadAnewDialog(props: { account: Account; onClose: () => void }): JSX.Element {
  const terminal = useTerminal();
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const [isSending, setSending] = createSignal(false);
  const readAnew = async (): Promise<void> => {
    if (isSending()) return;
    setTrouble(null);
    setSending(true);
    const answer = await terminal.commands.readAnew(props.account.id());
    setSending(false);
    if (answer.ok) props.onClose();
    else setTrouble(`Not read: ${faultWords(answer.error)}`);
  };
  return (
    <Dialog title={`Read ${props.account.word()} anew`} class="reopen" onClose={props.onClose}>
      <div class="reopen-form">
        <p class="reopen-held">
          Balances, positions and open orders are the exchange’s: nothing changes there, and they are shown again once it has told them. Here the
          account begins anew: realised P&L starts at 0, and of what was written after the damage only past fills and orders are kept.
        </p>
        <p class="reopen-held">
          An order that was on its way is in doubt until the exchange has told of it. Limits and a pulled kill switch stay as they are.
        </p>
        <Show when={trouble()}>
          {(text) => (
            <p class="reopen-trouble" role="alert">
              {text()}
            </p>
          )}
        </Show>
        <button type="button" class="action action-main" onClick={() => void readAnew()}>
          {isSending() ? 'Reading' : `Read ${props.account.word()} anew`}
        </button>
      </div>
    </Dialog>
  );
}
