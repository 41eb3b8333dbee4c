import { shownWords } from './language';

interface Pattern {
  readonly shape: RegExp;
  readonly names: readonly string[];
  readonly english: string;
}

interface Reverse {
  readonly whole: ReadonlyMap<string, string>;
  readonly patterns: readonly Pattern[];
}

/** Asked of the same few labels with each letter that is typed. */
const MOST_KEPT = 500;
const NAME = /\{\{ (\w+) \}\}/g;
let reverse: Reverse | undefined;
let reverseOf: object | undefined;
const kept = new Map<string, string>();

/**
 * The English of a text that is shown, for who looks for it by that. What no text fits stays as it is, and so does all of it
 * in English. Only ever for finding: two English texts may have one Swedish.
 */
export function englishOf(shown: string): string {
  const words: Readonly<Record<string, string>> | undefined = shownWords();
  if (words === undefined) return shown;
  if (reverse === undefined || reverseOf !== words) {
    reverse = reversed(words);
    reverseOf = words;
    kept.clear();
  }
  const known = kept.get(shown);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const english = readBack(shown, reverse);
  kept.set(shown, english);
  return english;
}

function readBack(shown: string, { whole, patterns }: Reverse): string {
  const found = whole.get(shown);
  if (found !== undefined) return found;
  for (const { shape, names, english } of patterns) {
    const match = shape.exec(shown);
    if (match === null) continue;
    const values = new Map(names.map((name, i) => [name, englishOf(match[i + 1] ?? '')]));
    return english.replace(NAME, (all, name: string) => values.get(name) ?? all);
  }
  return shown;
}

/** The most literal first. */
function reversed(words: Readonly<Record<string, string>>): Reverse {
  const all = Object.entries(words).map(([text, into]) => ({ english: text.replace(/\|[^|]*$/, ''), into }));
  const literalLength = ({ into }: { readonly into: string }): number => into.replace(NAME, '').trim().length;
  return {
    whole: new Map(all.map(({ english, into }) => [into, english])),
    patterns: all
      .filter((one) => one.into.search(NAME) >= 0 && literalLength(one) > 2)
      .sort((one, other) => literalLength(other) - literalLength(one))
      .map(({ english, into }) => ({ shape: shapeOf(into), names: [...into.matchAll(NAME)].map(([, name]) => name ?? ''), english })),
  };
}

function shapeOf(text: string): RegExp {
  const parts = text.split(/\{\{ \w+ \}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.+?)')}$`, 's');
}
