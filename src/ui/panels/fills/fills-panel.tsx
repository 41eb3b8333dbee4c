import { createMemo, createSignal, type JSX, mapArray } from 'solid-js';
import { type InstrumentId, pairLabel, parseInstrumentId } from '../../../domain/instrument';
import { columnDecimals, formatDecimal } from '../../format/decimal';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { Amount } from '../../trading/amount';
import { createRange } from '../../trading/chosen-range';
import { type Column, createPriceDecimals } from '../../trading/columns';
import { currencyDecimals } from '../../trading/currency';
import { causeWords } from '../../trading/order-words';
import { createPast } from '../../trading/past';
import { RangePicker } from '../../trading/range-picker';
import { TablePanel } from '../../trading/table-panel';
import { SideCell, TimeCell } from '../orders/order-columns';
import { type FillRow, fillRow, PAST_FILLS } from './fill-rows';
import './fills-panel.css';

/** What was traded, and why at that price. */
export function FillsPanel(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  const [isPairOnly, setPairOnly] = createSignal(false);
  const terminal = useTerminal();
  const past = createPast({
    kind: PAST_FILLS,
    account: props.account.id,
    range: createRange(),
    pair: () => (isPairOnly() ? props.instrument : null),
    live: () => props.account.view()?.fills ?? [],
    pageSize: 200,
    load: (account, query) => terminal.commands.pastFills(account, query),
  });
  const rows = createMemo(mapArray(past.rows, fillRow));
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
  return (
    <TablePanel
      title="Fills"
      file="fills"
      isWide={true}
      account={props.account}
      columns={columns}
      rows={rows()}
      keyOf={(row) => row.fill.id}
      tools={
        <>
          <RangePicker />
          <button type="button" class="tool" aria-pressed={isPairOnly()} onClick={() => setPairOnly(!isPairOnly())}>
            {pairLabel(props.instrument)} only
          </button>
        </>
      }
      trouble={past.trouble()}
      onEnd={past.more}
      whole={(take) => past.whole((fills) => take(fills.map(fillRow)))}
      empty={
        past.isReading()
          ? 'Reading the history.'
          : 'Nothing was traded in this range. Each execution stands here with its fee and why it got that price.'
      }
    />
  );
}
