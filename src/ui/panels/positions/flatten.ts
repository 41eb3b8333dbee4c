/** The way out of one market: what is open there is cancelled first, and then all that is held is closed at market. */
import { type Instrument, pairLabel } from '../../../domain/instrument';
import { compare, least, parseDecimal, ZERO } from '../../../domain/money';
import { roundSize } from '../../../domain/order/grid';
import type { Order } from '../../../domain/order/order';
import { type OrderSet, oneOrder } from '../../../domain/order/order-set';
import { isOpen } from '../../../domain/order/order-state';
import type { AccountView } from '../../../worker/protocol/account-view';
import { plainAmount } from '../../format/decimal';
import { t } from '../../words/t';
import { atMarket, closeOrder } from './closing';

type Held = Pick<AccountView, 'info' | 'orders' | 'positions' | 'balances'>;

/** What is to be done next, or why there is nothing. */
export type FlattenStep =
  | { readonly kind: 'cancel'; readonly count: number }
  | { readonly kind: 'close'; readonly set: OrderSet }
  | { readonly kind: 'none'; readonly words: string };

/**
 * On margin the position is closed, and nothing beyond it. A spot account has none: there all of the base currency that is
 * free is sold, wherever it came from. An order that is unknown cannot be waited for. `own`: ids that the dialog itself placed.
 */
export function flattenStep({ info, orders, positions, balances }: Held, instrument: Instrument, own: readonly string[] = []): FlattenStep {
  const [pair, base] = [pairLabel(instrument.id), instrument.base];
  const count = orders.filter((order) => isStanding(order, instrument) && !own.includes(order.id)).length;
  if (count > 0) return { kind: 'cancel', count };
  if (info.kind !== 'spot') {
    const position = positions.find((one) => one.instrument === instrument.id && one.size !== ZERO);
    return position === undefined
      ? none(t('No order of {{ pair }} is open, and there is no position.', { pair }))
      : { kind: 'close', set: closeOrder(position, '100', instrument, info.kind) };
  }
  const balance = balances.find(({ currency }) => currency === base);
  if (balance?.isAvailableUnknown) return none(t('The exchange has not told yet what of {{ base }} is free: wait a moment.', { base }));
  const free = balance?.available ?? ZERO;
  const size = roundSize(least(free, parseDecimal(instrument.maxSize ?? '') ?? free), instrument);
  const isTooLittle = compare(size, parseDecimal(instrument.minSize ?? '') ?? ZERO) < 0 || size === ZERO;
  if (!isTooLittle) return { kind: 'close', set: oneOrder({ ...atMarket(instrument, 'sell'), size }) };
  if (free === ZERO) return none(t('No order of {{ pair }} is open, and no {{ base }} is free.', { pair, base }));
  const amount = `${plainAmount(free)} ${base}`;
  return none(t('No order of {{ pair }} is open, and {{ amount }} is too little for an order.', { pair, amount }));
}

const isStanding = (order: Order, { id }: Instrument): boolean => isOpen(order) && order.state !== 'unknown' && order.terms.instrument === id;

const none = (words: string): FlattenStep => ({ kind: 'none', words });

/** What it will do, in sentences: before the first press as after it. */
export function flattenWords({ info }: Pick<Held, 'info'>, { id, base }: Instrument): readonly string[] {
  const pair = pairLabel(id);
  const second =
    info.kind !== 'spot'
      ? t('Then the position in {{ pair }} is closed at market.', { pair })
      : t('Then all {{ base }} that is free in this account is sold at market for what the book gives, also {{ base }} that was not bought here.', {
          base,
        });
  return [t('First the open orders of {{ pair }} are cancelled.', { pair }), second];
}
