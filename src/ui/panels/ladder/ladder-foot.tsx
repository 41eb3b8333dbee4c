import { createComputed, createMemo, createSignal, type JSX, on, Show } from 'solid-js';
import { entryPrice } from '../../../domain/account/position';
import { type InstrumentId, pairLabel, parseInstrumentId } from '../../../domain/instrument';
import { absolute, isNegative, isZero } from '../../../domain/money';
import { formatDecimal, plainAmount } from '../../format/decimal';
import { createPriceRule } from '../../pair-search/instruments';
import { ownWords } from '../../parts/mask';
import type { Account } from '../../trading/account';
import { averageDecimals } from '../../trading/average-decimals';
import { restsInBook } from '../../trading/order-states';
import { t, tn } from '../../words/t';
import { FlattenDialog } from '../positions/flatten-dialog';
import type { LadderOrders } from './ladder-orders';

interface LadderFootProps {
  account: Account;
  instrument: InstrumentId;
  orders: LadderOrders;
}

/** What is held, and the ways out, each with how many orders it takes. */
export function LadderFoot(props: LadderFootProps): JSX.Element {
  const [isFlattening, setFlattening] = createSignal(false);
  createComputed(on([props.account.id, () => props.instrument], () => setFlattening(false), { defer: true }));
  const resting = (side: 'buy' | 'sell') => createMemo(() => props.orders.open().filter((order) => order.terms.side === side && restsInBook(order)));
  const [bids, asks] = [resting('buy'), resting('sell')];
  const rule = createPriceRule(() => props.instrument);
  const pair = (): string => pairLabel(props.instrument);
  const held = (): string => {
    const position = props.account.view()?.positions.find((one) => one.instrument === props.instrument && !isZero(one.size));
    if (position === undefined) return t('No position');
    const amount = `${plainAmount(absolute(position.size))} ${parseInstrumentId(props.instrument)?.base}`;
    const entry = entryPrice(position);
    if (entry === null) return isNegative(position.size) ? t('Short {{ amount }}', { amount }) : t('Long {{ amount }}', { amount });
    const values = { amount, entry: formatDecimal(entry, averageDecimals(rule(), entry)) };
    return isNegative(position.size) ? t('Short {{ amount }} at {{ entry }}', values) : t('Long {{ amount }} at {{ entry }}', values);
  };
  return (
    <div class="ladder-foot">
      <p class="ladder-held" title={ownWords(held())}>
        {ownWords(held())}
      </p>
      <div class="ladder-ways">
        <Way
          what={tn(bids().length, '{{ count }} bid', '{{ count }} bids')}
          title={t('Cancels your limit buys of {{ pair }}', { pair: pair() })}
          onPress={() => props.orders.cancel(bids(), t('No limit buy of {{ pair }} is open.', { pair: pair() }))}
        />
        <Way
          what={tn(asks().length, '{{ count }} ask', '{{ count }} asks')}
          title={t('Cancels your limit sells of {{ pair }}', { pair: pair() })}
          onPress={() => props.orders.cancel(asks(), t('No limit sell of {{ pair }} is open.', { pair: pair() }))}
        />
        <Way
          what={t('all {{ count }}', { count: props.orders.open().length })}
          title={t('Cancels all your open orders of {{ pair }}, stops too', { pair: pair() })}
          onPress={() => props.orders.cancel(props.orders.open(), t('No order of {{ pair }} is open.', { pair: pair() }))}
        />
        <button
          type="button"
          class="action"
          title={t('Cancel all orders of {{ pair }} and close what is held of it at market, after a question', { pair: pair() })}
          onClick={() => setFlattening(true)}
        >
          {t('Flatten…')}
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
    <button type="button" class="action" title={props.title} onClick={() => props.onPress()}>
      <span aria-hidden="true">✕ </span>
      <span class="visually-hidden">{t('Cancel|orders')} </span>
      {props.what}
    </button>
  );
}
