import { createSignal, type JSX, Show } from 'solid-js';
import { Dialog } from '../../parts/dialog';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { faultWords } from '../../trading/fault-words';
import { say } from '../../words/say';
import { t } from '../../words/t';

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
    else setTrouble(t('Not read: {{ why }}', { why: say(faultWords(answer.error)) }));
  };
  return (
    <Dialog title={t('Read {{ account }} anew', { account: props.account.word() })} class="reopen" onClose={props.onClose}>
      <div class="reopen-form">
        <p class="reopen-held">
          {t(
            'Balances, positions and open orders are the exchange’s: nothing changes there, and they are shown again once it has told them. Here the account begins anew: realised P&L starts at 0, and of what was written after the damage only past fills and orders are kept.',
          )}
        </p>
        <p class="reopen-held">
          {t('An order that was on its way is in doubt until the exchange has told of it. Limits and a pulled kill switch stay as they are.')}
        </p>
        <Show when={trouble()}>
          {(text) => (
            <p class="reopen-trouble" role="alert">
              {text()}
            </p>
          )}
        </Show>
        <button type="button" class="action action-main" onClick={() => void readAnew()}>
          {isSending() ? t('Reading') : t('Read {{ account }} anew', { account: props.account.word() })}
        </button>
      </div>
    </Dialog>
  );
}
