/** Which columns of a table are shown, in which order and how wide, and by which its rows are sorted. */
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
  /** Pixels, set by hand. Absent: its own. */
  readonly widths: Readonly<Record<string, number>>;
  /** Null: as the table itself has them. */
  readonly sort: Sort | null;
}

export const AS_USUAL: TableChoice = { order: [], shown: {}, widths: {}, sort: null };
export const isAsUsual = ({ order, shown, widths, sort }: TableChoice): boolean =>
  order.length === 0 && Object.keys(shown).length === 0 && Object.keys(widths).length === 0 && sort === null;

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
/** As it was set by hand, or else its own. */
export const widthIn = (column: AnyColumn, { widths }: Pick<TableChoice, 'widths'>): number => widths[column.id] ?? widthOf(column);
export const widthOfAll = (columns: readonly AnyColumn[], choice: TableChoice = AS_USUAL): number =>
  columns.reduce((sum, column) => sum + widthIn(column, choice), 0);

/** What a column is drawn at. Null: it has what is left of the width. */
export const drawnWidth = (column: AnyColumn & Pick<Column<never>, 'grows'>, choice: TableChoice): number | null =>
  choice.widths[column.id] ?? (column.grows === true ? null : widthOf(column));

/** The first letters of a heading fit in it. */
export const LEAST_WIDTH = 40;
/** Wider is never of use, and further than a hand goes by mistake. */
export const MOST_WIDTH = 1000;
/** What a key widens or narrows by. */
export const STEP_PX = 8;
const withinBounds = (width: number): number => Math.min(Math.max(Math.round(width), LEAST_WIDTH), MOST_WIDTH);

/** A column at this width by hand. Null: at its own again. */
export function widened(choice: TableChoice, id: string, width: number | null): TableChoice {
  const next = width === null ? null : withinBounds(width);
  if (next === (choice.widths[id] ?? null)) return choice;
  const { [id]: _, ...others } = choice.widths;
  return { ...choice, widths: next === null ? others : { ...others, [id]: next } };
}

/**
 * What a table shows in `room` pixels, in order; columns of buttons are the last. What the user chose or set the width of is shown whatever the
 * room; of the rest what is always shown, and as long as they fit, in the table's own order, those that want room, then those that want what is spare.
 */
export function arranged<One extends AnyColumn>(columns: readonly One[], choice: TableChoice, room: number): readonly One[] {
  const buttons = columns.filter((column) => column.cell !== undefined && column.title === '');
  const isWanted = ({ id, usual }: One): boolean => choice.shown[id] ?? (usual === undefined || choice.widths[id] !== undefined);
  const choosable = columns.filter(isChoosable);
  const shown = new Set(choosable.filter(isWanted));
  let left = room - widthOfAll([...shown, ...buttons], choice);
  const inTurn = (['room', 'spare'] as const).flatMap((turn) => choosable.filter(({ usual }) => usual === turn));
  for (const column of inTurn) {
    if (shown.has(column) || choice.shown[column.id] !== undefined || widthIn(column, choice) > left) continue;
    shown.add(column);
    left -= widthIn(column, choice);
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

function readChoice({ order, shown, widths, sort }: Readonly<Record<string, unknown>>): TableChoice {
  const { by, isDown } = asRecord(sort);
  return {
    order: Array.isArray(order) ? order.filter((id) => typeof id === 'string') : [],
    shown: Object.fromEntries(Object.entries(asRecord(shown)).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean')),
    widths: Object.fromEntries(
      Object.entries(asRecord(widths))
        .filter((entry): entry is [string, number] => Number.isFinite(entry[1]))
        .map(([id, width]) => [id, withinBounds(width)]),
    ),
    sort: typeof by === 'string' && typeof isDown === 'boolean' ? { by, isDown } : null,
  };
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
