import type { JSX } from 'solid-js';
import { type ColorName, type IndicatorKind, KINDS } from './kinds';
import { DASH_PX, dashOf } from './line-view';

/** A piece of its line, in its colour and with its dashes. */
export function LineSample(props: { color: ColorName; kind: IndicatorKind; place: number }): JSX.Element {
  const dash = (): string => (KINDS[props.kind].place === 'pane' || props.kind === 'profile' ? '' : DASH_PX[dashOf(props.place)].join(' '));
  return (
    <svg class="indicator-sample" data-color={props.color} viewBox="0 0 18 8" width="18" height="8" aria-hidden="true">
      <path d={props.kind === 'profile' ? 'M2 1v6M6 3v4M10 0v7M14 4v3' : 'M0 4h18'} stroke-dasharray={dash()} />
    </svg>
  );
}
