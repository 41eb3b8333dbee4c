import type { JSX } from 'solid-js';
import type { InstrumentId } from '../../../domain/instrument';
import type { Ticker } from '../../../domain/ticker';
import { directionOf, formatChange, formatCompact, formatNumber, UNKNOWN } from '../../format/number';
import { ChangingPrice } from '../../parts/changing-price';
import type { Column } from '../../trading/columns';
import { t } from '../../words/t';
import { Sparkline } from './sparkline';
import { spreadOf } from './spread-of';

/** A watched market, as its cells read it. */
export interface Watched {
  readonly instrument: InstrumentId;
  /** It is in view. */
  readonly isSeen: boolean;
  readonly ticker: Ticker | null;
  readonly isLive: boolean;
  /** In the decimals of the market. */
  price(value: number | null): string;
}

/** What can stand behind a pair's name; as usual the line of the day, the last price and the change. */
export const watchColumns = (): readonly Column<Watched>[] => [
  { id: 'line', title: t('Line of the day'), width: 40, cell: (row) => <Sparkline instrument={row().instrument} isSeen={row().isSeen} /> },
  {
    id: 'last',
    title: t('Last'),
    width: 75,
    isNumber: true,
    cell: (row) => {
      const last = (): number | null => row().ticker?.last ?? null;
      return <ChangingPrice class="watch-last" series={row().instrument} text={row().price(last())} value={last()} isLive={row().isLive} />;
    },
  },
  {
    id: 'change',
    title: t('24 h'),
    width: 54,
    isNumber: true,
    cell: (row) => {
      const ratio = (): number | null => row().ticker?.changeRatio ?? null;
      return <span class={`watch-change ${directionOf((ratio() ?? 0) * 100, 2)}`}>{formatChange(ratio())}</span>;
    },
  },
  figure('high', t('High'), 75, ({ price, ticker }) => price(ticker?.high ?? null)),
  figure('low', t('Low'), 75, ({ price, ticker }) => price(ticker?.low ?? null)),
  figure('volume', t('Volume'), 56, ({ ticker }) => formatCompact(ticker?.volume ?? null)),
  figure('spread', t('Spread'), 62, ({ ticker }) => {
    const spread = spreadOf(ticker);
    return spread === null ? UNKNOWN : `${formatNumber(spread * 100, 3)} %`;
  }),
];

/** One that the user chooses: said with its name, since a reader hears no heading of a list. */
function figure(id: string, title: string, width: number, text: (row: Watched) => string): Column<Watched> {
  const cell: NonNullable<Column<Watched>['cell']> = (row): JSX.Element => (
    <span class="watch-figure">
      <span class="visually-hidden">{title} </span>
      {text(row())}
    </span>
  );
  return { id, title, width, isNumber: true, usual: 'off', cell };
}
