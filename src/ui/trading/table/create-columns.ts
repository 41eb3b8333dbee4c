import { type Accessor, batch, createMemo, createSignal } from 'solid-js';
import type { Column } from '../columns';
import { AS_USUAL, arranged, inOrder, isAsUsual, isChoosable, placed, stepped, type TableChoice, turned, widened, widthOfAll } from './column-choice';
import { chooseTable, tableChoice } from './table-choices';

/** The columns of a table as the user arranged them. */
export interface Columns<Row> {
  /** On the screen, in order. */
  readonly columns: Accessor<readonly Column<Row>[]>;
  /** All that can be on the screen, in order. */
  readonly choosable: Accessor<readonly Column<Row>[]>;
  /** The least that it can be read at, pixels. */
  readonly width: Accessor<number>;
  turn(id: string, isShown: boolean): void;
  /** One place to either side: of all columns, or of those on the screen. */
  step(id: string, by: 1 | -1, among: 'all' | 'shown'): void;
  place(id: string, side: 'before' | 'after', other: string): void;
  /** Pixels of a column. Null: its own. */
  widen(id: string, width: number | null): void;
  /** One at a width that is seen and not kept, while it is dragged. Null: all as they are kept. */
  preview(seen: { readonly id: string; readonly width: number } | null): void;
  /** Nothing of it is as the user chose. */
  readonly isAsUsual: Accessor<boolean>;
  reset(): void;
  /** The pixels it has. Infinity: each row is a card. */
  setRoom(width: number): void;
  readonly choice: Accessor<TableChoice>;
  choose(next: TableChoice): void;
}

/** `name`: what the choice is kept under. */
export function createColumns<Row>(name: Accessor<string>, columns: Accessor<readonly Column<Row>[]>): Columns<Row> {
  const [room, setRoom] = createSignal(0);
  const [preview, setPreview] = createSignal<{ readonly id: string; readonly width: number } | null>(null);
  const kept = createMemo(() => tableChoice(name()));
  const choice = createMemo(() => {
    const seen = preview();
    return seen === null ? kept() : widened(kept(), seen.id, seen.width);
  });
  const choose = (next: TableChoice): void =>
    batch(() => {
      setPreview(null);
      if (next !== kept()) chooseTable(name(), next);
    });
  const shown = createMemo(() => arranged(columns(), choice(), room()), undefined, { equals: (a, b) => isSameList(a, b) });
  const choosable = createMemo(() => inOrder(columns(), choice()));
  const ids = (all: readonly Column<Row>[]): readonly string[] => all.filter(isChoosable).map(({ id }) => id);
  return {
    columns: shown,
    choosable,
    width: () => widthOfAll(shown(), choice()),
    turn: (id, isShown) => choose(turned(choice(), id, isShown)),
    step: (id, by, among) => choose(stepped(columns(), choice(), ids(among === 'all' ? choosable() : shown()), id, by)),
    place: (id, side, other) => choose(placed(columns(), choice(), id, side, other)),
    widen: (id, width) => choose(widened(kept(), id, width)),
    preview: setPreview,
    isAsUsual: () => isAsUsual(choice()),
    reset: () => choose(AS_USUAL),
    setRoom,
    choice,
    choose,
  };
}

const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((one, i) => one === b[i]);
