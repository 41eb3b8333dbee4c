import { type Accessor, createMemo } from 'solid-js';
import type { Column } from '../columns';
import { nextSort, type Sort } from './column-choice';
import { type Columns, createColumns } from './create-columns';
import { sortRows } from './sort-rows';

/** A table as the user arranged it. */
export interface Table<Row> extends Columns<Row> {
  readonly rows: Accessor<readonly Row[]>;
  readonly sort: Accessor<Sort | null>;
  /** The same order for other rows of the table. */
  sorted(rows: readonly Row[]): readonly Row[];
  sortBy(column: Column<Row>): void;
}

/** `name`: what the choice is kept under. */
export function createTable<Row>(name: Accessor<string>, columns: Accessor<readonly Column<Row>[]>, rows: Accessor<readonly Row[]>): Table<Row> {
  const own = createColumns(name, columns);
  const { choice, choose } = own;
  const sorted = (all: readonly Row[]): readonly Row[] => {
    const { sort } = choice();
    const column = columns().find(({ id }) => id === sort?.by);
    return sort === null || column === undefined ? all : sortRows(all, column, sort.isDown);
  };
  return {
    ...own,
    rows: createMemo(() => sorted(rows())),
    sort: () => choice().sort,
    sorted,
    sortBy: (column) => choose({ ...choice(), sort: nextSort(choice().sort, column) }),
  };
}
