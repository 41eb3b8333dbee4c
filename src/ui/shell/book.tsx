import { type JSX, Show } from 'solid-js';
import type { InstrumentId } from '../../domain/instrument';
import { BookPanel } from '../panels/book/book-panel';
import type { Account } from '../trading/account';
import { LazyOwnOrders } from './panels';

/** The order book; over it one's own orders, once trading was asked for. */
export function Book(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  return (
    <BookPanel
      instrument={props.instrument}
      overlay={(frame) => (
        <Show when={props.account.isFollowed()}>
          <LazyOwnOrders account={props.account} instrument={props.instrument} frame={frame} />
        </Show>
      )}
    />
  );
}
