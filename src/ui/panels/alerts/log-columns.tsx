import type { AlertHappening } from '../../../domain/alert/alert';
import { pairLabel } from '../../../domain/instrument';
import { conditionWords, valueWords } from '../../alerts/alert-words';
import type { Column } from '../../trading/columns';
import { type Text, t } from '../../words/t';
import { TimeCell } from '../orders/order-columns';

type ByWhat = Readonly<Record<AlertHappening['what'], Text>>;
const WHAT = { fired: 'fired', passed: 'passed unseen', test: 'test' } as const satisfies ByWhat;
const WHY = {
  fired: 'It was seen to happen.',
  passed: 'It happened while the market was not watched: said, not fired.',
  test: 'Somebody pressed Test.',
} as const satisfies ByWhat;

/** What happened, as it was told. */
export const logColumns = (): readonly Column<AlertHappening>[] => [
  { id: 'time', title: t('Time'), isTime: true, width: 92, cell: (row) => <TimeCell at={row().at} />, csv: (row) => new Date(row.at).toISOString() },
  { id: 'pair', title: t('Pair'), width: 74, cell: (row) => <>{pairLabel(row().instrument)}</>, csv: (row) => row.instrument },
  {
    id: 'what',
    title: t('What'),
    width: 96,
    cell: (row) => <span title={t(WHY[row().what])}>{t(WHAT[row().what])}</span>,
    csv: (row) => t(WHAT[row.what]),
  },
  {
    id: 'when',
    title: t('Alert'),
    width: 210,
    grows: true,
    cell: (row) => <>{conditionWords(row().condition)}</>,
    csv: (row) => conditionWords(row.condition),
  },
  { id: 'with', title: t('With'), width: 120, cell: (row) => <>{valueWords(row().condition, row().value)}</>, csv: (row) => row.value },
  { id: 'note', title: t('Note'), width: 80, usual: 'room', cell: (row) => <span class="dim">{row().note}</span>, csv: (row) => row.note },
];
