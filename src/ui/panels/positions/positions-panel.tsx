import { createComputed, createMemo, createSignal, type JSX, on, Show } from 'solid-js';
import { isOnMargin } from '../../../domain/account/account-event';
import { type Instrument, type InstrumentId, pairLabel, parseInstrumentId } from '../../../domain/instrument';
import { type Decimal, isNegative, toDouble } from '../../../domain/money';
import { columnDecimals, directionOfDecimal, formatDecimal, formatSignedDecimal } from '../../format/decimal';
import { formatChange, formatNumber, UNKNOWN } from '../../format/number';
import { withKey } from '../../keys/key-hint';
import { createInstruments, createPriceRule } from '../../pair-search/instruments';
import { own, ownDirection } from '../../parts/mask';
import { venueOf } from '../../shell/venue-name';
import type { Account } from '../../trading/account';
import { Amount } from '../../trading/amount';
import { averageDecimals } from '../../trading/average-decimals';
import { type Column, priceWidth } from '../../trading/columns';
import { currencyDecimals } from '../../trading/currency';
import { askFlatten } from '../../trading/flatten-link';
import { marginHolding } from '../../trading/margin-holding';
import { createMarks } from '../../trading/marks';
import { ChosenRowsTools } from '../../trading/table/chosen-rows';
import { createRowChoice } from '../../trading/table/create-row-choice';
import { TablePanel } from '../../trading/table-panel';
import { t } from '../../words/t';
import { CloseSeveralDialog } from './close-several';
import { PositionDialog } from './position-dialog';
import { type PositionRow, positionRows } from './position-rows';
import './positions-panel.css';

