import { type Accessor, createMemo, type JSX, mapArray, Show } from 'solid-js';
import { type InstrumentId, pairLabel, parseInstrumentId } from '../../../domain/instrument';
import { columnDecimals, formatDecimal } from '../../format/decimal';
import { own, ownWords } from '../../parts/mask';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { Amount } from '../../trading/amount';
import { type Column, createPrices } from '../../trading/columns';
import { currencyDecimals } from '../../trading/currency';
import { PastPanel } from '../../trading/past-panel';
import { type Text, t } from '../../words/t';
import { SideCell, TimeCell } from '../orders/order-columns';
import { type FillRow, fillRow, type Listed, PAST_FILLS, tradedOf } from './fill-rows';

/** What was traded, and why at that price. */
export function FillsPanel(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  const { commands } = useTerminal();
  const live = createMemo((): readonly Listed[] => {
    const view = props.account.view();
    return view === null ? [] : [...view.fills, ...view.funding];
  });
  return (
    <PastPanel
      title={t('Fills')}
      file="fills"
      account={props.account}
      instrument={props.instrument}
      kind={PAST_FILLS}
      pageSize={200}
      live={live}
      load={commands.pastFills}
      table={fillTable}
      rowsOf={(fills) => fills.map(fillRow)}
      keyOf={(row) => row.id}
      tradedOf={tradedOf}
      nothing={t('Nothing was traded in this range. Each execution stands here with its fee and why it got that price.')}
    />
  );
}

function fillTable(fills: Accessor<readonly Listed[]>): { rows: Accessor<readonly FillRow[]>; columns: readonly Column<FillRow>[] } {
  const rows = createMemo(mapArray(fills, fillRow));
  const sizes = createMemo(() => columnDecimals(rows().map((row) => row.size)));
  const prices = createPrices(rows, ({ instrument, price }) => [instrument, price]);
  const quote = (row: FillRow): string => parseInstrumentId(row.instrument)?.quote ?? '';
  const columns: readonly Column<FillRow>[] = [
    {
      id: 'time',
      title: t('Time'),
      isTime: true,
      width: 92,
      cell: (row) => <TimeCell at={row().at} />,
      csv: (row) => new Date(row.at).toISOString(),
    },
    {
      id: 'pair',
      title: t('Pair'),
      width: 74,
      cell: (row) => <>{pairLabel(row().instrument)}</>,
      csv: (row) => row.instrument,
    },
    {
      id: 'side',
      title: t('Side'),
      width: 60,
      cell: (row) => (
        <Show when={sideOf(row())} fallback={<span class="dim">{t(ROLE.funding)}</span>}>
          {(side) => <SideCell side={side()} />}
        </Show>
      ),
      csv: (row) => row.side,
    },
    {
      id: 'price',
      title: t('Price'),
      isNumber: true,
      get width() {
        return prices.width();
      },
      cell: (row) => <>{formatDecimal(row().price, prices.decimalsOf(row().instrument))}</>,
      csv: (row) => row.price,
    },
    {
      id: 'size',
      title: t('Size'),
      isNumber: true,
      width: 94,
      cell: (row) => <Amount text={formatDecimal(row().size, sizes())} />,
      csv: (row) => row.size,
    },
    {
      id: 'value',
      title: t('Value'),
      isNumber: true,
      width: 88,
      usual: 'room',
      cell: (row) => <Amount text={formatDecimal(row().value, currencyDecimals(quote(row())))} />,
      csv: (row) => row.value,
    },
    {
      id: 'fee',
      title: t('Fee'),
      isNumber: true,
      width: 128,
      cell: (row) => (
        <Show when={!row().isFeeUnknown} fallback={<span class="dim">{t('fee not told')}</span>}>
          {own(formatDecimal(row().fee, Math.max(4, currencyDecimals(row().feeCurrency))))} <span class="dim">{row().feeCurrency}</span>
        </Show>
      ),
      csv: (row) => (row.isFeeUnknown ? '' : row.fee),
    },
    { id: 'fee-in', title: t('Fee in'), csv: (row) => row.feeCurrency },
    { id: 'role', title: t('Role'), width: 60, usual: 'room', cell: (row) => <span class="dim">{t(ROLE[row().role])}</span>, csv: (row) => row.role },
    {
      id: 'cause',
      title: t('Why'),
      width: 150,
      grows: true,
      cell: (row) => (
        <span class="dim" title={ownWords(row().why)}>
          {ownWords(row().why)}
        </span>
      ),
      csv: (row) => row.why,
    },
    { id: 'order', title: t('Order'), width: 84, usual: 'off', cell: (row) => <span class="dim">{row().order}</span>, csv: (row) => row.order },
    { id: 'id', title: t('Id'), width: 84, usual: 'off', cell: (row) => <span class="dim">{row().id}</span>, csv: (row) => row.id },
  ];
  return { rows, columns };
}

const ROLE = { maker: 'maker', taker: 'taker', funding: 'funding|cell' } as const satisfies Readonly<Record<FillRow['role'], Text>>;

const sideOf = ({ side }: FillRow): 'buy' | 'sell' | null => (side === 'funding' ? null : side);
