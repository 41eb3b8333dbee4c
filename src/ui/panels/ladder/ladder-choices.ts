import { type InstrumentId, isInstrumentId } from '../../../domain/instrument';
import { compare, type Decimal, magnitudeOf, multiply, parseDecimal, powerOfTen } from '../../../domain/money';
import { readPositive } from '../../../domain/order/typed-number';
import { inNumberForm } from '../../format/number-form';
import { say } from '../../words/say';
import { t } from '../../words/t';
import { GROUPINGS, type Grouping } from '../book/grouping';

export const SIZE_COUNT = 5;
/** Letters that a size may have. */
export const LONGEST_SIZE = 20;
/** Nobody trades more pairs by hand; what was changed longest ago goes first. */
const MOST_PAIRS = 50;
const KEY = 'tapedeck/ladder';

/** What the user chose for the ladder of one pair. */
export interface LadderChoices {
  /** How far rows are apart. */
  readonly grouping: Grouping;
  /** What a press asks for, base units as typed; null: as usual for the pair. */
  readonly sizes: readonly string[] | null;
  /** Which of them, from 0. */
  readonly chosen: number;
}

export const USUAL_LADDER: LadderChoices = { grouping: GROUPINGS[0] as Grouping, sizes: null, chosen: 0 };

type ByPair = Readonly<Record<InstrumentId, LadderChoices>>;

/** Five sizes that a pair takes, the first about its smallest order. */
export function usualSizes(minSize: string | undefined): readonly string[] {
  const least = parseDecimal(minSize ?? '') ?? ('0.001' as Decimal);
  const power = powerOfTen(magnitudeOf(least));
  const first = compare(power, least) >= 0 ? power : powerOfTen(magnitudeOf(least) + 1);
  return ['1', '5', '10', '50', '100'].map((times) => multiply(first, times as Decimal));
}

/** Whatever the text is: pairs and choices that make no sense are left out. */
export function readLadders(text: string | null): ByPair {
  let found: unknown = null;
  try {
    found = JSON.parse(text ?? 'null');
  } catch {
    // Not ours, or torn.
  }
  const pairs = typeof found === 'object' && found !== null ? Object.entries(found) : [];
  return Object.fromEntries(
    pairs
      .filter(([id]) => isInstrumentId(id))
      .map(([id, value]) => [id, readOne(value)])
      .slice(-MOST_PAIRS),
  );
}

function readOne(value: unknown): LadderChoices {
  const { grouping, sizes, chosen } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof LadderChoices, unknown>>;
  const { precision, multiple } = (typeof grouping === 'object' && grouping !== null ? grouping : {}) as Partial<Record<keyof Grouping, unknown>>;
  return {
    grouping: GROUPINGS.find((one) => one.precision === precision && one.multiple === multiple) ?? USUAL_LADDER.grouping,
    sizes: Array.isArray(sizes) && sizes.length === SIZE_COUNT && sizes.every(isSize) ? sizes : null,
    chosen: Number.isInteger(chosen) && (chosen as number) >= 0 && (chosen as number) < SIZE_COUNT ? (chosen as number) : 0,
  };
}

export const isSize = (text: unknown): text is string => typeof text === 'string' && text.length <= LONGEST_SIZE && readPositive(text).ok;

/** A size in the form of the language shown. With a comma it was typed, and stands as it was: the comma parts no thousands. */
export const sizeWords = (size: string): string => (size.includes(',') ? size : inNumberForm(size));

/** Why no press is sent while this stands in the field of the chosen size; empty: it is what is sent. */
export function typedTrouble(typed: string, chosen: string): string {
  const read = readPositive(typed);
  if (!read.ok) return t('The size: {{ why }}', { why: say(read.error.words) });
  return typed.trim() === chosen ? '' : t('The size was still being typed: see that it is right, and press again.');
}

/** Storage may be absent or refuse: then nothing is remembered. */
export function loadLadder(id: InstrumentId): LadderChoices {
  return load()[id] ?? USUAL_LADDER;
}

/** As it stands in storage now: another tab may have chosen for another pair since. */
export function saveLadder(id: InstrumentId, choices: LadderChoices): void {
  const { [id]: _, ...others } = load();
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...others, [id]: choices }));
  } catch {
    // As above.
  }
}

function load(): ByPair {
  try {
    return readLadders(localStorage.getItem(KEY));
  } catch {
    return {};
  }
}
