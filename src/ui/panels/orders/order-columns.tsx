import { createMemo, type JSX } from 'solid-js';
import { pairLabel } from '../../../domain/instrument';
import type { Decimal } from '../../../domain/money';
import type { Order } from '../../../domain/order/order';
import { isConditional } from '../../../domain/order/terms';
import { columnDecimals, formatDecimal, plainAmount } from '../../format/decimal';
import { dayAndTime, dayOrTime } from '../../format/time';
import { ownWords } from '../../parts/mask';
import { isPocket } from '../../parts/pocket';
import { shownZone } from '../../parts/zone';
import { useSeconds } from '../../terminal-context';
import { AccountTag } from '../../trading/account-tag';
import { Amount } from '../../trading/amount';
import { type Column, createPrices } from '../../trading/columns';
import { averageFill, reasonOf, SIDE_WORD, stateWords, termsWords } from '../../trading/order-words';
import { t } from '../../words/t';
import { triggerOf } from './trigger';

/** Cells that orders have wherever they are listed. `rows` gives the decimals of a column. */
export function orderColumns(rows: () => readonly Order[]) {
  const sizes = createMemo(() => columnDecimals(rows().flatMap((order) => [order.terms.size, order.filled])));
  const prices = createPrices(rows, ({ terms }) => [terms.instrument, terms.price]);
  const price = (order: Order, value: Decimal | null): string => formatDecimal(value, Math.min(8, prices.decimalsOf(order.terms.instrument)));
  return {
    time: {
      id: 'time',
      title: t('Time'),
      isTime: true,
      width: 92,
      cell: (row) => <TimeCell at={row().createdAt} />,
      csv: (row) => new Date(row.createdAt).toISOString(),
    },
    pair: { id: 'pair', title: t('Pair'), width: 74, cell: (row) => pairLabel(row().terms.instrument), csv: (row) => row.terms.instrument },
    side: {
      id: 'side',
      title: t('Side'),
      width: 60,
      cell: (row) => <SideCell side={row().terms.side} />,
      csv: (row) => row.terms.side,
    },
    type: {
      id: 'type',
      title: t('Type'),
      width: 82,
      cell: (row) => <span class="dim">{ownWords(termsWords(row().terms))}</span>,
      csv: (row) => termsWords(row.terms),
    },
    price: {
      id: 'price',
      title: t('Price'),
      isNumber: true,
      get width() {
        return prices.width();
      },
      cell: (row) => (row().terms.price === null ? <span class="dim">{t('market')}</span> : price(row(), row().terms.price)),
      csv: (row) => row.terms.price ?? '',
    },
    trigger: {
      id: 'trigger',
      title: t('Trigger'),
      isNumber: true,
      get width() {
        return prices.width();
      },
      cell: (row) => <span title={triggerHint(row())}>{isConditional(row().terms) ? price(row(), triggerOf(row())) : ''}</span>,
      csv: (row) => triggerOf(row) ?? '',
    },
    size: {
      id: 'size',
      title: t('Size'),
      isNumber: true,
      width: 94,
      cell: (row) => <Amount text={formatDecimal(row().terms.size, sizes())} />,
      csv: (row) => row.terms.size,
    },
    filled: {
      id: 'filled',
      title: t('Filled'),
      isNumber: true,
      width: 84,
      cell: (row) => <Amount text={formatDecimal(row().filled, sizes())} />,
      csv: (row) => row.filled,
    },
    average: {
      id: 'average',
      title: t('Average'),
      isNumber: true,
      get width() {
        return prices.width();
      },
      usual: 'room',
      cell: (row) => {
        const average = (): Decimal | null => averageFill(row().fills);
        return average() === null ? plainAmount(null) : formatDecimal(average(), Math.max(2, prices.decimalsOf(row().terms.instrument)));
      },
      csv: (row) => averageFill(row.fills) ?? '',
    },
    state: {
      id: 'state',
      title: t('State'),
      width: 100,
      grows: true,
      cell: (row) => (
        <span class="state" title={ownWords(standing(row()))}>
          {ownWords(standing(row()))}
        </span>
      ),
      csv: standing,
    },
    lives: {
      id: 'lives',
      title: t('Lives at'),
      // Of `LIVE M Main` in its frame.
      width: 104,
      usual: 'room',
      cell: (row) => <AccountTag id={row().account} isShort={!isPocket()} />,
      csv: (row) => row.account,
    },
    id: { id: 'id', title: t('Id'), width: 84, usual: 'off', cell: (row) => <span class="dim">{row().id}</span>, csv: (row) => row.id },
  } satisfies Record<string, Column<Order>>;
}

/** `cancelled: asked for here`. */
const standing = (order: Order): string => [stateWords(order), reasonOf(order)].filter((word) => word !== null).join(': ');

function triggerHint({ terms, trailing }: Order): string | undefined {
  if (trailing === null) return undefined;
  const values = { stop: plainAmount(trailing.stop), peak: plainAmount(trailing.peak) };
  return terms.side === 'sell'
    ? t('Goes off at {{ stop }}, behind its peak of {{ peak }}', values)
    : t('Goes off at {{ stop }}, behind its low of {{ peak }}', values);
}

export function SideCell(props: { side: 'buy' | 'sell' }): JSX.Element {
  return (
    <span class={props.side === 'buy' ? 'up' : 'down'}>
      <span aria-hidden="true">{props.side === 'buy' ? '▲' : '▼'}</span> {t(SIDE_WORD[props.side])}
    </span>
  );
}

/** The time of day, or the day where it was not today; both in the tooltip. */
export function TimeCell(props: { at: number }): JSX.Element {
  const seconds = useSeconds();
  return (
    <time class="dim" title={dayAndTime(props.at, shownZone())}>
      {dayOrTime(props.at, seconds(), shownZone())}
    </time>
  );
}
