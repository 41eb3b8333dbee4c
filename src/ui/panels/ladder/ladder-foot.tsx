import { createComputed, createMemo, createSignal, type JSX, on, Show } from 'solid-js';
import { entryPrice } from '../../../domain/account/position';
import { type InstrumentId, pairLabel, parseInstrumentId } from '../../../domain/instrument';
import { absolute, isNegative, isZero } from '../../../domain/money';
import type { Order } from '../../../domain/order/order';
import { formatDecimal, plainAmount } from '../../format/decimal';
import { ownWords } from '../../parts/mask';
import type { Account } from '../../trading/account';
import { restsInBook } from '../../trading/order-states';
import { FlattenDialog } from '../positions/flatten-dialog';
import type { LadderOrders } from './ladder-orders';

interface LadderFootProps {
  account: Account;
  instrument: InstrumentId;
  orders: LadderOrders;
  priceDecimals: number;
}

/** What is held, and the ways out, each with how many orders it takes. */
export function LadderFoot(props: LadderFootProps): JSX.Element {
  const [isFlattening, setFlattening] = createSignal(false);
  createComputed(on([props.account.id, () => props.instrument], () => setFlattening(false), { defer: true }));
  const resting = (side: 'buy' | 'sell') => createMemo(() => props.orders.open().filter((order) => order.terms.side === side && restsInBook(order)));
  const [bids, asks] = [resting('buy'), resting('sell')];
  const pair = (): string => pairLabel(props.instrument);
  const held = (): string => {
    const position = props.account.view()?.positions.find((one) => one.instrument === props.instrument && !isZero(one.size));
    if (position === undefined) return 'No position';
    const what = `${isNegative(position.size) ? 'Short' : 'Long'} ${plainAmount(absolute(position.size))} ${parseInstrumentId(props.instrument)?.base}`;
    const entry = entryPrice(position);
    return entry === null ? what : `${what} at ${formatDecimal(entry, props.priceDecimals)}`;
  };
  const cancel = (orders: readonly Order[], what: string): void => props.orders.cancel(orders, `No ${what} of ${pair()} is open.`);
  return (
    <div class="ladder-foot">
      <p class="ladder-held" title={ownWords(held())}>
        {ownWords(held())}
      </p>
      <div class="ladder-ways">
        <Way
          what={`${bids().length} ${bids().length === 1 ? 'bid' : 'bids'}`}
          title={`your limit buys of ${pair()}`}
          onPress={() => cancel(bids(), 'limit buy')}
        />
        <Way
          what={`${asks().length} ${asks().length === 1 ? 'ask' : 'asks'}`}
          title={`your limit sells of ${pair()}`}
          onPress={() => cancel(asks(), 'limit sell')}
        />
        <Way
          what={`all ${props.orders.open().length}`}
          title={`all your open orders of ${pair()}, stops too`}
          onPress={() => cancel(props.orders.open(), 'order')}
        />
        <button
          type="button"
          class="action"
          title={`Cancel all orders of ${pair()} and close what is held of it at market, after a question`}
          onClick={() => setFlattening(true)}
        >
          Flatten…
        </button>
      </div>
      <Show when={isFlattening()}>
        <FlattenDialog account={props.account} instrument={props.instrument} onClose={() => setFlattening(false)} />
      </Show>
    </div>
  );
}

function Way(props: { what: string; title: string; onPress: () => void }): JSX.Element {
  return (
    <button type="button" class="action" title={`Cancels ${props.title}`} onClick={() => props.onPress()}>
      <span aria-hidden="true">✕ </span>
      <span class="visually-hidden">Cancel </span>
      {props.what}
    </button>
  );
}
