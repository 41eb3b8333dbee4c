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
    const ids = orders.map(({ id }) => id);
    const pair = [...new Set(orders.map(({ terms }) => pairLabel(terms.instrument)))].join(', ');
    const scope = ids.length === 1 ? ({ kind: 'order', id: first.id } as const) : ({ kind: 'orders', ids } as const);
    void terminal.commands.cancel(account.id(), scope).then((answer) => {
      const gone = answer.ok ? answer.value : 0;
      if (gone < ids.length)
        postNotice({
          key: 'cancel',
          kind: 'reject',
          title: t('Not cancelled: {{ count }} of {{ all }} {{ pair }}', { count: ids.length - gone, all: ids.length, pair }),
          detail: answer.ok ? t('What was not cancelled was not open any more: filled, cancelled or unknown here.') : say(faultWords(answer.error)),
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
