/** Which orders are asked about before they leave: by what they are, how large they are and where they were asked for. */
import { compare, type Decimal, isPositive, multiply } from '../../domain/money';
import type { Origin } from '../../domain/order/order';
import type { OrderSet } from '../../domain/order/order-set';
import { type Text, t } from '../words/t';

export const CONFIRMATIONS = ['none', 'dialog', 'hold'] as const;
/** `hold`: the button of the dialog must be held down. */
export type Confirmation = (typeof CONFIRMATIONS)[number];

export const CONFIRM_KINDS = ['limit', 'market', 'conditional', 'group'] as const;
export const CONFIRM_SIZES = ['small', 'large'] as const;
export const CONFIRM_SOURCES = ['ticket', 'book', 'chart', 'hotkey', 'panel', 'ladder', 'palette'] as const satisfies readonly Origin[];
export type ConfirmSource = (typeof CONFIRM_SOURCES)[number];

/** One place of the matrix. */
export interface ConfirmCell {
  readonly kind: (typeof CONFIRM_KINDS)[number];
  readonly size: (typeof CONFIRM_SIZES)[number];
  readonly source: ConfirmSource;
}
export type CellKey = `${ConfirmCell['kind']} ${ConfirmCell['size']} ${ConfirmSource}`;
/** Cells that the user set; the others are as usual. */
export type ConfirmChoices = Readonly<Partial<Record<CellKey, Confirmation>>>;

export const cellKey = ({ kind, size, source }: ConfirmCell): CellKey => `${kind} ${size} ${source}`;

/** Of what is available an order that holds back more than this is large. */
export const LARGE_PERCENT = 10;

/**
 * Where an order belongs. A bracket that enters at market is a market order: what it does, it does at once. An order of
 * which it is not known what it holds back, or out of how much, is large.
 */
export function cellOf(
  set: OrderSet,
  funds: { readonly reserves: Decimal | null; readonly available: Decimal } | null,
  source: ConfirmSource,
): ConfirmCell {
  return { kind: kindOf(set), size: isLarge(funds) ? 'large' : 'small', source };
}

/**
 * Without a choice of the user: a large market order has a dialog wherever it was asked for, and so has a large limit that
 * a single key or a press on a price sends; what was typed into the palette always has one. All else leaves at once, as its
 * button says. On a phone (`isNarrow`) every market order is asked about: a thumb may have missed what it meant.
 */
export function usualConfirmation({ kind, size, source }: ConfirmCell, isNarrow: boolean): Confirmation {
  // Nobody has seen it in the ticket yet.
  if (source === 'palette') return 'dialog';
  if (kind === 'market' && isNarrow) return 'dialog';
  if (size === 'small') return 'none';
  if (kind === 'market') return 'dialog';
  return kind === 'limit' && source !== 'ticket' && source !== 'panel' ? 'dialog' : 'none';
}

export const confirmationOf = (cell: ConfirmCell, choices: ConfirmChoices, isNarrow: boolean): Confirmation =>
  choices[cellKey(cell)] ?? usualConfirmation(cell, isNarrow);

/** A choice that is as usual on every screen is none: what is usual may change. On one alone it is a choice for the other. */
export function withConfirmation(choices: ConfirmChoices, cell: ConfirmCell, chosen: Confirmation): ConfirmChoices {
  const { [cellKey(cell)]: _, ...others } = choices;
  const isUsual = [false, true].every((isNarrow) => chosen === usualConfirmation(cell, isNarrow));
  return isUsual ? others : { ...others, [cellKey(cell)]: chosen };
}

/** Whatever the text is: what makes no sense is left out, and is as usual. */
export function readConfirmChoices(text: string | null): ConfirmChoices {
  let found: unknown;
  try {
    found = JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
  if (typeof found !== 'object' || found === null) return {};
  const chosen = found as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    CELLS.flatMap((cell) => {
      const value = CONFIRMATIONS.find((one) => one === chosen[cellKey(cell)]);
      return value === undefined ? [] : [[cellKey(cell), value]];
    }),
  );
}

export const CELLS: readonly ConfirmCell[] = CONFIRM_KINDS.flatMap((kind) =>
  CONFIRM_SIZES.flatMap((size) => CONFIRM_SOURCES.map((source) => ({ kind, size, source }))),
);

const KIND_WORDS = {
  limit: 'Limit orders',
  market: 'Market orders',
  conditional: 'Stops and take-profits',
  group: 'OCO, bracket and scaled orders',
} as const satisfies Readonly<Record<ConfirmCell['kind'], Text>>;
const SOURCE_WORDS = {
  ticket: 'from the ticket',
  book: 'from the book',
  chart: 'from the chart',
  hotkey: 'by key',
  panel: 'from a table',
  ladder: 'from the ladder',
  palette: 'from the palette',
} as const satisfies Readonly<Record<ConfirmSource, Text>>;
const SIZE_WORDS = {
  small: 'up to {{ percent }} % of what is available',
  large: 'above {{ percent }} % of what is available',
} as const satisfies Readonly<Record<ConfirmCell['size'], Text>>;
const sizeWords = (size: ConfirmCell['size']): string => t(SIZE_WORDS[size], { percent: LARGE_PERCENT });
export const kindWords = (kind: ConfirmCell['kind']): string => t(KIND_WORDS[kind]);
export const sourceWords = (source: ConfirmSource): string => t(SOURCE_WORDS[source]);
/** `Market orders above 10 % of what is available, from the ticket`. */
export const cellWords = ({ kind, size, source }: ConfirmCell): string => `${kindWords(kind)} ${sizeWords(size)}, ${sourceWords(source)}`;

function kindOf({ group, orders }: OrderSet): ConfirmCell['kind'] {
  const type = orders[0]?.terms.type;
  if (type === 'market') return 'market';
  if (group !== null) return 'group';
  return type === 'limit' ? 'limit' : 'conditional';
}

function isLarge(funds: { readonly reserves: Decimal | null; readonly available: Decimal } | null): boolean {
  if (funds === null || funds.reserves === null || !isPositive(funds.available)) return true;
  return compare(multiply(funds.reserves, '100' as Decimal), multiply(funds.available, String(LARGE_PERCENT) as Decimal)) > 0;
}
