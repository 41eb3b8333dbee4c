import { type InstrumentId, isInstrumentId } from '../../domain/instrument';
import { GROUPINGS, type Grouping, LADDERS } from '../panels/book/grouping';
import { sizeFilter } from '../panels/tape/size-filter';

/** What the user chose for one pair and may not fit another. */
export interface PairChoices {
  /** How coarse its order book is. */
  readonly grouping: Grouping;
  /** The smallest trade on its tape, as typed: `0.5`, `1k`. Empty: all are shown. */
  readonly minimum: string;
}

/** Of each pair that differs from the usual; the last changed is the last. */
export type ChoicesByPair = Readonly<Record<InstrumentId, PairChoices>>;

export const USUAL: PairChoices = { grouping: GROUPINGS[0] as Grouping, minimum: '' };

/** Nobody arranges more pairs than this; what was changed longest ago goes first. */
const MOST_PAIRS = 50;
/** Letters that a filter may have. */
export const LONGEST_MINIMUM = 12;

/** Whatever the value is: pairs and choices that make no sense are left out. */
export function readChoices(value: unknown): ChoicesByPair {
  if (typeof value !== 'object' || value === null) return {};
  const found: [InstrumentId, PairChoices][] = [];
  for (const [id, choices] of Object.entries(value)) if (isInstrumentId(id)) found.push([id, readOne(choices)]);
  return kept(found);
}

/** The same choices but for this change of one pair. */
export function withChoice(all: ChoicesByPair, id: InstrumentId, change: Partial<PairChoices>): ChoicesByPair {
  const { [id]: before = USUAL, ...others } = all;
  return kept([...Object.entries(others), [id, { ...before, ...change }]] as [InstrumentId, PairChoices][]);
}

function readOne(value: unknown): PairChoices {
  const { grouping, minimum } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof PairChoices, unknown>>;
  const { precision, multiple } = (typeof grouping === 'object' && grouping !== null ? grouping : {}) as Partial<Record<keyof Grouping, unknown>>;
  return {
    grouping: LADDERS.find((one) => one.precision === precision && one.multiple === multiple) ?? USUAL.grouping,
    minimum: typeof minimum === 'string' && minimum.length <= LONGEST_MINIMUM && sizeFilter(minimum).isValid ? minimum : USUAL.minimum,
  };
}

function kept(choices: readonly (readonly [InstrumentId, PairChoices])[]): ChoicesByPair {
  return Object.fromEntries(choices.filter(([, one]) => one.grouping !== USUAL.grouping || one.minimum !== USUAL.minimum).slice(-MOST_PAIRS));
}
