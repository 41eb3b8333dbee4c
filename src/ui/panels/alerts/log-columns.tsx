import type { AlertHappening } from '../../../domain/alert/alert';
import { pairLabel } from '../../../domain/instrument';
import { conditionWords, valueWords } from '../../alerts/alert-words';
import type { Column } from '../../trading/columns';
import { TimeCell } from '../orders/order-columns';

const WHAT: Readonly<Record<AlertHappening['what'], string>> = { fired: 'fired', passed: 'passed unseen', test: 'test' };
const WHY: Readonly<Record<AlertHappening['what'], string>> = {
  fired: 'It was seen to happen.',
  passed: 'It happened while the market was not watched: said, not fired.',
  test: 'Somebody pressed Test.',
};

/** What happened, as it was told. */
export const LOG_COLUMNS: readonly Column<AlertHappening>[] = [
  { id: 'time', title: 'Time', isTime: true, width: 92, cell: (row) => <TimeCell at={row().at} />, csv: (row) => new Date(row.at).toISOString() },
  { id: 'pair', title: 'Pair', width: 74, cell: (row) => <>{pairLabel(row().instrument)}</>, csv: (row) => row.instrument },
  { id: 'what', title: 'What', width: 96, cell: (row) => <span title={WHY[row().what]}>{WHAT[row().what]}</span>, csv: (row) => WHAT[row.what] },
  {
    id: 'when',
    title: 'Alert',
    width: 210,
    grows: true,
    cell: (row) => <>{conditionWords(row().condition)}</>,
    csv: (row) => conditionWords(row.condition),
  },
  { id: 'with', title: 'With', width: 120, cell: (row) => <>{valueWords(row().condition, row().value)}</>, csv: (row) => row.value },
  { id: 'note', title: 'Note', width: 80, usual: 'room', cell: (row) => <span class="dim">{row().note}</span>, csv: (row) => row.note },
];
