import { type InstrumentId, pairLabel } from '../../../domain/instrument';
import type { GroupRole, Order } from '../../../domain/order/order';
import { isExit } from '../../../domain/order/order-set';
import { inNumberForm } from '../../format/number-form';
import { isClosed, isPending } from '../../trading/order-states';
import { type Text, t } from '../../words/t';

/** Orders that still can fill, newest first; before them those of which nothing certain is known. Null: of every pair. */
export function openRows(orders: readonly Order[], pair: InstrumentId | null): readonly Order[] {
  const open = orders.filter((order) => !isClosed(order.state) && (pair === null || order.terms.instrument === pair));
  return together([...open.filter((order) => order.state === 'unknown'), ...open.filter((order) => order.state !== 'unknown')]);
}

/** Orders of one group stand where the first of them stands, in the order in which they were placed together. */
function together(orders: readonly Order[]): readonly Order[] {
  const groups = new Map<string, Order[]>();
  for (const order of orders) {
    const key = order.group?.id ?? order.id;
    groups.set(key, [...(groups.get(key) ?? []), order]);
  }
  return [...groups.values()].flatMap((group) => group.sort((a, b) => byRole(a) - byRole(b) || byAge(a, b)));
}

const ROLES = ['entry', 'take-profit', 'stop-loss'];
const byRole = ({ group }: Order): number => ROLES.indexOf(group?.role ?? '');
/** Ids rise, and one that is longer is later. */
const byAge = (a: Order, b: Order): number => a.id.length - b.id.length || (a.id < b.id ? -1 : 1);

const PART = {
  oco: 'OCO',
  entry: 'bracket entry',
  'take-profit': 'take profit',
  'stop-loss': 'stop',
  rung: 'scaled',
} as const satisfies Readonly<Record<GroupRole, Text>>;
/** Without its entry in sight a leg says what it is a leg of. */
const LONE_EXIT = { 'take-profit': 'bracket take profit', 'stop-loss': 'bracket stop' } as const satisfies Readonly<Partial<Record<GroupRole, Text>>>;

/** What of its group an order is, and that it belongs to the one above it. Empty: it stands by itself. */
export function groupWords(order: Pick<Order, 'group'>, above: Pick<Order, 'group'> | undefined): string {
  const { group } = order;
  if (group === null) return '';
  const { role } = group;
  if (above?.group?.id === group.id) return `↳ ${t(PART[role])}`;
  return isExit(order) && (role === 'take-profit' || role === 'stop-loss') ? t(LONE_EXIT[role]) : t(PART[role]);
}

/** How a row stands out. */
export const toneOf = (order: Pick<Order, 'state'>): string => (isPending(order.state) ? 'pending' : order.state);

/** `buy 0.5 BTC/USD`, for what is read out of its buttons. */
export const nameOf = ({ terms: { side, size, instrument } }: Pick<Order, 'terms'>): string =>
  `${t(side)} ${inNumberForm(size)} ${pairLabel(instrument)}`;
