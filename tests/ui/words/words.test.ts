import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { swedish } from '../../../src/ui/words/sv';
import { textsOf } from './texts-of';

/** Texts that are the same in every language: names, and what only builders of the program see. */
const NAMES = new Set<string>([]);

/** Parts of the interface whose words are still English alone. */
const NOT_YET = [
  'alerts',
  'books',
  'dock',
  'first-picture',
  'keys',
  'layout',
  'notices',
  'pair-search',
  'palette',
  'panels',
  'parts',
  'settings',
  'shell',
  'trading',
  'vault',
  'terminal-context.tsx',
];

const files = (readdirSync('src/ui', { recursive: true }) as string[])
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.tsx?$/.test(name) && !/^(gallery|words)\//.test(name));
const read = (name: string): string => readFileSync(`src/ui/${name}`, 'utf8');

describe('no text of the interface is English alone', () => {
  test.each(files.filter((name) => !NOT_YET.some((part) => name.startsWith(part))))('%s', (name) => {
    const bare = textsOf(read(name), name).filter(
      ({ text, isTemplate, isBare }) => !NAMES.has(text) && (isTemplate || isBare || !Object.hasOwn(swedish, text)),
    );
    expect(bare.map(({ line, text }) => `line ${line}: ${text}`)).toEqual([]);
  });
});

test('what is looked for is found: between tags, in attributes, in templates and elsewhere', () => {
  const source = [
    'const a = <p title="Close">Some words</p>;',
    "const b = { label: 'send' };",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code that is read.
    'const c = `Not sent: ${why}`;',
    "const d = t('Cancel') + say(x) + 'two words';",
    'const e = <p class="a b" data-x="Some words">{t(\'Close\')} 12</p>;',
  ].join('\n');
  expect(textsOf(source, 'a.tsx').map(({ line, text }) => [line, text])).toEqual([
    [1, 'Close'],
    [1, 'Some words'],
    [2, 'send'],
    [3, 'Not sent: {{}}'],
    [4, 'Cancel'],
    [4, 'two words'],
    [5, 'Close'],
  ]);
});

describe('the Swedish words', () => {
  const entries = Object.entries(swedish);
  const namesIn = (text: string): readonly string[] => [...text.matchAll(/\{\{ (\w+) \}\}/g)].map(([, name]) => name ?? '').sort();

  test.each(entries)('%s: has the same values in it', (text, words) => {
    expect(namesIn(words)).toEqual(namesIn(text));
    expect(words.trim()).toBe(words);
    expect(words).not.toBe('');
  });

  test('each text stands in one file', () => {
    const parts = (readdirSync('src/ui/words/sv', { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'));
    const all = parts.flatMap((name) =>
      [...readFileSync(`src/ui/words/sv/${name}`, 'utf8').matchAll(/^ {2}(?:'((?:[^'\\]|\\.)*)'|(\w+)):/gm)].map((match) => match[1] ?? match[2]),
    );
    expect(all.filter((text, index) => all.indexOf(text) !== index)).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(entries.length);
  });

  test('each text is shown somewhere', () => {
    const sources = ['src/ui', 'src/worker', 'src/domain', 'src/venues', 'src/client', 'src/app']
      .flatMap((root) =>
        (readdirSync(root, { recursive: true }) as string[])
          .filter((name) => /\.tsx?$/.test(name) && !/words[\\/]sv/.test(name))
          .map((name) => `${root}/${name}`),
      )
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    // What the engine says has expressions where the text has names.
    const isThere = (text: string): boolean =>
      sources.includes(text.replaceAll("'", "\\'")) || text.split(/\{\{ \w+ \}\}/).every((part) => sources.includes(part.trim()));
    expect(entries.map(([text]) => text).filter((text) => !isThere(text))).toEqual([]);
  });
});
