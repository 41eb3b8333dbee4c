import { createSignal, type JSX, Show } from 'solid-js';
import { pairLabel } from '../../../domain/instrument';
import type { Order } from '../../../domain/order/order';
import { plainAmount } from '../../format/decimal';
import { Dialog } from '../../parts/dialog';
import { useTerminal } from '../../terminal-context';
import { faultWords } from '../../trading/fault-words';
import { SIDE_WORD } from '../../trading/order-words';
import { say } from '../../words/say';
import { t } from '../../words/t';

/** An order of which nobody knows how it stands is let go of only by a user who knows what that means. */
export function TakeNote(props: { order: Order; onClose: () => void }): JSX.Element {
  const { commands } = useTerminal();
  const [trouble, setTrouble] = createSignal<string | null>(null);
  let leave!: HTMLButtonElement;
  const take = async (): Promise<void> => {
    const answer = await commands.acknowledge(props.order.account, props.order.id);
    if (answer.ok) props.onClose();
    else setTrouble(t('Not taken note of: {{ why }}', { why: say(faultWords(answer.error)) }));
  };
  const words = (): string =>
    `${t(SIDE_WORD[props.order.terms.side])} ${plainAmount(props.order.terms.size)} ${pairLabel(props.order.terms.instrument)}`;
  const why = (): string => (props.order.doubt === null ? t('the exchange has not said how it stands') : say(props.order.doubt));
  return (
    <Dialog title={t('Take note of {{ order }}', { order: props.order.id })} class="take-note" first={() => leave} onClose={props.onClose}>
      <div class="take-note-body">
        <p>
          <strong>{words()}</strong> {t('is unknown: {{ why }}.', { why: why() })}
        </p>
        <p>{t('Look at the exchange itself first: it may be open there, filled, or never have arrived.')}</p>
        <p>
          {t(
            'Taking note sends nothing and cancels nothing. The order leaves the open ones and is kept as “ended, not known how”. What the exchange still says of it later is believed.',
          )}
        </p>
        <Show when={trouble()}>
          {(text) => (
            <p class="take-note-trouble" role="alert">
              {text()}
            </p>
          )}
        </Show>
        <div class="take-note-tools">
          <button ref={leave} type="button" class="action" onClick={() => props.onClose()}>
            {t('Leave it as unknown')}
          </button>
          <button type="button" class="action" onClick={() => void take()}>
            {t('I have looked: take note')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
