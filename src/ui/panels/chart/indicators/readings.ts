import { formatNumber, UNKNOWN } from '../../../format/number';
import { t } from '../../../words/t';
import { type Indicator, KINDS } from './kinds';
import type { Figures } from './run';

/** One figure of the legend, and what it is called where an indicator has several. */
export interface Reading {
  readonly label: string;
  readonly text: string;
}

/** What the legend says of an indicator at a bar. What is not known, or not settled yet, is a dash. */
export function readingsOf({ kind }: Pick<Indicator, 'kind'>, figures: Figures, decimals: number): readonly Reading[] {
  return KINDS[kind].outputs.map((label, i) => ({
    label: label === '' ? '' : t(label),
    text: figures.length === 0 ? UNKNOWN : formatNumber(figures[i] ?? null, decimals),
  }));
}
