import type { Terminal } from '../../client/terminal';
import { pairLabel } from '../../domain/instrument';
import type { Order } from '../../domain/order/order';
import { postNotice } from '../notices/board';
import { say } from '../words/say';
import { t } from '../words/t';
import type { Account } from './account';
import { faultWords } from './fault-words';

/** A press that cancels these orders, and says how many, or why one was not. */
export function createCanceller(
  terminal: Pick<Terminal, 'commands'>,
  account: Pick<Account, 'id'>,
): (orders: readonly Pick<Order, 'id' | 'terms'>[]) => void {
  return (orders) => {
    const [first] = orders;
    if (first === undefined) return;
    const of = account.id();
    const asked = orders.map(({ id }) => terminal.commands.cancel(of, { kind: 'order', id }));
    void Promise.all(asked).then((answers) => {
      const refusals = answers.filter((answer) => !answer.ok);
      const [refusal] = refusals;
      const gone = answers.length - refusals.length;
      const pair = [...new Set(orders.map(({ terms }) => pairLabel(terms.instrument)))].join(', ');
      if (refusal !== undefined && !refusal.ok)
        postNotice({
          key: 'cancel',
          kind: 'reject',
          title: t('Not cancelled: {{ count }} of {{ all }} {{ pair }}', { count: refusals.length, all: answers.length, pair }),
          detail: say(faultWords(refusal.error)),
        });
      else
        postNotice({
          key: 'cancel',
          kind: 'done',
          title: gone === 1 ? t('Cancelled {{ order }}|one', { order: first.id }) : t('Cancelled {{ count }} orders', { count: gone }),
          detail: pair,
        });
    });
  };
}
