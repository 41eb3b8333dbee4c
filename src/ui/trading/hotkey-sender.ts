import type { Terminal } from '../../client/terminal';
import type { AccountId } from '../../domain/account/account-id';
import type { OrderSet } from '../../domain/order/order-set';
import type { OrderRequest } from '../../worker/protocol/account-view';
import { postNotice } from '../notices/board';
import { say } from '../words/say';
import { t } from '../words/t';
import type { Account } from './account';
import { heedRefusal } from './arming';
import { createCanceller } from './cancel-orders';
import { buttonWords, describeSet } from './describe';
import { faultWords } from './fault-words';

/** Sends orders without a ticket: what comes of a press is told as a notice, with the way back on it. */
export interface HotkeySender {
  /** One press: one request, and none while another is under way. Nothing leaves for another account than it was meant for. */
  send(set: OrderSet, meant: AccountId): void;
}

export function createHotkeySender(
  terminal: Pick<Terminal, 'commands'>,
  account: Pick<Account, 'id' | 'word'>,
  makeNonce: () => string,
  origin: 'hotkey' | 'ladder' = 'hotkey',
): HotkeySender {
  let isSending = false;
  const refuse = (words: string, detail: string): void =>
    postNotice({ key: 'press', kind: 'note', title: t('Not sent: {{ order }}', { order: words }), detail });
  const ask = async (request: OrderRequest, words: string): Promise<void> => {
    if (isSending) {
      refuse(words, t('The order before it has no answer yet: press again when it has.'));
      return;
    }
    isSending = true;
    const answer = await terminal.commands.submit(request);
    isSending = false;
    if (answer.ok) {
      const { ids, isDuplicate } = answer.value;
      // Of the account that has it, whichever is chosen by then.
      const cancel = createCanceller(terminal, { id: () => request.account });
      const undo = (): void => cancel(request.orders.flatMap(({ terms }, i) => (ids[i] === undefined ? [] : [{ id: ids[i], terms }])));
      postNotice({
        key: `order ${ids[0] ?? ''}`,
        kind: 'done',
        title: words,
        detail: isDuplicate
          ? t('{{ orders }}: this press had been taken before, nothing new was placed', { orders: ids.join(', ') })
          : t('{{ orders }} placed|ids', { orders: ids.join(', ') }),
        action: { label: t('Undo'), run: undo },
      });
      return;
    }
    const { error } = answer;
    heedRefusal(error);
    const isSilent = error.code === 'engine-silent';
    const isLikeTheLast = 'rule' in error && (error.rule === 'same-intent' || error.rule === 'unknown-order');
    const another = { label: t('Place another'), run: () => void ask({ ...request, nonce: makeNonce(), isAnother: true }, words) };
    // The same nonce: it cannot become a second order.
    const again = { label: t('Ask again'), run: () => void ask(request, words) };
    const action = isSilent ? again : isLikeTheLast ? another : null;
    postNotice({
      key: `press ${request.nonce}`,
      kind: isSilent ? 'unknown' : 'reject',
      title: isSilent ? t('No answer: {{ order }}', { order: words }) : t('Not placed: {{ order }}', { order: words }),
      detail: isSilent ? t('{{ why }}. It may be there or not: see open orders.', { why: say(faultWords(error)) }) : say(faultWords(error)),
      ...(action === null ? {} : { action }),
    });
  };
  return {
    send: (set, meant) => {
      if (meant !== account.id()) {
        refuse(describeSet(set), t('It was meant for another account than the one that is chosen now.'));
        return;
      }
      const request = { account: meant, nonce: makeNonce(), origin, ...set, isAnother: false } as const;
      void ask(request, buttonWords(set, account.word()));
    },
  };
}
