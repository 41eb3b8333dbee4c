import { createRenderEffect, type JSX, untrack } from 'solid-js';
import { PriceCell } from '../drawing/price-cell';

interface ChangingPriceProps {
  class: string;
  /** Whose price it is, and where several tell it, who does: what another one says is no change. */
  series: string;
  text: string;
  /** Null: it is not known. */
  value: number | null;
  isLive: boolean;
}

/** A price whose digits are emphasised for a moment where it changed. */
export function ChangingPrice(props: ChangingPriceProps): JSX.Element {
  const cell = new PriceCell(untrack(() => props.class));
  createRenderEffect(() => {
    cell.follow(props.series);
    cell.set(props.text, props.value, props.isLive);
  });
  return cell.element;
}
