import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** The values of some tokens, read once and again when the theme changes. Canvases cannot say `var(--x)`. */
export function createThemeColors<Name extends string>(tokens: Readonly<Record<Name, string>>): Accessor<Readonly<Record<Name, string>>> {
  const read = (): Record<Name, string> => {
    const style = getComputedStyle(document.documentElement);
    const colors = {} as Record<Name, string>;
    for (const name of Object.keys(tokens) as Name[]) colors[name] = plainColor(style.getPropertyValue(tokens[name]).trim());
    return colors;
  };
  const [colors, setColors] = createSignal(read(), { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) });
  const reread = (): void => void setColors(read);
  const observer = new MutationObserver(reread);
  observer.observe(document.documentElement, { attributes: true });
  onCleanup(() => observer.disconnect());
  return colors;
}

let probe: CanvasRenderingContext2D | null = null;
/** By what a style sheet says: pixels that are read back take longer than all else here. */
const known = new Map<string, string>();

/** Any colour that CSS can say, as `rgba(…)`: chart code parses no others. */
function plainColor(color: string): string {
  const plain = known.get(color) ?? painted(color);
  known.set(color, plain);
  return plain;
}

function painted(color: string): string {
  probe ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true }) as unknown as CanvasRenderingContext2D;
  probe.clearRect(0, 0, 1, 1);
  probe.fillStyle = color;
  probe.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = probe.getImageData(0, 0, 1, 1).data;
  return `rgba(${red}, ${green}, ${blue}, ${Math.round((alpha / 255) * 1000) / 1000})`;
}
