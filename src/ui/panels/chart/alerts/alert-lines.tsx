import { createEffect, createMemo, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import type { Alert } from '../../../../domain/alert/alert';
import type { InstrumentId } from '../../../../domain/instrument';
import { toDouble } from '../../../../domain/money';
import type { LocalMs } from '../../../../domain/units';
import type { AlertCommand } from '../../../../worker/protocol/alerts-view';
import { askForAlert } from '../../../alerts/alert-link';
import { conditionWords } from '../../../alerts/alert-words';
import { createThemeColors } from '../../../drawing/theme-colors';
import { formatDecimal } from '../../../format/decimal';
import { postNotice } from '../../../notices/board';
import { createPriceDecimals, createPriceRule } from '../../../pair-search/instruments';
import { createWatch, useSeconds, useTerminal } from '../../../terminal-context';
import { faultWords } from '../../../trading/fault-words';
import { say } from '../../../words/say';
import { t } from '../../../words/t';
import type { ChartSurface } from '../chart-surface';
import { FillMarks } from '../orders/fill-marks';
import { createPlaces } from '../orders/places';
import { createRightLabels } from '../orders/right-labels';
import { AlertLine } from './alert-line';
import { createAlertMover } from './alert-mover';
import { pricedAlerts } from './priced-alerts';
import '../orders/chart-orders.css';
import './alert-lines.css';

/** The alerts of the chart's market that wait for a price, each at its own. */
export function AlertLines(props: { surface: ChartSurface; instrument: InstrumentId }): JSX.Element {
  const terminal = useTerminal();
  const view = createWatch(terminal.alerts);
  const seconds = useSeconds();
  const rule = createPriceRule(() => props.instrument);
  const decimalsOf = createPriceDecimals(() => props.instrument);
  const lines = createMemo(() => pricedAlerts(view()?.alerts ?? [], props.instrument, seconds() as LocalMs));
  const ids = createMemo(() => lines().map(({ id }) => id), [], { equals: (a, b) => a.join() === b.join() });
  const lineOf = (id: string) => lines().find((line) => line.id === id);
  const ask = (command: AlertCommand) => terminal.commands.alert(command);
  const tell = (alert: Alert, what: string, why: string): void =>
    postNotice({ key: `alert-line ${alert.id}`, kind: 'reject', title: `${what}: ${conditionWords(alert.condition)}`, detail: why });
  const mover = createAlertMover(
    (id, terms) => ask({ do: 'change', id, terms }),
    rule,
    lines,
    (alert, fault) => tell(alert, t('The alert was not moved'), say(faultWords(fault))),
  );
  const remove = async (alert: Alert): Promise<void> => {
    const answer = await ask({ do: 'remove', id: alert.id });
    if (!answer.ok) tell(alert, t('The alert was not removed'), say(faultWords(answer.error)));
  };
  const colors = createThemeColors({ line: '--text-2', ink: '--panel' });

  let layer!: HTMLDivElement;
  const places = createPlaces(
    () => layer,
    props.surface,
    createRightLabels(props.surface),
    (id) => {
      const line = lineOf(id);
      const move = mover.move();
      return line === undefined ? null : { price: toDouble(line.price), ghost: move?.id === id ? toDouble(move.to) : null };
    },
  );
  onMount(() => {
    const marks = new FillMarks(props.surface, () => places.put());
    onCleanup(props.surface.attach(marks));
    createEffect(() => {
      const { line: color, ink } = colors();
      const text = (price: (typeof all)[number]): string => formatDecimal(price, decimalsOf(toDouble(price)));
      const moved = mover.move();
      const all = [...lines().map(({ price }) => price), ...(moved === null ? [] : [moved.to])];
      marks.show(
        [],
        all.map((price) => ({ price: toDouble(price), text: text(price), color })),
        ink,
      );
    });
  });
  createEffect(() => {
    lines();
    mover.move();
    places.put();
  });
  return (
    <div class="own-lines alert-lines" ref={layer}>
      <ul aria-label={t('Your alerts on the chart')}>
        <For each={ids()}>
          {(id) => (
            <Show when={lineOf(id)}>
              {(line) => (
                <AlertLine
                  alert={line()}
                  move={mover.move()?.id === id ? mover.move() : null}
                  mover={mover}
                  surface={props.surface}
                  onPlaced={(parts) => places.add(id, parts)}
                  onEdit={() => askForAlert({ alert: line().alert })}
                  onRemove={() => void remove(line().alert)}
                />
              )}
            </Show>
          )}
        </For>
      </ul>
    </div>
  );
}
