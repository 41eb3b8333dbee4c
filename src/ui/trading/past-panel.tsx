import { type Accessor, createSignal, type JSX, Show } from 'solid-js';
import type { AccountId } from '../../domain/account/account-id';
import type { Fault } from '../../domain/fault';
import { type InstrumentId, pairLabel } from '../../domain/instrument';
import type { Result } from '../../domain/result';
import type { PastPage, PastQuery } from '../../worker/protocol/past';
import { t } from '../words/t';
import type { Account } from './account';
import { createRange } from './chosen-range';
import type { Column } from './columns';
import type { PastKind } from './merge-past';
import { createPast } from './past';
import { RangePicker } from './range-picker';
import { sumWords } from './sum-words';
import { createRowChoice } from './table/create-row-choice';
import { tableChoice } from './table/table-choices';
import { TablePanel } from './table-panel';
import { type Traded, tradedSums } from './traded-sums';

interface PastPanelProps<Thing, Row> {
  /** Of the table, and of the file: `order-history`. */
  title: string;
  file: string;
  account: Account;
  /** The pair on the screen: the list can be cut to it. */
  instrument: InstrumentId;
  kind: PastKind<Thing>;
  pageSize: number;
  /** What the account tells just now. */
  live: Accessor<readonly Thing[]>;
  load: (account: AccountId, query: PastQuery) => Promise<Result<PastPage<Thing>, Fault>>;
  /** The rows that are shown of things, and what stands in them. */
  table: (things: Accessor<readonly Thing[]>) => { readonly rows: Accessor<readonly Row[]>; readonly columns: readonly Column<Row>[] };
  /** The same rows, for a file. */
  rowsOf: (things: readonly Thing[]) => readonly Row[];
  keyOf: (row: Row) => string;
  toneOf?: (row: Row) => string;
  /** A key pressed on a row itself; true where it meant something. */
  onKey?: (event: KeyboardEvent, row: Row) => boolean;
  /** What a row adds to the sums of those that are chosen. */
  tradedOf: (row: Row) => Traded;
  /** Why there are no rows, when all is read. */
  nothing: string;
}

/** A table of what an account left behind, for a range of time, of all pairs or of one. */
export function PastPanel<Thing, Row>(props: PastPanelProps<Thing, Row>): JSX.Element {
  const [isPairOnly, setPairOnly] = createSignal(false);
  const range = createRange();
  const pair = (): InstrumentId | null => (isPairOnly() ? props.instrument : null);
  const past = createPast({
    kind: props.kind,
    account: props.account.id,
    range,
    pair,
    live: () => props.live(),
    pageSize: props.pageSize,
    load: (account, query) => props.load(account, query),
  });
  const { rows, columns } = props.table(past.rows);
  const chosen = createRowChoice(
    () => rows().map(props.keyOf),
    () => props.account.id(),
  );
  return (
    <TablePanel
      title={props.title}
      file={props.file}
      account={props.account}
      columns={columns}
      rows={rows()}
      of={JSON.stringify([props.account.id(), range(), pair()])}
      keyOf={props.keyOf}
      {...(props.toneOf === undefined ? {} : { toneOf: props.toneOf })}
      {...(props.onKey === undefined ? {} : { onKey: props.onKey })}
      chosen={chosen}
      sums={(some) => sumWords(tradedSums(some.map(props.tradedOf)))}
      tools={
        <>
          <RangePicker />
          <button type="button" class="tool" aria-pressed={isPairOnly()} onClick={() => setPairOnly(!isPairOnly())}>
            {t('{{ pair }} only|pair', { pair: pairLabel(props.instrument) })}
          </button>
          <Show when={tableChoice(props.file).sort !== null && past.hasMore()}>
            <button
              type="button"
              class="tool"
              title={t('Sorted are the {{ count }} that were read so far', { count: past.rows().length })}
              onClick={() => void past.rest()}
            >
              {t('Sorted of {{ count }} read: read all', { count: past.rows().length })}
            </button>
          </Show>
        </>
      }
      trouble={past.trouble()}
      onEnd={past.more}
      hasMore={past.hasMore()}
      whole={(take) => past.whole((things) => take(props.rowsOf(things)))}
      empty={past.isReading() ? t('Reading the history.') : props.nothing}
    />
  );
}
