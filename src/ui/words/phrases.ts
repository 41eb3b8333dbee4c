/** Reads texts backwards: from what was said, with values in it, to the text with names that it was made of. */
import { numberToType } from '../format/to-type';

/** Their values are somebody else's words: they stay as they are, whatever they say. */
const KEPT = new Set('theirs label time now typed parted joined'.split(' '));
/** So do these, and they are one word. */
const CODES = new Set('currency pair id tif'.split(' '));
/** Their values are numbers: nothing else fits there. */
const FIGURES = new Set('count amount size price least most figure other from to percent seconds code version trigger entry distance'.split(' '));
/** Their values are numbers that the user is told to type, or to keep to. */
const TO_TYPE = new Set('example enter next bound'.split(' '));
const isFigure = (name: string): boolean => FIGURES.has(name) || TO_TYPE.has(name);
/** Their values are texts of ours: where it is another, the whole text is another. */
const OURS = new Set('type side term reach where leg subject reference state'.split(' '));
const FIGURE = /^[+−-]?(?:\d[\d.,]*(?:[–-]\d[\d.,]*)?(?: ?%)?|—)$/;

/** So deep texts stand in one another. Deeper ones were not made here. */
const DEEPEST = 8;
/** Between texts that were put together, and how many of them are looked at in one. */
const GLUE = [' · ', '. ', '; ', ': ', ', '];
const MOST_CUTS = 8;
/** A text of ours takes a few dozen; what somebody wrote to take many is left as it is. */
const MOST_TRIES = 200;
const LONGEST = 1_000;

interface Phrase {
  /** What stands before, between and after the names. */
  readonly parts: readonly string[];
  readonly names: readonly string[];
  readonly words: string;
}

type Words = Readonly<Record<string, string>>;

export interface Phrasebook {
  /** In the other language; undefined: it is no text of these. */
  find(text: string): string | undefined;
}

/**
 * `own`: the texts that are read with values in them, and at the head of several that were put together. `all`: those that are
 * read as a whole. `formed`: a number in the form of the language. What no text fits inside of another stays as it is.
 */
export function phrasebook(own: Words, all: Words, formed: (text: string) => string): Phrasebook {
  const phrasesFor = indexed(phrasesOf(own));
  let tries = 0;

  const inWords = (name: string, value: string, depth: number): string | undefined => {
    if (KEPT.has(name)) return value;
    if (CODES.has(name)) return /\s/.test(value) ? undefined : value;
    if (isFigure(name) && !FIGURE.test(value)) return undefined;
    if (TO_TYPE.has(name)) return numberToType(value, formed(value));
    if (FIGURES.has(name)) return value.split('–').map(formed).join('–');
    return find(value, depth - 1) ?? (OURS.has(name) ? undefined : formed(value));
  };

  const fitting = (text: string, depth: number): string | undefined => {
    if (tries++ >= MOST_TRIES) return undefined;
    for (const phrase of phrasesFor(text)) {
      const values = valuesIn(text, phrase)?.map((value, i) => inWords(phrase.names[i] ?? '', value, depth));
      if (values?.every((value) => value !== undefined) !== true) continue;
      return phrase.words.replace(/\{\{ (\w+) \}\}/g, (_, name: string) => values[phrase.names.indexOf(name)] ?? '');
    }
    return undefined;
  };

  const known = (text: string, words: Words, depth: number): string | undefined =>
    (Object.hasOwn(words, text) ? words[text] : undefined) ?? fitting(text, depth);

  /** What was made a sentence: begun with a capital letter, ended with a point. */
  const sentence = (text: string, words: Words, depth: number): string | undefined => {
    const body = text.replace(/\.$/, '');
    const point = text.slice(body.length);
    const small = `${body.charAt(0).toLowerCase()}${body.slice(1)}`;
    const found = point === '' ? undefined : known(body, words, depth);
    if (found !== undefined || small === body) return found && `${found}${point}`;
    const begun = known(small, words, depth);
    return begun && `${begun.charAt(0).toUpperCase()}${begun.slice(1)}${point}`;
  };

  /** What stands behind one of ours: each part as far as it is known. */
  const following = (text: string, glue: string, depth: number): string => {
    const found = find(text, depth);
    if (found !== undefined) return found;
    const cut = text.indexOf(glue);
    const first = cut < 0 ? text : text.slice(0, cut);
    const begin = find(first, depth - 1) ?? formed(first);
    return cut < 0 ? begin : `${begin}${glue}${following(text.slice(cut + glue.length), glue, depth)}`;
  };

  /** Only where the first of them is ours, and more than a word: the next may be, or stays. */
  const together = (text: string, depth: number): string | undefined => {
    for (const glue of GLUE) {
      for (const cut of cutsIn(text, glue)) {
        const head = text.slice(0, cut);
        const mark = glue === '. ' ? '.' : '';
        if (!head.includes(' ')) continue;
        const begin = known(`${head}${mark}`, own, depth - 1) ?? sentence(`${head}${mark}`, own, depth - 1);
        if (begin === undefined) continue;
        return `${begin}${glue.slice(mark.length)}${following(text.slice(cut + glue.length), glue, depth)}`;
      }
    }
    return undefined;
  };

  const find = (text: string, depth: number): string | undefined =>
    depth <= 0 || text === '' ? undefined : (known(text, all, depth) ?? sentence(text, all, depth) ?? together(text, depth));

  return {
    find: (text) => {
      tries = 0;
      return text.length > LONGEST ? undefined : find(text, DEEPEST);
    },
  };
}

