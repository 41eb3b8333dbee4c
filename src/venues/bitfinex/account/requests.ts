/** Orders as frames: each in one, the two of a pair in one order, many in batches. */
import type { Wallet } from '../../../domain/account/account-id';
import type { NewOrder, OrderId } from '../../../domain/order/order';
import { isExit } from '../../../domain/order/order-set';
import { fail, ok, type Result } from '../../../domain/result';
import { BATCH_LIMIT, inputFrame, type NewOrderFields, newOrderFields, pairFields } from './order-requests';

export interface OrderFrame {
  readonly frame: string;
  readonly ids: readonly OrderId[];
}

interface Asked {
  readonly fields: NewOrderFields;
  readonly ids: readonly OrderId[];
}

/** The error is why the exchange has no such orders, in words: then nothing of them is to leave. */
export function requestsOf(orders: readonly NewOrder[], wallet: Wallet): Result<readonly OrderFrame[], string> {
  const exits = orders.filter(isExit);
  // It has no orders that wait for another one: these are kept here. That they can be had is to be sure by then.
  const held = exits.length === 0 ? ok([]) : exitsOf(exits, wallet);
  if (!held.ok) return held;
  const now = orders.filter((order) => !isExit(order));
  const asked = orders[0]?.group?.kind === 'oco' ? pairOf(now, wallet) : eachOf(now, wallet);
  return asked.ok ? ok(framesOf(asked.value)) : asked;
}

/** What a bracket is closed by, once it is known how much there is to close. */
export function exitRequest(exits: readonly NewOrder[], wallet: Wallet): Result<readonly OrderFrame[], string> {
  const asked = exitsOf(exits, wallet);
  return asked.ok ? ok(framesOf(asked.value)) : asked;
}

const exitsOf = (exits: readonly NewOrder[], wallet: Wallet): Result<readonly Asked[], string> =>
  exits.length > 1 ? pairOf(exits, wallet) : eachOf(exits, wallet);

function framesOf(asked: readonly Asked[]): readonly OrderFrame[] {
  const [first] = asked;
  if (first !== undefined && asked.length === 1) return [{ frame: inputFrame('on', first.fields), ids: first.ids }];
  const frames: OrderFrame[] = [];
  for (let from = 0; from < asked.length; from += BATCH_LIMIT) {
    const batch = asked.slice(from, from + BATCH_LIMIT);
    frames.push({
      frame: inputFrame(
        'ox_multi',
        batch.map(({ fields }) => ['on', fields]),
      ),
      ids: batch.flatMap(({ ids }) => ids),
    });
  }
  return frames;
}

function eachOf(orders: readonly NewOrder[], wallet: Wallet): Result<readonly Asked[], string> {
  const asked: Asked[] = [];
  for (const order of orders) {
    const fields = fieldsOf(order, wallet);
    if (!fields.ok) return fields;
    asked.push({ fields: fields.value, ids: [order.id] });
  }
  return ok(asked);
}

/** The exchange holds a limit and a stop together, and cancels one when the other fills. */
function pairOf(orders: readonly NewOrder[], wallet: Wallet): Result<readonly Asked[], string> {
  const limit = orders.find(({ terms }) => terms.type === 'limit');
  const stop = orders.find(({ terms }) => terms.type === 'stop');
  const isPair = limit !== undefined && stop?.clientId !== undefined && stop.terms.trigger !== null && orders.length === 2;
  if (!isPair || stop.terms.side !== limit.terms.side || stop.terms.size !== limit.terms.size)
    return fail('Bitfinex pairs a limit with a stop of the same side and size, and nothing else.');
  const fields = fieldsOf(limit, wallet);
  if (!fields.ok) return fields;
  const { clientId } = stop;
  return ok([{ fields: pairFields(fields.value, { clientId: clientId as number, trigger: stop.terms.trigger }), ids: [limit.id, stop.id] }]);
}

function fieldsOf({ terms, clientId }: NewOrder, wallet: Wallet): Result<NewOrderFields, string> {
  if (clientId === undefined) return fail('It has no number that the exchange would repeat.');
  return newOrderFields(terms, { clientId, groupId: null }, wallet);
}
