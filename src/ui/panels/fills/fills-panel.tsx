import { type Accessor, createMemo, type JSX, mapArray } from 'solid-js';
import { type InstrumentId, pairLabel, parseInstrumentId } from '../../../domain/instrument';
import type { AccountFill } from '../../../worker/protocol/account-view';
import { columnDecimals, formatDecimal } from '../../format/decimal';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { Amount } from '../../trading/amount';
import { type Column, createPriceDecimals } from '../../trading/columns';
import { currencyDecimals } from '../../trading/currency';
import { causeWords } from '../../trading/order-words';
import { PastPanel } from '../../trading/past-panel';
import { SideCell, TimeCell } from '../orders/order-columns';
import { type FillRow, fillRow, PAST_FILLS } from './fill-rows';
import './fills-panel.css';

/** What was traded, and why at that price. */
export function FillsPanel(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  const { commands } = useTerminal();
  return (
    <PastPanel
      title="Fills"
      file="fills"
      account={props.account}
      instrument={props.instrument}
      kind={PAST_FILLS}
      pageSize={200}
      live={() => props.account.view()?.fills ?? []}
      load={commands.pastFills}
      table={fillTable}
      rowsOf={(fills) => fills.map(fillRow)}
      keyOf={(row) => row.fill.id}
      nothing="Nothing was traded in this range. Each execution stands here with its fee and why it got that price."
    />
  );
}

function fillTable(fills: Accessor<readonly AccountFill[]>): { rows: Accessor<readonly FillRow[]>; columns: readonly Column<FillRow>[] } {
  const rows = createMemo(mapArray(fills, fillRow));
  const sizes = createMemo(() => columnDecimals(rows().map((row) => row.fill.size)));
  const prices = createPriceDecimals(rows, ({ fill }) => [fill.instrument, fill.price]);
  const base = (row: FillRow): string => parseInstrumentId(row.fill.instrument)?.base ?? '';
  const quote = (row: FillRow): string => parseInstrumentId(row.fill.instrument)?.quote ?? '';
  const columns: readonly Column<FillRow>[] = [
    { id: 'time', title: 'Time', cell: (row) => <TimeCell at={row().fill.at} />, csv: (row) => new Date(row.fill.at).toISOString() },
    {
      id: 'pair',
      title: 'Pair',
      cell: (row) => <>{pairLabel(row().fill.instrument)}</>,
      csv: (row) => row.fill.instrument,
    },
    {
      id: 'side',
      title: 'Side',
      cell: (row) => <SideCell side={row().fill.side} />,
      csv: (row) => row.fill.side,
    },
    {
      id: 'price',
      title: 'Price',
      isNumber: true,
      cell: (row) => <>{formatDecimal(row().fill.price, prices(row().fill.instrument))}</>,
      csv: (row) => row.fill.price,
    },
    {
      id: 'size',
      title: 'Size',
      isNumber: true,
      cell: (row) => <Amount text={formatDecimal(row().fill.size, sizes())} />,
      csv: (row) => row.fill.size,
    },
    {
      id: 'value',
      title: 'Value',
      isNumber: true,
      cell: (row) => <Amount text={formatDecimal(row().value, currencyDecimals(quote(row())))} />,
      csv: (row) => row.value,
    },
    {
      id: 'fee',
      title: 'Fee',
      isNumber: true,
      cell: (row) => (
        <>
          {formatDecimal(row().fill.fee, Math.max(4, currencyDecimals(row().fill.feeCurrency)))} <span class="dim">{row().fill.feeCurrency}</span>
        </>
      ),
      csv: (row) => row.fill.fee,
    },
    { id: 'fee-in', title: 'Fee in', csv: (row) => row.fill.feeCurrency },
    { id: 'role', title: 'Role', cell: (row) => <span class="dim">{row().fill.liquidity}</span>, csv: (row) => row.fill.liquidity },
    {
      id: 'cause',
      title: 'Why',
      cell: (row) => (
        <span class="dim" title={causeWords(row().fill, base(row()))}>
          {causeWords(row().fill, base(row()))}
        </span>
      ),
      csv: (row) => causeWords(row.fill, base(row)),
    },
    { id: 'order', title: 'Order', csv: (row) => row.fill.order },
    { id: 'id', title: 'Id', csv: (row) => row.fill.id },
  ];
  return { rows, columns };
}
