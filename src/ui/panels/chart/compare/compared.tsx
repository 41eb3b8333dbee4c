import { createEffect, createMemo, For, type JSX, onCleanup } from 'solid-js';
import type { InstrumentId } from '../../../../domain/instrument';
import { venueOf } from '../../../shell/venue-name';
import type { ChartSurface } from '../chart-surface';
import type { ColorName } from '../indicators/kinds';
import { ComparedPair } from './compared-pair';

/** From the other end than indicators begin. */
const COLORS: readonly ColorName[] = ['grey', 'yellow', 'teal', 'violet'];

interface ComparedProps {
  surface: ChartSurface;
  instrument: InstrumentId;
  all: readonly InstrumentId[];
  /** Px below the chart's own legend. */
  below: number;
  linePx: number;
  onRemove: (id: InstrumentId) => void;
}

/** Those that stand on the chart of a market: of its venue, and not itself. */
export const comparedWith = (instrument: InstrumentId, all: readonly InstrumentId[]): readonly InstrumentId[] =>
  all.filter((id) => id !== instrument && venueOf(id) === venueOf(instrument));

/** The markets that are compared, and their lines of the legend. They are read in per cent. */
export function Compared(props: ComparedProps): JSX.Element {
  const shown = createMemo(() => comparedWith(props.instrument, props.all), [], { equals: (a, b) => a.join() === b.join() });
  createEffect(() => props.surface.setCompared(shown().length > 0));
  onCleanup(() => props.surface.setCompared(false));
  return (
    <For each={shown()}>
      {(id, i) => {
        const place = props.all.indexOf(id);
        return (
          <ComparedPair
            surface={props.surface}
            instrument={id}
            color={COLORS[place % COLORS.length] as ColorName}
            place={place + 1}
            below={props.below + i() * props.linePx}
            onRemove={() => props.onRemove(id)}
          />
        );
      }}
    </For>
  );
}
