import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FLASH_STRENGTH } from '../../src/ui/panels/book/ladder-view';
import { PROFILE_COLOURS } from '../../src/worker/protocol/vault-view';

const css = readFileSync(new URL('../../src/ui/styles/tokens.css', import.meta.url), 'utf8');
const block = (start: string): Map<string, string> => {
  const from = css.indexOf(start);
  const text = css.slice(from, css.indexOf('\n}', from));
  return new Map([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1] as string, m[2] as string]));
};
const dark = block(':root {');
const light = block(':root[data-theme="light"]');

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [x = 0, y = 0] = [luminance(a), luminance(b)].sort((m, n) => n - m);
  return (x + 0.05) / (y + 0.05);
};

for (const [name, theme] of [
  ['dark', dark],
  ['light', light],
] as const) {
  test(`every text colour of the ${name} theme reaches 4.5:1 on every surface`, () => {
    for (const text of ['text-1', 'text-2', 'text-3', 'accent', 'caution', 'paper', 'buy', 'sell']) {
      for (const surface of ['panel', 'raised', 'hover', 'selected']) {
        const ratio = contrast(theme.get(text) ?? '', theme.get(surface) ?? '');
        expect(ratio, `${text} on ${surface}: ${ratio.toFixed(2)}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
}

test('each colour of an account is seen on what it stands on, in both themes', () => {
  const marks = [...dark.keys()].filter((name) => name.startsWith('mark-'));
  expect(marks).toEqual(PROFILE_COLOURS.map((colour) => `mark-${colour}`));
  for (const theme of [dark, light])
    for (const mark of marks) expect(contrast(theme.get(mark) ?? '', theme.get('panel') ?? ''), mark).toBeGreaterThanOrEqual(3);
});

/** A colour of a token that lets what is behind it through, laid over that, as much of it as `part` says. */
function over(ground: string, start: string, name: string, part = 1): string {
  const from = css.indexOf(`--${name}:`, css.indexOf(start));
  const [, ...numbers] = /rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)/.exec(css.slice(from)) ?? [];
  const alpha = (Number(numbers[3]) / 100) * part;
  const mixed = [1, 3, 5].map((at, i) => alpha * Number(numbers[i]) + (1 - alpha) * Number.parseInt(ground.slice(at, at + 2), 16));
  return `#${mixed.map((c) => Math.round(c).toString(16).padStart(2, '0')).join('')}`;
}

for (const [name, theme, start] of [
  ['dark', dark, ':root {'],
  ['light', light, ':root[data-theme="light"]'],
] as const) {
  test(`what stands in the book of the ${name} theme is read over a bar, and the size in a flash`, () => {
    for (const side of ['buy', 'sell']) {
      const bar = over(theme.get('panel') ?? '', start, `${side}-tint`);
      const flash = over(bar, start, `${side}-flash`, FLASH_STRENGTH);
      for (const text of ['text-1', 'text-2', 'text-3', side])
        expect(contrast(theme.get(text) ?? '', bar), `${text} on ${bar}`).toBeGreaterThanOrEqual(4.5);
      for (const text of ['text-1', 'text-2']) expect(contrast(theme.get(text) ?? '', flash), `${text} on ${flash}`).toBeGreaterThanOrEqual(4.5);
    }
  });
}

test('both themes name the same colours', () => {
  expect([...light.keys()].sort()).toEqual([...dark.keys()].sort());
});