/** What is held by trading here, at the prices of this moment. */
export function PositionsPanel(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  const marks = createMarks(props.account.view, () => venueOf(props.instrument));
  const holding = createMemo(() => {
    const view = props.account.view();
    return view === null ? null : marginHolding(view);
  });
  const [isPairOnly, setPairOnly] = createSignal(false);
  const all = createMemo(() => positionRows(props.account.view()?.positions ?? [], marks(), holding()));
  const rows = createMemo(() => (isPairOnly() ? all().filter(({ position }) => position.instrument === props.instrument) : all()));
  const onMargin = createMemo(() => {
    const info = props.account.view()?.info;
    return info !== undefined && isOnMargin(info);
  });
  const listed = createInstruments(() => venueOf(props.instrument));
  const ruleOf = (row: PositionRow): Instrument | undefined => listed()?.find(({ id }) => id === row.position.instrument);
  const chosen = createRowChoice(
    () => rows().map(({ position }) => position.instrument),
    () => props.account.id(),
  );
  /** In the order of the account. Null: not asked about. */
  const [several, setSeveral] = createSignal<readonly InstrumentId[] | null>(null);
  const askSeveral = (): void =>
    void setSeveral(
      rows()
        .map(({ position }) => position.instrument)
        .filter(chosen.isChosen),
    );
  const priceColumn = createMemo(() =>
    priceWidth(
      rows().reduce((most, row) => {
        const rule = ruleOf(row)?.priceRule;
        return rule === undefined || row.entry === null ? most : Math.max(most, averageDecimals(rule, row.entry));
      }, 0),
    ),
  );
  // An order is priced from a live book: that of the market on the screen is, and those of positions on margin are.
  const closingRule = (instrument: InstrumentId): Instrument | undefined =>
    onMargin() || instrument === props.instrument ? listed()?.find(({ id }) => id === instrument) : undefined;
  const canClose = (row: PositionRow): boolean => closingRule(row.position.instrument) !== undefined;
  const [asked, setAsked] = createSignal<{ readonly what: 'close' | 'exits'; readonly instrument: InstrumentId } | null>(null);
  const dialog = createMemo(() => {
    const now = asked();
    const row = now === null ? undefined : rows().find(({ position }) => position.instrument === now.instrument);
    const instrument = row && ruleOf(row);
    return now === null || row === undefined || instrument === undefined ? null : { what: now.what, row, instrument };
  });
  // Another account may hold the same pairs: nobody asked about those.
  createComputed(
    on(
      () => props.account.id(),
      () => {
        setSeveral(null);
        setAsked(null);
      },
      { defer: true },
    ),
  );
  const sizes = (): number => columnDecimals(rows().map((row) => row.position.size));
  const quoteOf = (row: PositionRow): string => parseInstrumentId(row.position.instrument)?.quote ?? '';
  const isLive = (row: PositionRow): boolean => marks().isLive(row.position.instrument);
  const money = (row: PositionRow, value: Decimal | null): string => own(formatSignedDecimal(value, currencyDecimals(quoteOf(row))));
  const realisedCell: Column<PositionRow>['cell'] = (row) => (
    <span class={ownDirection(directionOfDecimal(row().position.realised, currencyDecimals(quoteOf(row()))))}>
      {money(row(), row().position.realised)}
    </span>
  );
  const liquidationColumns = (title: string): readonly Column<PositionRow>[] => [
    {
      id: 'liquidation',
      title: t('Liquidation'),
      isNumber: true,
      width: 112,
      cell: (row) => (
        <span class="live-figure" data-live={isLive(row())} title={title}>
          <PriceCell row={row()} value={row().liquidation} /> <span class="dim">{distanceText(row().distance)}</span>
        </span>
      ),
      csv: (row) => row.liquidation ?? '',
    },
    { id: 'away', title: t('Liquidation away, of the mark'), csv: (row) => row.distance ?? '' },
  ];
  const marginColumns: readonly Column<PositionRow>[] = [
    ...liquidationColumns(t('At this mark it is closed by force, if all other prices stay; and how far that is')),
    {
      id: 'margin',
      title: t('Margin'),
      isNumber: true,
      width: 68,
      usual: 'room',
      cell: (row) => (
        <span class="live-figure" data-live={isLive(row())}>
          {own(formatDecimal(row().margin, currencyDecimals(quoteOf(row()))))}
        </span>
      ),
      csv: (row) => row.margin ?? '',
    },
  ];
  /** What only the exchange knows, which is not told at once. */
  const venueColumns: readonly Column<PositionRow>[] = [
    ...liquidationColumns(t('Where the exchange says that it closes it by force, asked for each minute; and how far that is')),
    {
      id: 'leverage',
      title: t('Leverage'),
      isNumber: true,
      width: 68,
      usual: 'room',
      cell: (row) => <span title={t('As the exchange told it last')}>{leverageText(row().position.venue?.leverage ?? null)}</span>,
      csv: (row) => row.position.venue?.leverage ?? '',
    },
    {
      id: 'funding',
      title: t('Funding|column'),
      isNumber: true,
      width: 68,
      usual: 'room',
      cell: (row) => (
        <span title={t('Paid for what is borrowed')}>
          {own(formatDecimal(row().position.venue?.funding ?? null, currencyDecimals(quoteOf(row()))))}
        </span>
      ),
      csv: (row) => row.position.venue?.funding ?? '',
    },
  ];
  const columns = createMemo((): readonly Column<PositionRow>[] => [
    {
      id: 'pair',
      title: t('Pair'),
      width: 74,
      cell: (row) => <>{pairLabel(row().position.instrument)}</>,
      csv: (row) => row.position.instrument,
    },
    {
      id: 'size',
      title: t('Size'),
      isNumber: true,
      width: 88,
      grows: true,
      cell: (row) => (
        <span
          class={isNegative(row().position.size) ? 'down' : 'up'}
          title={
            row().position.venue !== undefined
              ? t('As the exchange has it')
              : isNegative(row().position.size)
                ? t('More was sold here than bought')
                : t('Bought here')
          }
        >
          <Amount text={formatSignedDecimal(row().position.size, sizes())} />
        </span>
      ),
      csv: (row) => row.position.size,
    },
    {
      id: 'price',
      title: t('Entry'),
      isNumber: true,
      get width() {
        return priceColumn();
      },
      cell: (row) => <PriceCell row={row()} value={row().entry} />,
      csv: (row) => row.entry ?? '',
    },
    {
      id: 'mark',
      title: t('Mark'),
      isNumber: true,
      get width() {
        return priceColumn();
      },
      cell: (row) => (
        <span class="live-figure" data-live={isLive(row())}>
          <PriceCell row={row()} value={row().mark} />
        </span>
      ),
      csv: (row) => row.mark ?? '',
    },
    {
      id: 'gain',
      title: t('Unrealised P&L'),
      isNumber: true,
      width: 140,
      cell: (row) => (
        <span
          class={`live-figure ${ownDirection(directionOfDecimal(row().gain, currencyDecimals(quoteOf(row()))))}`}
          data-live={isLive(row())}
          title={gainTitle(row())}
        >
          {money(row(), row().gain)}{' '}
          <Show when={holding() === null}>
            <span class="dim">{quoteOf(row())}</span>
          </Show>{' '}
          {own(percent(row().ratio))}
        </span>
      ),
      csv: (row) => row.gain ?? '',
    },
    {
      id: 'ratio',
      title: t('P&L, of the cost'),
      isNumber: true,
      width: 92,
      usual: 'off',
      cell: (row) => <>{own(percent(row().ratio))}</>,
      csv: (row) => row.ratio ?? '',
    },
    ...(holding() !== null ? marginColumns : onMargin() ? venueColumns : []),
    // On margin the summary has their sum, and the liquidation wants the room.
    {
      id: 'realised',
      title: t('Realised'),
      isNumber: true,
      width: 74,
      cell: realisedCell,
      usual: onMargin() ? 'off' : 'room',
      csv: (row) => row.position.realised,
    },
    {
      id: 'fees',
      title: t('Fees'),
      isNumber: true,
      width: 74,
      usual: 'off',
      cell: (row) => <>{own(formatDecimal(row().position.fees, currencyDecimals(quoteOf(row()))))}</>,
      csv: (row) => row.position.fees,
    },
    {
      id: 'close',
      title: '',
      width: 106,
      cell: (row) => (
        <div class="row-tools">
          <Show when={canClose(row())}>
            <button
              type="button"
              class="tool"
              title={t('Close all or a part of it')}
              onClick={() => setAsked({ what: 'close', instrument: row().position.instrument })}
            >
              {t('Close…')}
            </button>
            <button
              type="button"
              class="tool"
              title={t('Take profit and stop loss')}
              onClick={() => setAsked({ what: 'exits', instrument: row().position.instrument })}
            >
              {t('TP/SL…')}
            </button>
          </Show>
        </div>
      ),
    },
  ]);
  return (
    <>
      <TablePanel
        title={t('Positions')}
        file="positions"
        account={props.account}
        columns={columns()}
        rows={rows()}
        keyOf={(row) => row.position.instrument}
        chosen={chosen}
        tools={
          <>
            <button type="button" class="tool" aria-pressed={isPairOnly()} onClick={() => setPairOnly(!isPairOnly())}>
              {t('{{ pair }} only', { pair: pairLabel(props.instrument) })}
            </button>
            <button
              type="button"
              class="tool"
              title={withKey(t('Cancel all orders of this pair and close what is held of it at market'), 'flatten')}
              onClick={askFlatten}
            >
              {t('Flatten {{ pair }}…', { pair: pairLabel(props.instrument) })}
            </button>
            <ChosenRowsTools
              chosen={chosen}
              all={rows().length}
              actions={[
                {
                  words: t('Close {{ count }}…', { count: chosen.count() }),
                  hint: t('Close the chosen positions at market, after a question'),
                  act: askSeveral,
                },
              ]}
            />
          </>
        }
        empty={
          isPairOnly() && all().length > 0
            ? t('No position in {{ pair }}. {{ count }} of other pairs are hidden.', { pair: pairLabel(props.instrument), count: all().length })
            : onMargin() && holding() === null
              ? t('No position, as the exchange has told. One that you open, here or elsewhere, stands here with its entry and what it gains.')
              : t('Nothing is held by trading here. What you buy stands here with its entry and what it gains.')
        }
      />
      <Show when={several()}>
        {(instruments) => (
          <CloseSeveralDialog instruments={instruments()} ruleOf={closingRule} account={props.account} onClose={() => setSeveral(null)} />
        )}
      </Show>
      <Show when={dialog()}>
        {(now) => (
          <PositionDialog what={now().what} row={now().row} instrument={now().instrument} account={props.account} onClose={() => setAsked(null)} />
        )}
      </Show>
    </>
  );
}

function PriceCell(props: { row: PositionRow; value: Decimal | null }): JSX.Element {
  const rule = createPriceRule(() => props.row.position.instrument);
  return <>{formatDecimal(props.value, props.value === null ? 0 : averageDecimals(rule(), props.value))}</>;
}

const percent = (ratio: Decimal | null): string => (ratio === null ? '' : formatChange(toDouble(ratio)));

const gainTitle = ({ position }: PositionRow): string | undefined =>
  position.venue === undefined
    ? undefined
    : t(
        'Size × (mark − entry), worked out here at each tick. The exchange’s own figure is at its prices; it is in the account summary, for all positions together',
      );

const leverageText = (leverage: Decimal | null): string => (leverage === null ? UNKNOWN : `${formatDecimal(leverage, 2)} ×`);

const distanceText = (distance: Decimal | null): string => (distance === null ? '' : `${formatNumber(toDouble(distance) * 100, 1)} %`);
