import { inNumberForm } from '../format/number-form';
import { shownWords } from './language';

interface Pattern {
  readonly shape: RegExp;
  readonly names: readonly string[];
  readonly words: string;
}

const NAME = /\{\{ (\w+) \}\}/;
let patterns: readonly Pattern[] | undefined;
let patternsOf: object | undefined;

/**
 * What the engine or the exchange said in English, in the language shown: the engine speaks to all tabs alike, and each may
 * have another language. What no text fits stays as it is, as words of the exchange do.
 */
export function say(text: string): string {
  const words: Readonly<Record<string, string>> | undefined = shownWords();
  if (words === undefined || text === '') return text;
  const whole = Object.hasOwn(words, text) ? words[text] : undefined;
  if (whole !== undefined) return whole;
  for (const { shape, names, words: into } of patternsIn(words)) {
    const match = shape.exec(text);
    if (match === null) continue;
    const values = new Map(names.map((name, index) => [name, say(match[index + 1] ?? '')]));
    return into.replace(new RegExp(NAME, 'g'), (all, name: string) => values.get(name) ?? all);
  }
  return inNumberForm(text);
}

/** The most literal first: a pattern that is all names would fit anything. */
function patternsIn(words: Readonly<Record<string, string>>): readonly Pattern[] {
  if (patterns === undefined || patternsOf !== words) {
    patternsOf = words;
    patterns = Object.entries(words)
      .filter(([text]) => NAME.test(text))
      .sort(([one], [other]) => literalLength(other) - literalLength(one))
      .map(([text, into]) => ({ shape: shapeOf(text), names: [...text.matchAll(new RegExp(NAME, 'g'))].map(([, name]) => name ?? ''), words: into }))
      .filter(({ shape }) => shape.source !== '^(.+?)$');
  }
  return patterns;
}

const literalLength = (text: string): number => text.replaceAll(new RegExp(NAME, 'g'), '').length;

function shapeOf(text: string): RegExp {
  const parts = text.split(/\{\{ \w+ \}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.+?)')}$`, 's');
}
