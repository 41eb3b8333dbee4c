import { pairLabel } from '../../domain/instrument';
import { describeTerms } from '../../domain/order/describe';
import type { AccountView, AwayLine, AwayReport } from '../../worker/protocol/account-view';
import { figure } from '../format/decimal';

/** Unheard for less than this, nobody was away. */
const AWAY_MS = 60_000;

/** An account is read again for other reasons as well: its user sat before it. */
export const whenWords = ({ since, until }: Pick<AwayReport, 'since' | 'until'>): string =>
  since !== null && until - since < AWAY_MS ? 'Account read again' : 'While you were away';

export const countWords = ({ lines, more }: AwayReport): string => (lines.length + more === 1 ? '1 change' : `${lines.length + more} changes`);

/** What happened, of an order as it is placed. */
export function lineWords(line: AwayLine, { orders }: Pick<AccountView, 'orders'>): string {
  if (line.kind === 'held') return `${line.currency} ${figure(line.from as typeof line.to)} → ${figure(line.to)}`;
  if (line.kind === 'position') return `${pairLabel(line.instrument)}: position ${figure(line.from as typeof line.to)} → ${figure(line.to)}`;
  const order = orders.find(({ id }) => id === line.order);
  const terms = line.kind === 'placed' ? line.terms : order?.terms;
  const name = terms === undefined ? line.order : describeTerms(terms);
  switch (line.kind) {
    case 'placed':
      return `${name}: placed elsewhere`;
    case 'filled':
      return `${name}: filled ${figure(line.size)} at ${figure(line.price)}`;
    case 'progress':
      return `${name}: ${figure(line.size)} of it is filled; when and at what price was not heard`;
    case 'found':
      return `${name}: it is there`;
    case 'amended':
      return `${name}: changed`;
    case 'doubted':
      return `${name}: not known: ${line.reason}`;
    default:
      return `${name}: ${line.kind}: ${line.reason}`;
  }
}
