import { type Accessor, createSignal } from 'solid-js';
import type { ChartSurface } from '../chart-surface';
import type { LineParts } from './own-line';
import type { RightLabels } from './right-labels';
import { roomForTags, stackTags } from './stack-tags';

export interface Places {
  add(key: string, parts: LineParts): () => void;
  /** Put everything where its price is now. */
  put(): void;
  /** Lines whose prices are not in view. */
  readonly outside: Accessor<{ readonly above: number; readonly below: number }>;
}

/** Of a tag, as the style sheet has it. */
const tagHeight = (): number => (coarse.matches ? 44 : 20);
/** The legend stands above, in two lines where the chart is narrow. */
const ownLegend = (): number => (narrow.matches ? 48 : 28);
const coarse = matchMedia('(pointer: coarse)');
const narrow = matchMedia('(max-width: 768px)');

/** Keeps lines and tags at their prices. It runs in the chart's own painting, so that nothing lags behind a candle. */
export function createPlaces(
  layer: () => HTMLElement,
  surface: ChartSurface,
  /** Where tags stand at the right: told of those that are in view. */
  right: RightLabels | null,
  priceOf: (key: string) => { readonly price: number; readonly ghost: number | null } | null,
): Places {
  const all = new Map<string, LineParts>();
  const legendHeight = (): number => ownLegend() + surface.belowLegend();
  const [outside, setOutside] = createSignal({ above: 0, below: 0 }, { equals: (a, b) => a.above === b.above && a.below === b.below });
  const shift = (element: HTMLElement, y: number | null): void => {
    const transform = y === null ? 'translateY(-1000px)' : `translateY(${Math.round(y)}px)`;
    if (element.style.transform !== transform) element.style.transform = transform;
  };
  const put = (): void => {
    const { width, height } = surface.plotSize();
    const { style } = layer();
    if (style.width !== `${width}px`) style.width = `${width}px`;
    if (style.height !== `${height}px`) style.height = `${height}px`;
    // Tags at the left end before the newest bar.
    const end = `${Math.floor(surface.newestLeft() ?? width)}px`;
    if (style.getPropertyValue('--newest-left') !== end) style.setProperty('--newest-left', end);
    const half = tagHeight() / 2;
    const tags: { readonly tag: HTMLElement; readonly y: number }[] = [];
    const spots = [...all].map(([key, parts]) => {
      const at = priceOf(key);
      const y = at === null ? null : surface.yOf(at.price);
      return { ...parts, y, ghostY: at === null || at.ghost === null ? null : surface.yOf(at.ghost) };
    });
    const above = spots.filter(({ y }) => y !== null && y < 0).length;
    const below = spots.filter(({ y }) => y !== null && y > height).length;
    // Those at the right say nothing of what is not in view.
    const { from, to } = roomForTags(legendHeight(), height, right === null ? { above, below } : { above: 0, below: 0 });
    for (const { rule, ghost, tag, y, ghostY } of spots) {
      shift(rule, y);
      shift(ghost, ghostY);
      const shown = ghostY ?? y;
      const isOutside = shown === null || shown < 0 || shown > height;
      tag.dataset.outside = String(isOutside);
      // The tag that has the focus is seen wherever its price is.
      if (isOutside) shift(tag, shown === null ? null : Math.min(Math.max(shown - half, from), to - 2 * half));
      else {
        tags.push({ tag, y: shown - half });
        right?.see(tag);
      }
    }
    const tops = stackTags(
      tags.map(({ y }) => y),
      2 * half,
      from,
      to,
    );
    tags.forEach(({ tag }, i) => {
      shift(tag, tops[i] as number);
    });
    setOutside({ above, below });
  };
  return {
    add: (key, parts) => {
      all.set(key, parts);
      put();
      return () => {
        all.delete(key);
        right?.forget(parts.tag);
      };
    },
    put,
    outside,
  };
}
