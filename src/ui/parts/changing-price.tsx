import { createRenderEffect, type JSX, untrack } from 'solid-js';
import type { InstrumentId } from '../../domain/instrument';
import { PriceCell } from '../drawing/price-cell';

interface ChangingPriceProps {
  class: string;
  /** Whose price it is: another one's is no change. */
  instrument: InstrumentId;
  text: string;
  /** Null: it is not known. */
  value: number | null;
  isLive: boolean;
}

/** A price whose digits are emphasised for a moment where it changed. */
export function ChangingPrice(props: ChangingPriceProps): JSX.Element {
  const cell = new PriceCell(untrack(() => props.class));
  createRenderEffect<InstrumentId | undefined>((before) => {
    if (props.instrument !== before) cell.clear('');
    cell.set(props.text, props.value, props.isLive);
    return props.instrument;
  });
  return cell.element;
}
