import { pairLabel } from '../../domain/instrument';
import type { AccountView, AwayLine, AwayReport } from '../../worker/protocol/account-view';
import { figure } from '../format/decimal';
import { say } from '../words/say';
import { t, tn } from '../words/t';
import { describeTerms } from './describe';

/** Unheard for less than this, nobody was away. */
const AWAY_MS = 60_000;

/** An account is read again for other reasons as well: its user sat before it. */
export const whenWords = ({ since, until }: Pick<AwayReport, 'since' | 'until'>): string =>
  since !== null && until - since < AWAY_MS ? t('Account read again') : t('While you were away');

export const countWords = ({ lines, more }: AwayReport): string => tn(lines.length + more, '{{ count }} change', '{{ count }} changes');

/** What happened, of an order as it is placed. */
export function lineWords(line: AwayLine, { orders }: Pick<AccountView, 'orders'>): string {
  if (line.kind === 'held') return `${line.currency} ${figure(line.from as typeof line.to)} → ${figure(line.to)}`;
  if (line.kind === 'position') {
    const [from, to] = [figure(line.from as typeof line.to), figure(line.to)];
    return t('{{ pair }}: position {{ from }} → {{ to }}', { pair: pairLabel(line.instrument), from, to });
  }
  const terms = line.kind === 'placed' ? line.terms : orders.find(({ id }) => id === line.order)?.terms;
  const order = terms === undefined ? line.order : describeTerms(terms);
  switch (line.kind) {
    case 'placed':
      return t('{{ order }}: placed elsewhere', { order });
    case 'filled':
      return t('{{ order }}: filled {{ size }} at {{ price }}', { order, size: figure(line.size), price: figure(line.price) });
    case 'progress':
      return t('{{ order }}: {{ size }} of it is filled; when and at what price was not heard', { order, size: figure(line.size) });
    case 'found':
      return t('{{ order }}: it is there', { order });
    case 'amended':
      return t('{{ order }}: changed', { order });
    case 'doubted':
      return t('{{ order }}: not known: {{ reason }}', { order, reason: say(line.reason) });
    default:
      return `${order}: ${t(line.kind)}: ${say(line.reason)}`;
  }
}
