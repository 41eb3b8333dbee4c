import { createEffect, createMemo, createSignal, For, type JSX, onCleanup, Show } from 'solid-js';
import type { InstrumentId } from '../../../../domain/instrument';
import { t } from '../../../words/t';
import type { ChartSurface } from '../chart-surface';
import { CompareField } from '../compare/compare-field';
import { Compared, comparedWith } from '../compare/compared';
import { readCompared } from '../compare/stored';
import { isShorterThanDay } from '../day-close/close-before';
import { DayCloseLine } from '../day-close/day-close';
import { loadStored, saveStored } from '../stored-layers';
import { createDrawn } from './create-drawn';
import { IndicatorDialog } from './indicator-dialog';
import { IndicatorLine } from './indicator-line';
import { type Indicator, KINDS } from './kinds';
import { readIndicators, writeIndicators } from './stored';
import './indicators.css';

interface IndicatorsProps {
  surface: ChartSurface;
  instrument: InstrumentId;
  panel: string;
  isChoosing: boolean;
  setChoosing: (value: boolean) => void;
}

/** A line of the legend, px, as the style sheet has it. */
const LINE_PX = 24;

/** Indicators over and below the candles, their legend, and the dialog that they are chosen in. Kept for the next start. */
export function Indicators(props: IndicatorsProps): JSX.Element {
  const [all, setAll] = createSignal(readIndicators(loadStored('indicators', props.panel)));
  const change = (next: readonly Indicator[]): void => {
    setAll(next);
    saveStored('indicators', next.length === 0 ? null : writeIndicators(next), props.panel);
  };
  const [compared, setCompared] = createSignal(readCompared(loadStored('compared', props.panel)));
  const compare = (next: readonly InstrumentId[]): void => {
    setCompared(next);
    saveStored('compared', next.length === 0 ? null : JSON.stringify(next), props.panel);
  };
  const [hasDayClose, setDayClose] = createSignal(loadStored('day-close', props.panel) === 'on');
  const showDayClose = (isShown: boolean): void => {
    setDayClose(isShown);
    saveStored('day-close', isShown ? 'on' : null, props.panel);
  };
  const hasDayCloseHere = (): boolean => hasDayClose() && isShorterThanDay(props.surface.interval());
  const drawn = createDrawn(props.surface, all);
  // A line is the same one while its indicator changes.
  const ids = createMemo(() => all().map(({ id }) => id), [], { equals: (a, b) => a.join() === b.join() });
  const byId = createMemo(() => new Map(all().map((one) => [one.id, one])));
  const over = (): number[] => ids().filter((id) => placeOf(byId().get(id)) === 'chart');
  const comparedHere = (): number => comparedWith(props.instrument, compared()).length;
  const linesAbove = (): number => over().length + comparedHere();
  createEffect(() => props.surface.setBelowLegend((linesAbove() + Number(hasDayCloseHere())) * LINE_PX));
  onCleanup(() => props.surface.setBelowLegend(0));

  return (
    <>
      <Show when={ids().length + comparedHere() > 0 || hasDayCloseHere()}>
        <ul class="indicator-lines" aria-label={t('Indicators')}>
          <For each={ids()}>
            {(id) => (
              <Show when={byId().get(id)}>
                {(indicator) => (
                  <IndicatorLine
                    indicator={indicator()}
                    place={ids().indexOf(id)}
                    row={over().indexOf(id)}
                    top={drawn.tops().get(id) ?? null}
                    readings={drawn.readings().get(id) ?? []}
                    onSettings={() => props.setChoosing(true)}
                    onRemove={() => change(all().filter((one) => one.id !== id))}
                  />
                )}
              </Show>
            )}
          </For>
          <Compared
            surface={props.surface}
            instrument={props.instrument}
            all={compared()}
            below={over().length * LINE_PX}
            linePx={LINE_PX}
            onRemove={(id) => compare(compared().filter((one) => one !== id))}
          />
          <Show when={hasDayCloseHere()}>
            <DayCloseLine surface={props.surface} instrument={props.instrument} below={linesAbove() * LINE_PX} onRemove={() => showDayClose(false)} />
          </Show>
        </ul>
      </Show>
      <Show when={props.isChoosing}>
        <IndicatorDialog
          all={all()}
          ids={ids()}
          compare={<CompareField instrument={props.instrument} compared={compared()} onChange={compare} />}
          hasDayClose={hasDayClose()}
          onDayClose={showDayClose}
          onChange={change}
          onClose={() => props.setChoosing(false)}
        />
      </Show>
    </>
  );
}

const placeOf = (indicator: Indicator | undefined): 'chart' | 'pane' | null => (indicator === undefined ? null : KINDS[indicator.kind].place);
