/** Which columns of a table are shown, in which order, and by which its rows are sorted. */
import type { Column } from '../columns';

export interface Sort {
  /** Id of a column. */
  readonly by: string;
  readonly isDown: boolean;
}

/** What the user chose of one table. */
export interface TableChoice {
  /** Ids of columns, those that are not there just now among them. */
  readonly order: readonly string[];
  /** Absent: as usual. */
  readonly shown: Readonly<Record<string, boolean>>;
  /** Null: as the table itself has them. */
  readonly sort: Sort | null;
}

export const AS_USUAL: TableChoice = { order: [], shown: {}, sort: null };
export const isAsUsual = ({ order, shown, sort }: TableChoice): boolean => order.length === 0 && Object.keys(shown).length === 0 && sort === null;

type AnyColumn = Pick<Column<never>, 'id' | 'title' | 'width' | 'usual'> & { readonly cell?: unknown };

/** One that has a heading and a place on the screen. Buttons stay where they are. */
export const isChoosable = (column: AnyColumn): boolean => column.title !== '' && column.cell !== undefined;

/** Each id once: those of the choice as they stand there, and any other after the one that it follows in the table itself. */
function fullOrder(columns: readonly AnyColumn[], order: readonly string[]): string[] {
  const full = [...new Set(order)];
  columns.forEach(({ id }, i) => {
    if (full.includes(id)) return;
    const before = columns[i - 1]?.id;
    full.splice(before === undefined ? 0 : full.indexOf(before) + 1, 0, id);
  });
  return full;
}

/** Those that can be chosen, in their order. */
export function inOrder<One extends AnyColumn>(columns: readonly One[], { order }: TableChoice): readonly One[] {
  const choosable = columns.filter(isChoosable);
  const places = new Map(fullOrder(choosable, order).map((id, i) => [id, i]));
  return choosable.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}

/** Pixels of a column that says nothing of its width. */
const USUAL_WIDTH = 80;
export const widthOf = ({ width }: AnyColumn): number => width ?? USUAL_WIDTH;
export const widthOfAll = (columns: readonly AnyColumn[]): number => columns.reduce((sum, column) => sum + widthOf(column), 0);

/**
 * What a table shows in `room` pixels, in order; columns of buttons are the last. What the user chose is shown whatever the
 * room; of the rest what is always shown, and as long as they fit, in the table's own order, those that want room.
 */
export function arranged<One extends AnyColumn>(columns: readonly One[], choice: TableChoice, room: number): readonly One[] {
  const buttons = columns.filter((column) => column.cell !== undefined && column.title === '');
  const isWanted = ({ id, usual }: One): boolean => choice.shown[id] ?? usual === undefined;
  const choosable = columns.filter(isChoosable);
  const shown = new Set(choosable.filter(isWanted));
  let left = room - widthOfAll([...shown, ...buttons]);
  for (const column of choosable) {
    if (column.usual !== 'room' || choice.shown[column.id] !== undefined || widthOf(column) > left) continue;
    shown.add(column);
    left -= widthOf(column);
  }
  return [...inOrder(columns, choice).filter((column) => shown.has(column)), ...buttons];
}

/** Shows a column or hides it, whatever the room. */
export const turned = (choice: TableChoice, id: string, isShown: boolean): TableChoice => ({ ...choice, shown: { ...choice.shown, [id]: isShown } });

/** A column put to this side of another. */
export function placed(columns: readonly AnyColumn[], choice: TableChoice, id: string, side: 'before' | 'after', other: string): TableChoice {
  const order = fullOrder(columns.filter(isChoosable), choice.order);
  if (id === other || !order.includes(id) || !order.includes(other)) return choice;
  const rest = order.filter((one) => one !== id);
  const at = rest.indexOf(other) + (side === 'after' ? 1 : 0);
  return { ...choice, order: [...rest.slice(0, at), id, ...rest.slice(at)] };
}

/** One place along `among`, ids in their order. The same choice where there is none. */
export function stepped(columns: readonly AnyColumn[], choice: TableChoice, among: readonly string[], id: string, by: 1 | -1): TableChoice {
  const at = among.indexOf(id);
  const other = at < 0 ? undefined : among[at + by];
  return other === undefined ? choice : placed(columns, choice, id, by === 1 ? 'after' : 'before', other);
}

/** What a press on a heading asks for: sorted, the other way round, and as the table itself has its rows. Numbers begin with the greatest. */
export function nextSort(sort: Sort | null, { id, isNumber, isTime }: Pick<Column<never>, 'id' | 'isNumber' | 'isTime'>): Sort | null {
  const isDownFirst = isNumber === true || isTime === true;
  if (sort?.by !== id) return { by: id, isDown: isDownFirst };
  return sort.isDown === isDownFirst ? { by: id, isDown: !isDownFirst } : null;
}

export type TableChoices = Readonly<Record<string, TableChoice>>;

/** Whatever the text is: what makes no sense is as usual. */
export function readTableChoices(text: string | null): TableChoices {
  let found: unknown;
  try {
    found = JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
  return Object.fromEntries(Object.entries(asRecord(found)).map(([table, value]) => [table, readChoice(asRecord(value))]));
}

function readChoice({ order, shown, sort }: Readonly<Record<string, unknown>>): TableChoice {
  const { by, isDown } = asRecord(sort);
  return {
    order: Array.isArray(order) ? order.filter((id) => typeof id === 'string') : [],
    shown: Object.fromEntries(Object.entries(asRecord(shown)).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean')),
    sort: typeof by === 'string' && typeof isDown === 'boolean' ? { by, isDown } : null,
  };
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