/** The most literal first. One that says nothing but its values would fit anything. */
function phrasesOf(own: Words): readonly Phrase[] {
  return Object.entries(own)
    .map(([text, words]): Phrase => {
      const parts = text.split(/\{\{ \w+ \}\}/);
      return { parts, names: [...text.matchAll(/\{\{ (\w+) \}\}/g)].map(([, name]) => name ?? ''), words };
    })
    .filter(({ parts, names }) => names.length > 0 && (/\p{L}{2}/u.test(parts.join(' ')) || names.some(isFigure)))
    .sort((one, other) => literal(other) - literal(one));
}

/** So much of the beginning tells most of them apart. */
const HEAD = 3;

/** Those that a text may be, by how it begins: most of them begin otherwise. */
function indexed(phrases: readonly Phrase[]): (text: string) => readonly Phrase[] {
  const headOf = ({ parts }: Phrase): string => (parts[0] ?? '').slice(0, HEAD);
  const beginning = (head: string): readonly Phrase[] => phrases.filter((phrase) => head.startsWith(headOf(phrase)));
  const byHead = new Map(phrases.map((phrase) => [headOf(phrase), beginning(headOf(phrase))]));
  const others = beginning('');
  return (text) => byHead.get(text.slice(0, HEAD)) ?? byHead.get(text.slice(0, HEAD - 1)) ?? byHead.get(text.slice(0, 1)) ?? others;
}

const literal = ({ parts }: Phrase): number => parts.join('').length;

/** What stands in place of each name, the shortest that fits; undefined: it is another text. As long as the text takes to be read. */
function valuesIn(text: string, { parts }: Phrase): readonly string[] | undefined {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last)) return undefined;
  const end = text.length - last.length;
  const values: string[] = [];
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at + 1);
    if (found < 0 || found + part.length >= end) return undefined;
    values.push(text.slice(at, found));
    at = found + part.length;
  }
  if (at >= end) return undefined;
  return [...values, text.slice(at, end)];
}

/** Where a text may have been put together, the last place first. */
function cutsIn(text: string, glue: string): readonly number[] {
  const cuts: number[] = [];
  for (let at = text.indexOf(glue); at >= 0 && cuts.length < MOST_CUTS; at = text.indexOf(glue, at + 1)) cuts.unshift(at);
  return cuts;
}
