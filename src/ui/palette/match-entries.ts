/** Something that the palette can do. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  /** What it is one of: `Pair`, `Chart`, `Workspace`. It is searched as well. */
  readonly kind: string;
  /** What else it is searched by, as its kind is. */
  readonly english?: string;
}

/** Nobody reads more, and all of them are in the document. */
export const MOST_ENTRIES = 50;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The letters of `short` in `long`, in order, the first being the first. */
function isSpelt(short: string, long: string): boolean {
  if (short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

/** How well one typed word fits the words of an entry, lower is better. Undefined: not at all. */
function fitOf(typed: string, words: readonly string[]): number | undefined {
  if (words.includes(typed)) return 0;
  if (words.some((word) => word.startsWith(typed))) return 1;
  if (typed.length >= 3 && words.some((word) => word.includes(typed))) return 2;
  return typed.length >= 2 && words.some((word) => isSpelt(typed, word)) ? 3 : undefined;
}

/** Lower is better; undefined where some typed word fits nothing. A label that begins as typed comes before all others. */
export function rankOf(entry: Pick<Entry, 'label' | 'kind' | 'english'>, typed: string): number | undefined {
  const [label, kind] = [wordsOf(entry.label), wordsOf(`${entry.kind} ${entry.english ?? ''}`)];
  let rank = 0;
  for (const word of wordsOf(typed)) {
    const ofLabel = fitOf(word, label);
    const ofKind = fitOf(word, kind);
    const fit = Math.min(ofLabel ?? Number.POSITIVE_INFINITY, (ofKind ?? Number.POSITIVE_INFINITY) + 0.5);
    if (fit === Number.POSITIVE_INFINITY) return undefined;
    rank += fit;
  }
  return entry.label.toLowerCase().startsWith(typed.trim().toLowerCase()) ? rank - 1 : rank;
}

/** Entries that have every word of what was typed, or its letters, best first, in their own order among equals. */
export function matchEntries<One extends Entry>(entries: readonly One[], typed: string): readonly One[] {
  return entries
    .map((entry, at) => ({ entry, at, rank: rankOf(entry, typed) }))
    .filter((match): match is typeof match & { rank: number } => match.rank !== undefined)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, MOST_ENTRIES)
    .map(({ entry }) => entry);
}
