import { createMemo, type JSX, Match, Switch } from 'solid-js';
import type { Order } from '../../../domain/order/order';
import type { Account } from '../../trading/account';
import { reasonOf, stateWords } from '../../trading/order-words';
import type { Outcome, Sender } from './send-order';

/** What became of the last press, kept up to date while its order lives. */
export function OutcomeLine(props: { sender: Sender; account: Account }): JSX.Element {
  const is = <Kind extends Outcome['kind']>(kind: Kind): Extract<Outcome, { kind: Kind }> | undefined => {
    const now = props.sender.outcome();
    return now?.kind === kind ? (now as Extract<Outcome, { kind: Kind }>) : undefined;
  };
  const order = createMemo((): Order | undefined => {
    const id = is('placed')?.ids[0];
    return id === undefined ? undefined : props.account.view()?.orders.find((one) => one.id === id);
  });
  const state = (): string => {
    const now = order();
    if (now === undefined) return 'placed';
    const reason = reasonOf(now);
    return reason === null ? stateWords(now) : `${stateWords(now)}: ${reason}`;
  };
  return (
    <div class="ticket-outcome">
      <Switch>
        <Match when={props.sender.isSending()}>
          <p role="status">Sending</p>
        </Match>
        <Match when={is('placed')}>
          {(placed) => (
            <p role="status" data-tone={order()?.state}>
              {placed().ids.join(', ')} {state()}
              {placed().isDuplicate ? '. This press had been taken before: nothing new was placed.' : ''}
            </p>
          )}
        </Match>
        <Match when={is('refused')}>
          {(refused) => (
            <>
              <p role="alert" data-tone="rejected">
                Not placed: {refused().text}
              </p>
              {refused().isLikeTheLast ? (
                <button type="button" class="action" onClick={() => props.sender.sendAnother()}>
                  Place another
                </button>
              ) : null}
            </>
          )}
        </Match>
        <Match when={is('unanswered')}>
          {(unanswered) => (
            <>
              <p role="alert" data-tone="unknown">
                No answer: {unanswered().text}. The order may be there or not: see open orders. Asking again cannot place a second one.
              </p>
              <button type="button" class="action" onClick={() => props.sender.sendAgain()}>
                Ask again
              </button>
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}
