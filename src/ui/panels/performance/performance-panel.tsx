import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { averageLoss, averageWin, netOf, type Performance, profitFactor, tradesOf, winRate } from '../../../domain/account/performance';
import { type InstrumentId, pairLabel } from '../../../domain/instrument';
import { type Decimal, multiply, negate } from '../../../domain/money';
import { directionOfDecimal, formatDecimal, formatSignedDecimal } from '../../format/decimal';
import { own, ownDirection } from '../../parts/mask';
import type { Account } from '../../trading/account';
import { createRange } from '../../trading/chosen-range';
import type { Column } from '../../trading/columns';
import { currencyDecimals } from '../../trading/currency';
import { RangePicker } from '../../trading/range-picker';
import { TablePanel } from '../../trading/table-panel';
import { type Text, t } from '../../words/t';
import { CurveChart } from './curve-chart';
import { EquityView } from './equity-view';
import { createResults } from './load-results';
import { byDay, byPair, grown, pairsIn, quotesIn, type ResultRow } from './sums';
import './performance-panel.css';

const HUNDRED = '100' as Decimal;
const percent = (rate: Decimal | null): string => (rate === null ? formatDecimal(null, 0) : `${formatDecimal(multiply(rate, HUNDRED), 1)} %`);

type View = 'day' | 'pair' | 'equity';
const VIEWS = { day: 'By day', pair: 'By pair', equity: 'Equity' } as const satisfies Readonly<Record<View, Text>>;

/** What trading came to: figures, the curve, by day and by pair. */
export function PerformancePanel(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  const newest = createMemo(() => props.account.view()?.fills[0]?.id);
  const range = createRange();
  const { found: results, span, trouble } = createResults(props.account.id, range, newest);
  const [wantedQuote, setWantedQuote] = createSignal<string | null>(null);
  const quotes = createMemo(() => quotesIn(results() ?? []));
  const quote = createMemo(() => quotes().find((one) => one === wantedQuote()) ?? quotes()[0] ?? 'USD');
  const pairs = createMemo(() => pairsIn(results() ?? [], quote()));
  const [wantedPair, setWantedPair] = createSignal<string | null>(null);
  const pair = createMemo(() => pairs().find((one) => one === wantedPair()) ?? null);
  const scope = (): string => pair() ?? quote();
  const sums = createMemo(() => grown(results() ?? [], scope(), span()));
  const [table, setTable] = createSignal<View>('day');
  const rows = createMemo((): readonly ResultRow[] => (table() === 'pair' ? byPair(results() ?? [], pairs()) : byDay(results() ?? [], scope())));
  const decimals = (): number => currencyDecimals(quote());
  const money = (value: Decimal | null): string => own(formatDecimal(value, decimals()));
  const signed = (value: Decimal): JSX.Element => (
    <span class={ownDirection(directionOfDecimal(value, decimals()))}>{own(formatSignedDecimal(value, decimals()))}</span>
  );
  const number = (id: string, title: string, cell: (of: Performance) => JSX.Element, csv: (of: Performance) => string): Column<ResultRow> => ({
    id,
    title,
    isNumber: true,
    width: 64,
    grows: true,
    ...(id === 'net' ? {} : { usual: 'room' }),
    cell: (row) => <>{cell(row().performance)}</>,
    csv: (row) => csv(row.performance),
  });
  const columns: readonly Column<ResultRow>[] = [
    {
      id: 'name',
      title: t('Day or pair'),
      width: 104,
      cell: (row) => <>{table() === 'pair' ? pairLabel(row().name as InstrumentId) : row().name}</>,
      csv: (row) => row.name,
    },
    number('net', t('Net'), (of) => signed(netOf(of)), netOf),
    number(
      'fees',
      t('Fees'),
      (of) => money(of.fees),
      (of) => of.fees,
    ),
    number(
      'trades',
      t('Trades|closed'),
      (of) => tradesOf(of),
      (of) => String(tradesOf(of)),
    ),
    number(
      'won',
      t('Won'),
      (of) => percent(winRate(of)),
      (of) => winRate(of) ?? '',
    ),
    number(
      'fall',
      t('Drawdown'),
      (of) => money(negate(of.drawdown)),
      (of) => negate(of.drawdown),
    ),
  ];
  return (
    <section class="performance" aria-label={t('Performance')}>
      <div class="performance-tools">
        <RangePicker />
        <Show when={quotes().length > 1}>
          <select class="tool" aria-label={t('Currency')} value={quote()} onChange={(event) => setWantedQuote(event.currentTarget.value)}>
            <For each={quotes()}>{(one) => <option value={one}>{one}</option>}</For>
          </select>
        </Show>
        <select
          class="tool"
          aria-label={t('Pair')}
          disabled={table() === 'equity'}
          value={pair() ?? ''}
          onChange={(event) => setWantedPair(event.currentTarget.value || null)}
        >
          <option value="">{t('All pairs in {{ currency }}', { currency: quote() })}</option>
          <For each={pairs()}>{(one) => <option value={one}>{pairLabel(one)}</option>}</For>
        </select>
        <fieldset class="performance-views" aria-label={t('View')}>
          <For each={Object.keys(VIEWS) as View[]}>
            {(one) => (
              <button type="button" class="tool" aria-pressed={table() === one} onClick={() => setTable(one)}>
                {t(VIEWS[one])}
              </button>
            )}
          </For>
        </fieldset>
        <p class="table-trouble" role="alert">
          {trouble()}
        </p>
        <p class="performance-note">{t('A trade is a fill that closed something, its gain less its own fee. Days are UTC.')}</p>
      </div>
      <Figures total={sums().total} quote={quote()} />
      <div class="performance-body">
        <Show when={table() !== 'equity'} fallback={<EquityView account={props.account} range={range} />}>
          <Show
            when={sums().curve.length > 0}
            fallback={
              <p class="performance-empty">
                {results() === null ? t('Reading the history.') : t('Nothing was traded in this range. Choose a longer one, or place an order.')}
              </p>
            }
          >
            <CurveChart title={t('Realised after fees')} points={sums().curve} span={span()} quote={quote()} isGain />
          </Show>
          <TablePanel
            title={table() === 'pair' ? t('Results by pair') : t('Results by day')}
            file={table() === 'pair' ? 'results-by-pair' : 'results-by-day'}
            account={props.account}
            columns={columns}
            rows={rows()}
            keyOf={(row) => row.name}
            empty={table() === 'pair' ? t('No pair was traded in this range.') : t('No day of this range has a fill. Days are UTC days.')}
          />
        </Show>
      </div>
    </section>
  );
}

