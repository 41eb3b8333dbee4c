import { readFileSync } from 'node:fs';

/** What the page's root is marked with: `data-theme`, `data-palette`, `data-up`. */
export type Marks = Readonly<Record<string, string>>;
/** Red, green, blue (0 to 255) and how much of it there is (0 to 1). */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const css = readFileSync(new URL('../../src/ui/styles/tokens.css', import.meta.url), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
/** The rules of the root outside of any `@media`, in their order: `[selector, tokens]`. */
const RULES = [...css.matchAll(/^(:root[^{]*)\{([^}]*)\}/gm)].map(
  ([, selector = '', body = '']) =>
    [
      selector.trim(),
      new Map([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()] as const)),
    ] as const,
);

/** The names that a rule gives a value. */
export const namesIn = (selector: string): readonly string[] => [...(RULES.find(([one]) => one === selector)?.[1].keys() ?? [])];

/** All tokens as the browser has them for a page with these marks, by name. The rules here stand in the order of their weight. */
export function tokensOf(marks: Marks): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [selector, tokens] of RULES) if (fits(selector, marks)) for (const [name, value] of tokens) found.set(name, value);
  return found;
}

const fits = (selector: string, marks: Marks): boolean =>
  [...selector.matchAll(/\[data-([\w-]+)="([^"]+)"\]/g)].every(([, name = '', value]) => marks[name] === value);

/** A token's colour. Throws where it is none: a token that is missing is a colour that is not painted. */
export function colourOf(tokens: ReadonlyMap<string, string>, name: string): Colour {
  const value = tokens.get(name)?.replaceAll(/var\(--([\w-]+)\)/g, (_, inner: string) => plain(tokens, inner));
  const colour = value === undefined ? undefined : parsed(value);
  if (colour === undefined) throw new Error(`--${name} is no colour: ${value}`);
  return colour;
}

const plain = (tokens: ReadonlyMap<string, string>, name: string): string =>
  (tokens.get(name) ?? '').replaceAll(/var\(--([\w-]+)\)/g, (_, inner: string) => plain(tokens, inner));

function parsed(value: string): Colour | undefined {
  const hex = /^#([0-9a-f]{6})$/.exec(value)?.[1];
  if (hex !== undefined)
    return [hex.slice(0, 2), hex.slice(2, 4), hex.slice(4)].map((part) => Number.parseInt(part, 16)).concat(1) as unknown as Colour;
  const rgb = /^rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)$/.exec(value)?.slice(1).map(Number);
  if (rgb !== undefined) return [...rgb.slice(0, 3), (rgb[3] as number) / 100] as unknown as Colour;
  const [, of, part] = /^color-mix\(in srgb, (#[0-9a-f]{6}) (\d+)%, transparent\)$/.exec(value) ?? [];
  const base = of === undefined ? undefined : parsed(of);
  return base === undefined ? undefined : [base[0], base[1], base[2], Number(part) / 100];
}

/** A colour laid over an opaque one, as much of it as `part` says. */
export function over(ground: Colour, [red, green, blue, alpha]: Colour, part = 1): Colour {
  const share = alpha * part;
  return [red * share + ground[0] * (1 - share), green * share + ground[1] * (1 - share), blue * share + ground[2] * (1 - share), 1];
}

/** The ratio of WCAG 2, 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
