import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Chord, chord } from '../../../src/ui/parts/chord';

interface Usual {
  readonly id: string;
  readonly chord: Chord;
  readonly isOfPanel: boolean;
}

/** What stands between the parentheses that open at `start`, parted by the commas that are of none inside of it. */
function argumentsAt(source: string, start: number): readonly string[] {
  const parts = [''];
  let [depth, isQuoted] = [0, false];
  for (const letter of source.slice(start + 1)) {
    if (letter === "'") isQuoted = !isQuoted;
    else if (!isQuoted && '([{'.includes(letter)) depth++;
    else if (!isQuoted && ')]}'.includes(letter)) depth--;
    if (depth < 0) break;
    if (letter === ',' && depth === 0 && !isQuoted) parts.push('');
    else parts.push(`${parts.pop()}${letter}`);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

const HOTKEY = /(?:id: (?:'([^']+)'|`([^`]+)`),\s*)?key: (?:'([^']*)'|String\(i \+ 1\)),((?:\s*is[A-Z]\w*: true,)*)/g;

/** All that the interface offers by a usual key, as its source has it. */
const usual: readonly Usual[] = readdirSync('src/ui', { recursive: true, encoding: 'utf8' }).flatMap((path) => {
  if (!/\.tsx?$/.test(path)) return [];
  const source = readFileSync(`src/ui/${path}`, 'utf8');
  return [...source.matchAll(/^\s*createHotkeys(?=\()/gm)].flatMap(({ index, 0: call }) => {
    const [, keys = '', where] = argumentsAt(source, index + call.length);
    return [...keys.matchAll(HOTKEY)].flatMap(([, plain, made, key, flags = '']) => {
      const held = { isCommand: flags.includes('isCommand'), isShifted: flags.includes('isShifted'), isAlt: flags.includes('isAlt') };
      // Those of the chart's intervals are counted.
      const names = key === undefined ? [...'123456789'] : key === '' ? [] : [key];
      return names.map((name) => ({ id: plain ?? `${made ?? path} ${name}`, chord: chord(name, held), isOfPanel: where !== undefined }));
    });
  });
});

test('they are found, with what they belong to', () => {
  expect(usual).toContainEqual({ id: 'palette', chord: 'Mod+k', isOfPanel: false });
  expect(usual).toContainEqual({ id: 'workspace lock', chord: 'l', isOfPanel: false });
  expect(usual).toContainEqual({ id: 'order cancel all', chord: 'Mod+Shift+c', isOfPanel: false });
  expect(usual).toContainEqual({ id: 'tape hold', chord: 'h', isOfPanel: true });
  expect(usual).toContainEqual({ id: 'watch add', chord: 'i', isOfPanel: true });
  expect(usual.filter(({ chord }) => chord === '1')).toHaveLength(1);
  expect(usual.length).toBeGreaterThan(40);
});

test('a key that works wherever the user is has one meaning: no panel has it as well, nor anything else', () => {
  for (const one of usual.filter(({ isOfPanel }) => !isOfPanel))
    expect(usual.filter((other) => other.chord === one.chord).map(({ id }) => id)).toEqual([one.id]);
});