function Figures(props: { total: Performance; quote: string }): JSX.Element {
  const decimals = (): number => currencyDecimals(props.quote);
  const money = (value: Decimal | null): string => own(formatDecimal(value, decimals()));
  const net = (): Decimal => netOf(props.total);
  return (
    <dl class="performance-figures">
      <div title={t('Realised gains and losses, less all fees and funding')}>
        <dt>{t('Net {{ currency }}', { currency: props.quote })}</dt>
        <dd class={ownDirection(directionOfDecimal(net(), decimals()))}>{own(formatSignedDecimal(net(), decimals()))}</dd>
      </div>
      <div title={t('Of opening and of closing fills, and funding that was paid')}>
        <dt>{t('Fees')}</dt>
        <dd>{money(props.total.fees)}</dd>
      </div>
      <div title={t('The deepest fall of the curve from a height before it')}>
        <dt>{t('Drawdown')}</dt>
        <dd>{money(negate(props.total.drawdown))}</dd>
      </div>
      <div title={t('A trade is a fill that closed something: its gain less its own fee')}>
        <dt>{t('Trades|closed')}</dt>
        <dd>{tradesOf(props.total)}</dd>
      </div>
      <div
        title={t('{{ wins }} won, {{ losses }} lost, {{ even }} came to nothing', {
          wins: props.total.wins,
          losses: props.total.losses,
          even: props.total.even,
        })}
      >
        <dt>{t('Win rate')}</dt>
        <dd>{percent(winRate(props.total))}</dd>
      </div>
      <div title={t('What was won for each unit that was lost')}>
        <dt>{t('Profit factor')}</dt>
        <dd>{formatDecimal(profitFactor(props.total), 2)}</dd>
      </div>
      <div>
        <dt>{t('Average win')}</dt>
        <dd>{money(averageWin(props.total))}</dd>
      </div>
      <div>
        <dt>{t('Average loss')}</dt>
        <dd>{money(averageLoss(props.total))}</dd>
      </div>
    </dl>
  );
}
