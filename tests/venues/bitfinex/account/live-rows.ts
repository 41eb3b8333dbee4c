import type { AccountEvent } from '../../../../src/domain/account/account-event';
import { liveAccount } from '../../../../src/domain/account/account-id';
import type { NewOrder } from '../../../../src/domain/order/order';
import type { LocalMs } from '../../../../src/domain/units';
import { d, ms, newOrder } from '../../../domain/order/orders';

const ID = liveAccount('bitfinex', 'a');

/** A live account of which nothing is known yet. */
export const OPENED: Extract<AccountEvent, { kind: 'opened' }> = {
  kind: 'opened',
  at: ms(1),
  info: { id: ID, kind: 'spot', feed: 'bitfinex', label: 'Main', fees: { maker: d('0.001'), taker: d('0.002') }, latencyMs: 0 },
  balances: {},
};

/** The margin wallet of the same profile. */
export const ON_MARGIN: AccountEvent = {
  ...OPENED,
  info: { ...OPENED.info, id: liveAccount('bitfinex', 'a', 'margin'), kind: 'venue-margin' },
};

export interface PositionParts {
  readonly size: number;
  readonly price: number;
  readonly profit?: number;
  readonly liquidation?: number | null;
  readonly leverage?: number | null;
}

export const positionRow = (symbol: string, { size, price, profit, liquidation = null, leverage = null }: PositionParts): unknown[] => [
  symbol,
  size === 0 ? 'CLOSED' : 'ACTIVE',
  size,
  price,
  0,
  0,
  profit ?? null,
  null,
  liquidation,
  leverage,
];

/** A limit order for 2 ETH, as the gate hands it over. */
export const realOrder = (id: string, clientId: number, price: string): NewOrder => ({
  ...newOrder({ instrument: 'bitfinex:ETH/USD', size: d('2'), price: d(price) }, id),
  account: ID,
  createdAt: 90 as LocalMs,
  clientId,
});

export interface RowParts {
  readonly id?: number;
  readonly cid?: number | null;
  readonly left?: number;
  readonly asked?: number;
  readonly updated?: number;
  readonly status?: string;
  readonly price?: number;
  readonly type?: string;
  readonly tif?: number | null;
  readonly aux?: number;
}

/** An order row with the fields that matter. */
export function orderRow(parts: RowParts): unknown[] {
  const {
    id = 7,
    cid = 42,
    left = 2,
    asked = 2,
    updated = 100,
    status = 'ACTIVE',
    price = 230,
    type = 'EXCHANGE LIMIT',
    tif = null,
    aux = 0,
  } = parts;
  const cells: unknown[] = Array.from({ length: 32 }, () => null);
  const named = {
    0: id,
    2: cid,
    3: 'tETHUSD',
    4: 100,
    5: updated,
    6: left,
    7: asked,
    8: type,
    10: tif,
    12: 0,
    13: status,
    16: price,
    17: 0,
    19: aux,
  };
  return Object.assign(cells, named);
}

export function* permutations<T>(of: readonly T[]): Generator<readonly T[]> {
  if (of.length < 2) {
    yield of;
    return;
  }
  for (const [i, one] of of.entries()) for (const rest of permutations(of.toSpliced(i, 1))) yield [one, ...rest];
}
