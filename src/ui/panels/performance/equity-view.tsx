import { type Accessor, createMemo, type JSX, Show } from 'solid-js';
import { VALUED_IN } from '../../../domain/account/equity';
import { type Decimal, negate } from '../../../domain/money';
import type { EquityPoint } from '../../../worker/protocol/past';
import { formatDecimal } from '../../format/decimal';
import { dayAndTime } from '../../format/time';
import { own } from '../../parts/mask';
import { useSeconds } from '../../terminal-context';
import type { Account } from '../../trading/account';
import type { Column } from '../../trading/columns';
import { currencyDecimals, moneyText } from '../../trading/currency';
import type { Range } from '../../trading/range';
import { TablePanel } from '../../trading/table-panel';
import { t } from '../../words/t';
import { CurveChart } from './curve-chart';
import { equityCurve } from './equity-sums';
import { createEquity } from './load-results';

const MINUTE_MS = 60_000;

/** What the account was worth, what was not realised included: the curve, with a hole where nobody knows, and its figures. */
export function EquityView(props: { account: Account; range: Accessor<Range> }): JSX.Element {
  const seconds = useSeconds();
  const minute = createMemo(() => `${Math.floor(seconds() / MINUTE_MS)} ${props.account.view()?.fills[0]?.id}`);
  const { found, span, trouble } = createEquity(props.account.id, props.range, minute);
  const sums = createMemo(() => equityCurve(found() ?? []));
  const rows = createMemo(() => [...(found() ?? [])].reverse());
  const currency = createMemo(() => {
    const info = props.account.view()?.info;
    return info?.kind === 'margin' ? info.collateral : VALUED_IN;
  });
  const drawdown = (): string => own(moneyText(negate(sums().total?.drawdown ?? ('0' as Decimal)), currency()));
  const number = (id: string, title: string, of: (point: EquityPoint) => Decimal): Column<EquityPoint> => ({
    id,
    title,
    isNumber: true,
    width: 80,
    grows: true,
    ...(id === 'equity' ? {} : { usual: 'room' }),
    cell: (row) => <>{own(formatDecimal(of(row()), currencyDecimals(currency())))}</>,
    csv: of,
  });
  const columns: readonly Column<EquityPoint>[] = [
    {
      id: 'moment',
      title: 'UTC',
      width: 92,
      cell: (row) => <>{span() === 'day' ? dayAndTime(row().start, 'utc').slice(0, 10) : dayAndTime(row().start, 'utc').slice(5, 16)}</>,
    },
    { id: 'from', title: t('From'), csv: (row) => new Date(row.from).toISOString() },
    { id: 'to', title: t('To'), csv: (row) => new Date(row.to).toISOString() },
    number('equity', t('Equity'), ({ equity }) => equity),
    number('peak', t('Highest'), ({ peak }) => peak),
    number('trough', t('Lowest'), ({ trough }) => trough),
    number('depth', t('Drawdown'), ({ drawdown: fall }) => negate(fall)),
    {
      id: 'known',
      title: t('Known'),
      width: 68,
      usual: 'room',
      cell: (row) => <>{row().hasGap ? t('in part') : ''}</>,
      csv: (row) => (row.hasGap ? t('in part') : t('whole')),
    },
  ];
  return (
    <>
      <Show
        when={sums().curve.length > 0}
        fallback={
          <p class="performance-empty">
            {found() === null
              ? t('Reading the history.')
              : t('Nothing is written down in this range. What the account is worth is written each minute while its market is live.')}
          </p>
        }
      >
        <CurveChart
          title={t('Equity, unrealised included; deepest fall {{ drawdown }}', { drawdown: drawdown() })}
          points={sums().curve}
          span={span()}
          quote={currency()}
          isGain={false}
        />
      </Show>
      <TablePanel
        title={t('Equity')}
        file="equity"
        account={props.account}
        columns={columns}
        rows={rows()}
        keyOf={(row) => String(row.start)}
        trouble={trouble()}
        empty={found() === null ? t('Reading the history.') : t('Nothing is known of this range.')}
      />
    </>
  );
}
