import { onCleanup } from 'solid-js';
import type { ChartSurface } from '../chart-surface';

export interface RightLabels {
  /** One is in view. It counts until it is forgotten: a view that follows the prices would else go to and fro. */
  see(label: HTMLElement): void;
  forget(label: HTMLElement): void;
}

/** Px on either side of a label: to the edge, as the style sheet has it, and to the newest bar. */
const APART_PX = 8;

/** Keeps the newest bar clear of labels at the right edge, however wide they become. */
export function createRightLabels(surface: Pick<ChartSurface, 'keepFree'>): RightLabels {
  const widths = new Map<Element, number>();
  const tell = (): void => {
    const widest = Math.max(0, ...widths.values());
    surface.keepFree(widths, widest === 0 ? 0 : widest + 2 * APART_PX);
  };
  const observer = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) if (widths.has(target)) widths.set(target, borderBoxSize[0]?.inlineSize ?? 0);
    tell();
  });
  onCleanup(() => {
    observer.disconnect();
    widths.clear();
    tell();
  });
  return {
    see: (label) => {
      if (widths.has(label)) return;
      widths.set(label, 0);
      observer.observe(label);
    },
    forget: (label) => {
      observer.unobserve(label);
      if (widths.delete(label)) tell();
    },
  };
}
