import { createMemo, Index, type JSX, Match, Switch } from 'solid-js';
import type { Order } from '../../../domain/order/order';
import type { Account } from '../../trading/account';
import { countWords, lifeWords, reasonOf, stateWords, TYPE_WORD } from '../../trading/order-words';
import { t } from '../../words/t';
import type { Outcome, Sender } from './send-order';

/** A bracket has a line each; the rungs of a scaled order stand in the table. */
const MOST_LINES = 3;

/** What became of the last press, kept up to date while its orders live. */
export function OutcomeLine(props: { sender: Sender; account: Account }): JSX.Element {
  const is = <Kind extends Outcome['kind']>(kind: Kind): Extract<Outcome, { kind: Kind }> | undefined => {
    const now = props.sender.outcome();
    return now?.kind === kind ? (now as Extract<Outcome, { kind: Kind }>) : undefined;
  };
  const orders = createMemo((): readonly Order[] => {
    const ids = new Set(is('placed')?.ids);
    return (props.account.view()?.orders ?? []).filter((one) => ids.has(one.id)).sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
  });
  const state = (order: Order): string => {
    const reason = reasonOf(order);
    return reason === null ? stateWords(order) : `${stateWords(order)}: ${reason}`;
  };
  /** One order has its line; of many it is how many stand where. */
  const words = (ids: readonly string[]): string => {
    const [first] = orders();
    if (first === undefined) return t('{{ orders }} placed|ids', { orders: ids.join(', ') });
    return ids.length === 1
      ? `${first.id} ${state(first)}`
      : t('{{ count }} orders: {{ states }}', { count: ids.length, states: countWords(orders()) });
  };
  const detailed = (): readonly Order[] => (orders().length > MOST_LINES ? [] : orders());
  return (
    <div class="ticket-outcome">
      <Switch>
        <Match when={props.sender.isSending()}>
          <p role="status">{t('Sending')}</p>
        </Match>
        <Match when={is('placed')}>
          {(placed) => (
            <>
              <p role="status" data-tone={orders().length === 1 ? orders()[0]?.state : undefined}>
                {placed().isDuplicate
                  ? t('{{ words }}. This press had been taken before: nothing new was placed.', { words: words(placed().ids) })
                  : words(placed().ids)}
              </p>
              <ul class="ticket-lives" aria-label={t('Life of the order')}>
                <Index each={detailed()}>
                  {(order) => (
                    <li data-tone={order().state} title={reasonOf(order()) ?? undefined}>
                      {orders().length > 1 ? `${t(TYPE_WORD[order().terms.type])}: ` : ''}
                      {lifeWords(order())}
                    </li>
                  )}
                </Index>
              </ul>
            </>
          )}
        </Match>
        <Match when={is('refused')}>
          {(refused) => (
            <>
              <p role="alert" data-tone="rejected">
                {t('Not placed: {{ why }}', { why: refused().text })}
              </p>
              {refused().isLikeTheLast ? (
                <button type="button" class="action" onClick={() => props.sender.sendAnother()}>
                  {t('Place another')}
                </button>
              ) : null}
            </>
          )}
        </Match>
        <Match when={is('unanswered')}>
          {(unanswered) => (
            <>
              <p role="alert" data-tone="unknown">
                {t('No answer: {{ why }}. The order may be there or not: see open orders. Asking again cannot place a second one.', {
                  why: unanswered().text,
                })}
              </p>
              <button type="button" class="action" onClick={() => props.sender.sendAgain()}>
                {t('Ask again')}
              </button>
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}
