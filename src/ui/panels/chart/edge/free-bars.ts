/** The right edge of a chart's plot. */
export interface EdgeView {
  /** Bars between the newest one and the edge; negative where that is out of view. */
  readonly position: number;
  /** Width of a bar, px. */
  readonly spacing: number;
  /** Of the plot, px. */
  readonly width: number;
  /** What labels take at the edge, px. */
  readonly labels: number;
}

/** Bars that are free where no label stands. */
const LEAST_BARS = 6;
/** Part of the plot that is left free at most; the style sheet keeps labels narrower. */
const MOST_SHARE = 0.6;
/** Of a bar: positions that differ by less are the same. */
const SLACK = 0.01;
/** Labels with figures in them change their widths by a digit: the chart does not move for each. */
const STEP_PX = 16;

/** Free bars without which a label would cover the newest one. */
export const neededBars = ({ spacing, width, labels }: Omit<EdgeView, 'position'>): number => Math.min(labels, MOST_SHARE * width) / spacing;

/** Free bars of a chart that nobody has moved. */
export const usualBars = (view: Omit<EdgeView, 'position'>): number => Math.max(LEAST_BARS, neededBars(view));

/**
 * Position of the newest bar after the edge has changed. Where nobody moved it, it stays at its usual place; where it was clear of
 * the labels, it stays clear of them; a view that was moved back in time stays as it is.
 */
export function keptPosition(before: EdgeView, now: EdgeView): number {
  if (before.spacing === now.spacing && before.width === now.width && before.labels === now.labels) return now.position;
  if (isSame(before.position, usualBars(before)) && isSame(now.position, before.position)) return usualBars(now);
  const needed = neededBars(now);
  const wasClear = before.position > neededBars(before) - SLACK;
  return wasClear && needed > 0 ? Math.max(now.position, needed) : now.position;
}

const isSame = (a: number, b: number): boolean => Math.abs(a - b) < SLACK;

/** Room for labels that are `wanted` px wide, where there was room for `before`: more at once, less only where it is much less. */
export function steadyRoom(before: number, wanted: number): number {
  if (wanted > 0 && wanted <= before && before - wanted < 3 * STEP_PX) return before;
  return Math.ceil(wanted / STEP_PX) * STEP_PX;
}
