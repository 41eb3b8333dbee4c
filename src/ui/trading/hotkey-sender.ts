import type { Terminal } from '../../client/terminal';
import { buttonWords } from '../../domain/order/describe';
import type { Order } from '../../domain/order/order';
import type { OrderSet } from '../../domain/order/order-set';
import type { OrderRequest } from '../../worker/protocol/account-view';
import { postNotice } from '../notices/board';
import type { Account } from './account';
import { heedRefusal } from './arming';
import { faultWords } from './fault-words';

/** Sends orders without a ticket: what comes of a press is told as a notice, with the way back on it. */
export interface HotkeySender {
  /** One press: one request. Nothing happens while another is under way. */
  send(set: OrderSet): void;
}

export function createHotkeySender(
  terminal: Pick<Terminal, 'commands'>,
  account: Pick<Account, 'id' | 'word'>,
  makeNonce: () => string,
  cancel: (orders: readonly Pick<Order, 'id' | 'terms'>[]) => void,
  origin: 'hotkey' | 'ladder' = 'hotkey',
): HotkeySender {
  let isSending = false;
  const ask = async (request: OrderRequest, words: string): Promise<void> => {
    if (isSending) return;
    isSending = true;
    const answer = await terminal.commands.submit(request);
    isSending = false;
    if (answer.ok) {
      const { ids, isDuplicate } = answer.value;
      const undo = (): void => cancel(request.orders.flatMap(({ terms }, i) => (ids[i] === undefined ? [] : [{ id: ids[i], terms }])));
      postNotice({
        key: `order ${ids[0] ?? ''}`,
        kind: 'done',
        title: words,
        detail: isDuplicate ? `${ids.join(', ')}: this press had been taken before, nothing new was placed` : `${ids.join(', ')} placed`,
        action: { label: 'Undo', run: undo },
      });
      return;
    }
    const { error } = answer;
    heedRefusal(error);
    const isSilent = error.code === 'engine-silent';
    const isLikeTheLast = 'rule' in error && (error.rule === 'same-intent' || error.rule === 'unknown-order');
    const another = { label: 'Place another', run: () => void ask({ ...request, nonce: makeNonce(), isAnother: true }, words) };
    // The same nonce: it cannot become a second order.
    const again = { label: 'Ask again', run: () => void ask(request, words) };
    const action = isSilent ? again : isLikeTheLast ? another : null;
    postNotice({
      key: `press ${request.nonce}`,
      kind: isSilent ? 'unknown' : 'reject',
      title: isSilent ? `No answer: ${words}` : `Not placed: ${words}`,
      detail: isSilent ? `${faultWords(error)}. It may be there or not: see open orders.` : faultWords(error),
      ...(action === null ? {} : { action }),
    });
  };
  return {
    send: (set) => {
      const request = { account: account.id(), nonce: makeNonce(), origin, ...set, isAnother: false } as const;
      void ask(request, buttonWords(set, account.word()));
    },
  };
}
