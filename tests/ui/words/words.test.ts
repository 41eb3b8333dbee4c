import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { swedish } from '../../../src/ui/words/sv';
import { textsOf } from './texts-of';

/** Texts that are the same in every language: names, and what only builders of the program see. */
const NAMES = new Set<string>([
  'BTC/USD',
  'ETH/USD',
  // As the browser calls keys, and what is held with them.
  ...'Control Meta Alt AltGraph Shift CapsLock Fn Dead Process Unidentified Mod+ Alt+ Shift+'.split(' '),
  'outside of TerminalProvider',
  'CSV',
  'Bitfinex',
  'WebSocket',
  'Ctrl',
  'Esc',
  'UTC',
  // What is built in, whose work it is, and under which licence.
  'Tapedeck',
  'TradingView',
  'Apache License, Version 2.0',
  'Inter · SIL Open Font License 1.1 · © The Inter Project Authors ·',
  'Solid',
  'Ryan Carniato',
  'Comlink',
  'Apache-2.0',
  'Google LLC',
  'Jake Archibald',
  'Benny Neugebauer',
  'Valibot',
  'Fabian Hiller',
  'Workbox',
]);

const files = ['ui', 'app']
  .flatMap((root) => (readdirSync(`src/${root}`, { recursive: true }) as string[]).map((name) => `${root}/${name.replaceAll('\\', '/')}`))
  .filter((name) => /\.tsx?$/.test(name) && !/^ui\/(gallery|words)\//.test(name));
const read = (name: string): string => readFileSync(`src/${name}`, 'utf8');

describe('no text of the interface is English alone', () => {
  test.each(files)('%s', (name) => {
    const bare = textsOf(read(name), name).filter(
      ({ text, isTemplate, isBare }) => !NAMES.has(text.trim()) && (isTemplate || isBare || !Object.hasOwn(swedish, text)),
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
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as above.
    'const f = { id: `new workspace ${name}`, key: "Some words", chord: "Mod+Shift+c", at: "(prefers-contrast: more)" };',
    'const g = <p><kbd>Delete</kbd> <b>Delete</b> <kbd>{"Some words"}</kbd></p>;',
    "const h = <p title={x ? 'Close' : t('Cancel')}>{x && 'Send'}</p>;",
  ].join('\n');
  expect(textsOf(source, 'a.tsx').map(({ line, text }) => [line, text])).toEqual([
    [1, 'Close'],
    [1, 'Some words'],
    [2, 'send'],
    [3, 'Not sent: {{}}'],
    [4, 'Cancel'],
    [4, 'two words'],
    [5, 'Close'],
    [7, 'Delete'],
    [7, 'Some words'],
    [8, 'Close'],
    [8, 'Close'],
    [8, 'Cancel'],
    [8, 'Send'],
    [8, 'Send'],
  ]);
});

describe('the Swedish words', () => {
  const entries = Object.entries(swedish);
  const namesIn = (text: string): readonly string[] => [...text.matchAll(/\{\{ (\w+) \}\}/g)].map(([, name]) => name ?? '').sort();

  test('have the same values in them, and nothing around them', () => {
    const isSame = (text: string, words: string): boolean =>
      words !== '' && words.trim() === words && String(namesIn(words)) === String(namesIn(text));
    expect(entries.filter(([text, words]) => !isSame(text, words))).toEqual([]);
  });

  test('each text stands in one file', () => {
    const all = (readdirSync('src/ui/words/sv', { recursive: true }) as string[])
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) =>
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
    // What the engine says has expressions where the text has names, and descriptions of orders are put together of two texts.
    const isThere = (text: string): boolean =>
      sources.includes(text.replaceAll("'", "\\'").replaceAll('\u00a0', '\\u00a0')) ||
      text.split(/\{\{ \w+ \}\}/).every((part) => sources.includes(part.trim()));
    expect(entries.map(([text]) => text).filter((text) => !isThere(text))).toEqual([]);
  });
});
