import { formatChange, formatNumber, formatSigned } from '../../../format/number';
import { t, tn } from '../../../words/t';
import { type Drawing, KIND_NAMES } from './shapes';

/** `+1,240 (+1.94 %), 12 bars`: from the first anchor to the second. */
export function measureWords({ anchors: [from, to] }: Drawing, bars: number, decimals: number): string {
  if (from === undefined || to === undefined) return '';
  const change = to.price - from.price;
  const count = tn(Math.round(Math.abs(bars)), '{{ count }} bar', '{{ count }} bars');
  return `${formatSigned(change, decimals)} (${formatChange(from.price === 0 ? null : change / from.price)}), ${count}`;
}

/** A drawing as a list has it: `Trend line 63,100 → 64,250`. */
export const drawingName = ({ kind, anchors }: Drawing, decimals: number): string =>
  `${t(KIND_NAMES[kind])} ${anchors.map(({ price }) => formatNumber(price, decimals)).join(' → ')}`;
