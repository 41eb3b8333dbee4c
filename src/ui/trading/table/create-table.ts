import { type Accessor, createMemo, createSignal } from 'solid-js';
import type { Column } from '../columns';
import { AS_USUAL, arranged, inOrder, isAsUsual, isChoosable, nextSort, placed, type Sort, stepped, turned, widthOfAll } from './column-choice';
import { sortRows } from './sort-rows';
import { chooseTable, tableChoice } from './table-choices';

/** A table as the user arranged it. */
export interface Table<Row> {
  /** On the screen, in order. */
  readonly columns: Accessor<readonly Column<Row>[]>;
  /** All that can be on the screen, in order. */
  readonly choosable: Accessor<readonly Column<Row>[]>;
  /** The least that it can be read at, pixels. */
  readonly width: Accessor<number>;
  readonly rows: Accessor<readonly Row[]>;
  readonly sort: Accessor<Sort | null>;
  /** The same order for other rows of the table. */
  sorted(rows: readonly Row[]): readonly Row[];
  sortBy(column: Column<Row>): void;
  turn(id: string, isShown: boolean): void;
  /** One place to either side: of all columns, or of those on the screen. */
  step(id: string, by: 1 | -1, among: 'all' | 'shown'): void;
  place(id: string, side: 'before' | 'after', other: string): void;
  /** Nothing of it is as the user chose. */
  readonly isAsUsual: Accessor<boolean>;
  reset(): void;
  /** The pixels it has. Infinity: each row is a card. */
  setRoom(width: number): void;
}

/** `name`: what the choice is kept under. */
export function createTable<Row>(name: Accessor<string>, columns: Accessor<readonly Column<Row>[]>, rows: Accessor<readonly Row[]>): Table<Row> {
  const [room, setRoom] = createSignal(0);
  const choice = createMemo(() => tableChoice(name()));
  const choose = (next: ReturnType<typeof choice>): void => {
    if (next !== choice()) chooseTable(name(), next);
  };
  const shown = createMemo(() => arranged(columns(), choice(), room()), undefined, { equals: (a, b) => isSameList(a, b) });
  const choosable = createMemo(() => inOrder(columns(), choice()));
  const sorted = (all: readonly Row[]): readonly Row[] => {
    const { sort } = choice();
    const column = columns().find(({ id }) => id === sort?.by);
    return sort === null || column === undefined ? all : sortRows(all, column, sort.isDown);
  };
  const ids = (all: readonly Column<Row>[]): readonly string[] => all.filter(isChoosable).map(({ id }) => id);
  return {
    columns: shown,
    choosable,
    width: () => widthOfAll(shown()),
    rows: createMemo(() => sorted(rows())),
    sort: () => choice().sort,
    sorted,
    sortBy: (column) => choose({ ...choice(), sort: nextSort(choice().sort, column) }),
    turn: (id, isShown) => choose(turned(choice(), id, isShown)),
    step: (id, by, among) => choose(stepped(columns(), choice(), ids(among === 'all' ? choosable() : shown()), id, by)),
    place: (id, side, other) => choose(placed(columns(), choice(), id, side, other)),
    isAsUsual: () => isAsUsual(choice()),
    reset: () => choose(AS_USUAL),
    setRoom,
  };
}

const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((one, i) => one === b[i]);
