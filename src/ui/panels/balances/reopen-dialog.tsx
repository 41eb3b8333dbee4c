import { createSignal, For, type JSX, Show, untrack } from 'solid-js';
import { type Balances, PRESETS, readAmounts } from '../../books/opening';
import { plainAmount } from '../../format/decimal';
import { Dialog } from '../../parts/dialog';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { faultWords } from '../../trading/fault-words';
import { say } from '../../words/say';
import { t, tn } from '../../words/t';

/** Start the account anew: which amounts, and what happens to what it has. */
export function ReopenDialog(props: { account: Account; onClose: () => void }): JSX.Element {
  const terminal = useTerminal();
  const presets = (): typeof PRESETS => PRESETS.filter(({ fields }) => fields.kind === (props.account.view()?.info.kind ?? 'spot'));
  const [typed, setTyped] = createSignal(untrack(presets)[0]?.fields.amounts ?? '');
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const [isSending, setSending] = createSignal(false);
  const opening = (): Balances | string => readAmounts(typed());
  const words = (): string => {
    const now = opening();
    if (typeof now === 'string') return now;
    return Object.entries(now)
      .map(([currency, amount]) => `${plainAmount(amount)} ${currency}`)
      .join(` ${t('and')} `);
  };
  const held = (): string => {
    const view = props.account.view();
    const orders = props.account.openCount();
    const positions = props.account.positionCount();
    if (view === null) return t('What it has now is not known.');
    return t('This ends {{ orders }}, forgets {{ positions }} and all balances, and starts realised P&L at 0.', {
      orders: tn(orders, '{{ count }} open order', '{{ count }} open orders'),
      positions: tn(positions, '{{ count }} position', '{{ count }} positions'),
    });
  };
  let field!: HTMLInputElement;
  const reopen = async (): Promise<void> => {
    const now = opening();
    if (isSending()) return;
    if (typeof now === 'string') {
      field.focus();
      return;
    }
    setTrouble(null);
    setSending(true);
    const answer = await terminal.commands.reopen(props.account.id(), now);
    setSending(false);
    if (answer.ok) props.onClose();
    else setTrouble(t('Not opened: {{ why }}', { why: say(faultWords(answer.error)) }));
  };
  return (
    <Dialog title={t('Open the {{ account }} account anew', { account: props.account.word() })} class="reopen" onClose={props.onClose}>
      <form
        class="reopen-form"
        onSubmit={(event) => {
          event.preventDefault();
          void reopen();
        }}
      >
        <fieldset class="dialog-choice" aria-label={t('Presets')}>
          <For each={presets()}>
            {(preset) => (
              <button type="button" class="action" aria-pressed={typed() === preset.fields.amounts} onClick={() => setTyped(preset.fields.amounts)}>
                {preset.label}
              </button>
            )}
          </For>
        </fieldset>
        <label class="reopen-typed">
          <span>{t('Or type amounts')}</span>
          <input
            ref={field}
            class="field-input"
            type="text"
            autocomplete="off"
            spellcheck={false}
            aria-invalid={typeof opening() === 'string'}
            aria-describedby="reopen-words"
            value={typed()}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <p class="reopen-words" id="reopen-words" data-valid={typeof opening() !== 'string'}>
          {words()}
        </p>
        <p class="reopen-held">
          {held()} {t('What it did stays in its history.')}
        </p>
        <Show when={trouble()}>
          {(text) => (
            <p class="reopen-trouble" role="alert">
              {text()}
            </p>
          )}
        </Show>
        <button type="submit" class="action action-main">
          {isSending() ? t('Opening') : typeof opening() === 'string' ? t('Open anew') : t('Open anew with {{ amounts }}', { amounts: words() })}
        </button>
      </form>
    </Dialog>
  );
}
