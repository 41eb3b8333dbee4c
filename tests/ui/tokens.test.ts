import { describe, expect, test } from 'vitest';
import { FLASH_STRENGTH } from '../../src/ui/panels/book/ladder-view';
import { PROFILE_COLOURS } from '../../src/worker/protocol/vault-view';
import { type Colour, colourOf, contrast, namesIn, over, tokensOf } from '../support/tokens';

const THEMES = [
  ['dark', 4.5],
  ['light', 4.5],
  ['contrast', 7],
] as const;
const PALETTES = ['green-red', 'blue-orange'] as const;
const SURFACES = ['panel', 'raised', 'hover', 'selected'] as const;
const TEXTS = ['text-1', 'text-2', 'text-3', 'accent', 'caution', 'paper', 'buy', 'sell'] as const;

for (const [theme, least] of THEMES)
  for (const palette of PALETTES)
    for (const up of ['green', 'red'])
      describe(`theme ${theme}, palette ${palette}, ${up} is up`, () => {
        const tokens = tokensOf({ theme, palette, up });
        const colour = (name: string): Colour => colourOf(tokens, name);
        /** Each of the texts is read on what stands there. */
        const expectRead = (texts: readonly string[], ground: Colour, where: string): void => {
          for (const text of texts) {
            const ratio = contrast(colour(text), ground);
            expect(ratio, `${text} on ${where}: ${ratio.toFixed(2)}`).toBeGreaterThanOrEqual(least);
          }
        };

        test('every text colour is read on every surface', () => {
          for (const surface of SURFACES) expectRead(TEXTS, colour(surface), surface);
        });

        test('what stands in the book is read over a bar, and the size in a flash', () => {
          for (const side of ['buy', 'sell']) {
            const bar = over(colour('panel'), colour(`${side}-tint`));
            expectRead(['text-1', 'text-2', 'text-3', side], bar, `the bar of ${side}`);
            // What moves is gone in half a second, and stands still before and after: 4.5:1 is enough.
            const flash = over(bar, colour(`${side}-flash`), FLASH_STRENGTH);
            for (const text of ['text-1', 'text-2'])
              expect(contrast(colour(text), flash), `${text} in a flash of ${side}`).toBeGreaterThanOrEqual(4.5);
          }
        });

        test('the digits of a price are read while they are emphasised', () => {
          for (const surface of SURFACES)
            for (const side of ['buy', 'sell']) {
              const ground = over(colour(surface), colour(`${side}-flash`));
              expect(contrast(colour('text-1'), ground), `${side} on ${surface}`).toBeGreaterThanOrEqual(4.5);
            }
        });

        test('a chosen button, a warning and a mark of caution are read', () => {
          for (const surface of ['panel', 'raised'] as const) {
            expectRead(['accent', 'text-1'], over(colour(surface), colour('accent-tint')), `the accent over ${surface}`);
            expectRead(['caution', 'text-1', 'text-2'], over(colour(surface), colour('caution-tint')), `caution over ${surface}`);
          }
          expectRead(['ground'], colour('caution'), 'caution');
        });

        test('the two sides are two colours', () => {
          expect(colour('buy')).not.toEqual(colour('sell'));
        });
      });

test('each colour of an account is seen on what it stands on, in every theme', () => {
  const marks = [...tokensOf({}).keys()].filter((name) => name.startsWith('mark-'));
  expect(marks).toEqual(PROFILE_COLOURS.map((colour) => `mark-${colour}`));
  for (const [theme] of THEMES) {
    const tokens = tokensOf({ theme });
    for (const mark of marks) expect(contrast(colourOf(tokens, mark), colourOf(tokens, 'panel')), mark).toBeGreaterThanOrEqual(3);
  }
});

test('what separates and what can be typed in has an edge that is seen in high contrast', () => {
  const tokens = tokensOf({ theme: 'contrast' });
  for (const line of ['line', 'line-strong'])
    for (const surface of SURFACES) expect(contrast(colourOf(tokens, line), colourOf(tokens, surface)), line).toBeGreaterThanOrEqual(3);
});

test('red that is up takes the place of green, and each palette keeps its two hues', () => {
  const sides = (palette: string, up: string): (string | undefined)[] => ['buy', 'sell'].map((name) => tokensOf({ palette, up }).get(name));
  expect(sides('green-red', 'green')).toEqual(['var(--hue-green)', 'var(--hue-red)']);
  for (const palette of PALETTES) expect(sides(palette, 'red')).toEqual(sides(palette, 'green').reverse());
  expect(sides('blue-orange', 'green')).toEqual(['var(--hue-blue)', 'var(--hue-orange)']);
});

test('a theme names every colour of its own that dark has', () => {
  const own = namesIn(':root').filter((name) => /^(#|rgb)/.test(tokensOf({}).get(name) ?? ''));
  for (const theme of ['light', 'contrast']) expect(namesIn(`:root[data-theme="${theme}"]`)).toEqual(expect.arrayContaining(own));
});
