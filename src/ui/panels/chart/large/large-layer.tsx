import { createEffect, createMemo, onCleanup, onMount } from 'solid-js';
import type { InstrumentId } from '../../../../domain/instrument';
import { topicKey } from '../../../../domain/topic';
import { createThemeColors } from '../../../drawing/theme-colors';
import { createTopic } from '../../../terminal-context';
import { type LargeTrade, withLarge } from '../../tape/large-trades';
import type { ChartSurface } from '../chart-surface';
import { LargeMarks } from './large-marks';

const MOST_MARKS = 300;
const NONE: readonly LargeTrade[] = [];

/** Large trades on the chart: those that the tape has, and what came since this was shown. */
export function LargeLayer(props: { surface: ChartSurface; instrument: InstrumentId }): null {
  const topic = createTopic(() => topicKey({ kind: 'trades', instrument: props.instrument }));
  const colors = createThemeColors({ buy: '--buy', sell: '--sell' });
  const seen = createMemo(
    (before: { readonly id: InstrumentId; readonly trades: readonly LargeTrade[] }) => {
      const known = before.id === props.instrument ? before.trades : NONE;
      const data = topic()?.data;
      const trades = data?.kind === 'trades' ? withLarge(known, data.tape, MOST_MARKS) : known;
      return trades === before.trades && before.id === props.instrument ? before : { id: props.instrument, trades };
    },
    { id: props.instrument, trades: NONE },
  );
  onMount(() => {
    const marks = new LargeMarks(props.surface);
    onCleanup(props.surface.attach(marks));
    createEffect(() => marks.show(seen().trades, colors()));
  });
  return null;
}
