import { type Accessor, createSignal } from 'solid-js';
import type { Terminal } from '../../../client/terminal';
import type { Fault } from '../../../domain/fault';
import type { OrderId } from '../../../domain/order/order';
import type { OrderRequest } from '../../../worker/protocol/account-view';
import { heedRefusal } from '../../trading/arming';
import { faultWords } from '../../trading/fault-words';
import { say } from '../../words/say';

/** What the last press came to. */
export type Outcome =
  | { readonly kind: 'placed'; readonly ids: readonly OrderId[]; readonly isDuplicate: boolean }
  | { readonly kind: 'refused'; readonly text: string; readonly isLikeTheLast: boolean }
  /** No answer: it may have been placed or not. The same press can be sent again without harm. */
  | { readonly kind: 'unanswered'; readonly text: string };

export interface Sender {
  readonly isSending: Accessor<boolean>;
  readonly outcome: Accessor<Outcome | null>;
  /** One press: one request, with a nonce of its own. Nothing happens while another is under way. */
  send(request: Omit<OrderRequest, 'nonce'>): void;
  /** The last request as a second order, though it is like the one before. */
  sendAnother(): void;
  /** The last request again, nonce and all: it cannot become a second order. */
  sendAgain(): void;
  forget(): void;
}

export function createSender(terminal: Pick<Terminal, 'commands'>, makeNonce: () => string): Sender {
  const [isSending, setSending] = createSignal(false);
  const [outcome, setOutcome] = createSignal<Outcome | null>(null);
  let last: OrderRequest | null = null;
  let generation = 0;
  const ask = (request: OrderRequest): void => {
    if (isSending()) return;
    last = request;
    const own = ++generation;
    setSending(true);
    setOutcome(null);
    void terminal.commands.submit(request).then((answer) => {
      setSending(false);
      if (!answer.ok) heedRefusal(answer.error);
      // Of another pair by now: its answer is in the list of orders.
      if (own === generation) setOutcome(answer.ok ? { kind: 'placed', ...answer.value } : outcomeOf(answer.error));
    });
  };
  return {
    isSending,
    outcome,
    send: (request) => ask({ ...request, nonce: makeNonce() }),
    sendAnother: () => last !== null && ask({ ...last, nonce: makeNonce(), isAnother: true }),
    sendAgain: () => last !== null && ask(last),
    forget: () => {
      generation++;
      last = null;
      setOutcome(null);
    },
  };
}

function outcomeOf(fault: Fault): Outcome {
  const text = say(faultWords(fault));
  return fault.code === 'engine-silent' ? { kind: 'unanswered', text } : { kind: 'refused', text, isLikeTheLast: isLikeTheLast(fault) };
}

/** The engine saw an order like it a moment ago, and asks whether it is meant. */
const isLikeTheLast = (fault: Fault): boolean => 'rule' in fault && (fault.rule === 'same-intent' || fault.rule === 'unknown-order');
