import { createMemo, For, type JSX, Show } from 'solid-js';
import { isLiveId } from '../../../domain/account/account-id';
import { type Instrument, type InstrumentId, pairLabel } from '../../../domain/instrument';
import { isZero } from '../../../domain/money';
import type { OrderSet } from '../../../domain/order/order-set';
import { Dialog } from '../../parts/dialog';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { armedUntil } from '../../trading/arming';
import { buttonWords } from '../../trading/describe';
import { t, tn } from '../../words/t';
import { OutcomeLine } from '../ticket/outcome-line';
import { createSender, type Sender } from '../ticket/send-order';
import { closeOrder, hasLeft, isDue } from './closing';
import './positions-panel.css';

interface CloseSeveralProps {
  /** As they stood in the table. One that is closed meanwhile keeps its line, with what became of it. */
  instruments: readonly InstrumentId[];
  /** What its order would be made by; undefined: it cannot be closed from here. */
  ruleOf: (instrument: InstrumentId) => Instrument | undefined;
  account: Account;
  onClose: () => void;
}

interface Line {
  readonly instrument: InstrumentId;
  readonly sender: Sender;
  /** What would be sent; null: nothing is held, or not from here. */
  set(): OrderSet | null;
  isHeld(): boolean;
  isDue(): boolean;
}

/** Several positions closed whole by one press: each by the same order as from its own row, with an answer of its own. */
export function CloseSeveralDialog(props: CloseSeveralProps): JSX.Element {
  const terminal = useTerminal();
  const lineOf = (instrument: InstrumentId): Line => {
    const sender = createSender(terminal, () => crypto.randomUUID());
    const position = createMemo(() => props.account.view()?.positions.find((one) => one.instrument === instrument && !isZero(one.size)));
    const set = createMemo((): OrderSet | null => {
      const [held, rule] = [position(), props.ruleOf(instrument)];
      return held === undefined || rule === undefined ? null : closeOrder(held, '100', rule, props.account.view()?.info.kind ?? 'spot');
    });
    const isHeld = (): boolean => position() !== undefined;
    return { instrument, sender, set, isHeld, isDue: () => set() !== null && !sender.isSending() && isDue(sender.outcome()) };
  };
  const lines = props.instruments.map(lineOf);
  const due = createMemo(() => lines.filter((line) => line.isDue()));
  const isSending = (): boolean => lines.some(({ sender }) => sender.isSending());
  const isUnarmed = (): boolean => isLiveId(props.account.id()) && armedUntil(props.account.id()) === null;
  const words = (): string => {
    if (isSending()) return t('Sending');
    if (due().length === 0) return t('Close this window');
    const account = props.account.word();
    return tn(due().length, 'Close {{ count }} position at market · {{ account }}', 'Close {{ count }} positions at market · {{ account }}', {
      account,
    });
  };
  const press = (): void => {
    if (isSending()) return;
    if (due().length === 0) {
      props.onClose();
      return;
    }
    for (const { sender, set } of due()) {
      const now = set();
      if (now !== null) sender.send({ account: props.account.id(), origin: 'panel', isAnother: false, ...now });
    }
  };
  let button!: HTMLButtonElement;
  return (
    <Dialog
      title={tn(lines.length, 'Close {{ count }} position', 'Close {{ count }} positions')}
      class="position-dialog"
      first={() => button}
      onClose={props.onClose}
    >
      <div class="position-form">
        <ul class="position-lines scroll">
          <For each={lines}>
            {(line) => (
              <li aria-label={pairLabel(line.instrument)}>
                <p class="position-pair">{pairLabel(line.instrument)}</p>
                <Show when={lineWords(line, props.account)}>{(words) => <p class="position-held">{words()}</p>}</Show>
                <OutcomeLine sender={line.sender} account={props.account} />
              </li>
            )}
          </For>
        </ul>
        <Show when={isUnarmed()}>
          <p class="position-trouble" role="alert">
            {t('Trading is not armed in this tab: orders can be cancelled, and nothing is sold or bought before it is.')}
          </p>
        </Show>
        <button
          ref={button}
          type="button"
          class="action action-main"
          aria-disabled={isSending()}
          onKeyDown={(event) => event.repeat && event.preventDefault()}
          onClick={(event) => event.detail < 2 && press()}
        >
          {words()}
        </button>
      </div>
    </Dialog>
  );
}

/** What the press sends of it, or why it sends nothing. Null: what became of the last press says that, and what can be done. */
function lineWords(line: Line, account: Account): string | null {
  const set = line.set();
  if (!line.isHeld()) return t('Nothing is held of it.');
  if (set === null)
    return t('Not from here: show {{ pair }} on the screen first, since an order is priced from its live book.', {
      pair: pairLabel(line.instrument),
    });
  const outcome = line.sender.outcome();
  if (hasLeft(outcome)) return t('Its order has left: see what became of it.');
  return isDue(outcome) ? buttonWords(set, account.word()) : null;
}
