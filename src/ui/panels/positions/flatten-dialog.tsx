import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { isLiveId } from '../../../domain/account/account-id';
import { type InstrumentId, pairLabel } from '../../../domain/instrument';
import { isOpen } from '../../../domain/order/order-state';
import { createInstruments } from '../../pair-search/instruments';
import { Dialog } from '../../parts/dialog';
import { venueOf } from '../../shell/venue-name';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { armedUntil } from '../../trading/arming';
import { buttonWords } from '../../trading/describe';
import { faultWords } from '../../trading/fault-words';
import { say } from '../../words/say';
import { t, tn } from '../../words/t';
import { OutcomeLine } from '../ticket/outcome-line';
import { createSender } from '../ticket/send-order';
import { type FlattenStep, flattenStep, flattenWords } from './flatten';
import './positions-panel.css';

interface FlattenDialogProps {
  account: Account;
  instrument: InstrumentId;
  onClose: () => void;
}

/** Out of the market on the screen in two presses of one button, which says what the next one does and nothing else. */
export function FlattenDialog(props: FlattenDialogProps): JSX.Element {
  const { commands } = useTerminal();
  const sender = createSender({ commands }, () => crypto.randomUUID());
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const listed = createInstruments(() => venueOf(props.instrument));
  const instrument = () => listed()?.find(({ id }) => id === props.instrument);
  const placed = createMemo((): readonly string[] => {
    const now = sender.outcome();
    return now?.kind === 'placed' ? now.ids : [];
  });
  /** The order that closes is under way. */
  const isClosing = (): boolean =>
    sender.isSending() || (props.account.view()?.orders ?? []).some((order) => isOpen(order) && placed().includes(order.id));
  const step = createMemo((): FlattenStep => {
    const [view, known] = [props.account.view(), instrument()];
    if (view === null || known === undefined) return { kind: 'none', words: t('The account is not there yet: wait a moment.') };
    return flattenStep(view, known, placed());
  });
  const lines = (): readonly string[] => {
    const [view, known] = [props.account.view(), instrument()];
    return view === null || known === undefined ? [] : flattenWords(view, known);
  };
  const isUnarmed = (): boolean => isLiveId(props.account.id()) && armedUntil(props.account.id()) === null;
  const words = (): string => {
    const now = step();
    if (isClosing()) return t('Waiting for the order to fill');
    if (now.kind === 'none') return t('Close this window');
    if (now.kind === 'close') return buttonWords(now.set, props.account.word());
    const pair = pairLabel(props.instrument);
    return `${tn(now.count, 'Cancel {{ count }} order of {{ pair }}', 'Cancel {{ count }} orders of {{ pair }}', { pair })} · ${props.account.word()}`;
  };
  /** Why there is nothing to press for. */
  const reason = (): string | null => {
    const now = step();
    return now.kind === 'none' && !isClosing() ? now.words : null;
  };
  const press = async (): Promise<void> => {
    const now = step();
    if (isClosing()) return;
    setTrouble(null);
    if (now.kind === 'none') props.onClose();
    else if (now.kind === 'close') sender.send({ account: props.account.id(), origin: 'panel', isAnother: false, ...now.set });
    else {
      const answer = await commands.cancel(props.account.id(), { kind: 'instrument', instrument: props.instrument });
      if (!answer.ok) setTrouble(t('Not cancelled: {{ why }}', { why: say(faultWords(answer.error)) }));
    }
  };
  let button!: HTMLButtonElement;
  return (
    <Dialog
      title={t('Flatten {{ pair }}', { pair: pairLabel(props.instrument) })}
      class="position-dialog"
      first={() => button}
      onClose={props.onClose}
    >
      <div class="position-form">
        <For each={lines()}>{(line) => <p class="position-held">{line}</p>}</For>
        <p class="position-trouble" role="alert">
          {trouble() ??
            (isUnarmed() ? t('Trading is not armed in this tab: orders can be cancelled, and nothing is sold or bought before it is.') : '')}
        </p>
        <Show when={reason()}>{(text) => <p role="status">{text()}</p>}</Show>
        <button
          ref={button}
          type="button"
          class="action action-main"
          aria-disabled={isClosing()}
          onKeyDown={(event) => event.repeat && event.preventDefault()}
          onClick={(event) => event.detail < 2 && void press()}
        >
          {words()}
        </button>
        <OutcomeLine sender={sender} account={props.account} />
      </div>
    </Dialog>
  );
}
