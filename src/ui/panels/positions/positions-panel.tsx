import { createMemo, type JSX, Show } from 'solid-js';
import { type InstrumentId, pairLabel, parseInstrumentId } from '../../../domain/instrument';
import { absolute, type Decimal, isNegative, toDouble } from '../../../domain/money';
import { columnDecimals, directionOfDecimal, formatDecimal, formatSignedDecimal } from '../../format/decimal';
import { formatChange } from '../../format/number';
import { createPriceDecimals } from '../../pair-search/instruments';
import { venueOf } from '../../shell/venue-name';
import type { Account } from '../../trading/account';
import { Amount } from '../../trading/amount';
import type { Column } from '../../trading/columns';
import { currencyDecimals } from '../../trading/currency';
import { createMarks } from '../../trading/marks';
import { TablePanel } from '../../trading/table-panel';
import { fillTicket, hasTicket } from '../../trading/ticket-link';
import { heldPositions, type PositionRow, positionRow } from './position-rows';
import './positions-panel.css';

/** What is held by trading here, at the prices of this moment. */
export function PositionsPanel(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  const marks = createMarks(props.account.view, () => venueOf(props.instrument));
  const rows = createMemo(() =>
    heldPositions(props.account.view()?.positions ?? []).map((position) => positionRow(position, marks().of(position.instrument))),
  );
  const sizes = (): number => columnDecimals(rows().map((row) => row.position.size));
  const quoteOf = (row: PositionRow): string => parseInstrumentId(row.position.instrument)?.quote ?? '';
  const isLive = (row: PositionRow): boolean => marks().isLive(row.position.instrument);
  const money = (row: PositionRow, value: Decimal | null): string => formatSignedDecimal(value, currencyDecimals(quoteOf(row)));
  const close = (row: PositionRow): void =>
    fillTicket({
      instrument: row.position.instrument,
      side: isNegative(row.position.size) ? 'buy' : 'sell',
      size: absolute(row.position.size),
    });
  const columns: readonly Column<PositionRow>[] = [
    {
      id: 'pair',
      title: 'Pair',
      cell: (row) => <>{pairLabel(row().position.instrument)}</>,
      csv: (row) => row.position.instrument,
    },
    {
      id: 'size',
      title: 'Size',
      isNumber: true,
      cell: (row) => (
        <span
          class={isNegative(row().position.size) ? 'down' : 'up'}
          title={isNegative(row().position.size) ? 'More was sold here than bought' : 'Bought here'}
        >
          <Amount text={formatSignedDecimal(row().position.size, sizes())} />
        </span>
      ),
      csv: (row) => row.position.size,
    },
    { id: 'price', title: 'Entry', isNumber: true, cell: (row) => <PriceCell row={row()} value={row().entry} />, csv: (row) => row.entry ?? '' },
    {
      id: 'mark',
      title: 'Mark',
      isNumber: true,
      cell: (row) => (
        <span class="live-figure" data-live={isLive(row())}>
          <PriceCell row={row()} value={row().mark} />
        </span>
      ),
      csv: (row) => row.mark ?? '',
    },
    {
      id: 'gain',
      title: 'Unrealised P&L',
      isNumber: true,
      cell: (row) => (
        <span class={`live-figure ${directionOfDecimal(row().gain, currencyDecimals(quoteOf(row())))}`} data-live={isLive(row())}>
          {money(row(), row().gain)} <span class="dim">{quoteOf(row())}</span> {percent(row().ratio)}
        </span>
      ),
      csv: (row) => row.gain ?? '',
    },
    {
      id: 'realised',
      title: 'Realised',
      isNumber: true,
      cell: (row) => (
        <span class={directionOfDecimal(row().position.realised, currencyDecimals(quoteOf(row())))}>{money(row(), row().position.realised)}</span>
      ),
      csv: (row) => row.position.realised,
    },
    {
      id: 'fees',
      title: 'Fees',
      isNumber: true,
      cell: (row) => <span class="dim">{formatDecimal(row().position.fees, currencyDecimals(quoteOf(row())))}</span>,
      csv: (row) => row.position.fees,
    },
    {
      id: 'close',
      title: '',
      cell: (row) => (
        <div class="row-tools">
          <Show when={hasTicket() && row().position.instrument === props.instrument}>
            <button type="button" class="tool" title="Fills the ticket; nothing is sent" onClick={() => close(row())}>
              {isNegative(row().position.size) ? 'Buy back…' : 'Sell…'}
            </button>
          </Show>
        </div>
      ),
    },
  ];
  return (
    <TablePanel
      title="Positions"
      file="positions"
      account={props.account}
      columns={columns}
      rows={rows()}
      keyOf={(row) => row.position.instrument}
      empty="Nothing is held by trading here. What you buy stands here with its entry and what it gains."
    />
  );
}

function PriceCell(props: { row: PositionRow; value: Decimal | null }): JSX.Element {
  const decimalsOf = createPriceDecimals(() => props.row.position.instrument);
  // An average lies between two prices: one digit more than they have.
  return <>{formatDecimal(props.value, props.value === null ? 0 : Math.min(8, decimalsOf(toDouble(props.value)) + 1))}</>;
}

const percent = (ratio: Decimal | null): string => (ratio === null ? '' : formatChange(toDouble(ratio)));
