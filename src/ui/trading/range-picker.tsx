import { For, type JSX, Show } from 'solid-js';
import { t } from '../words/t';
import { chooseRange, chosenRange } from './chosen-range';
import { RANGES, type RangeId, rangeComplaint, rangeOf } from './range';
import './range-picker.css';

/** Which stretch of the past is shown. */
export function RangePicker(): JSX.Element {
  const choose = (change: { id?: RangeId; firstDay?: string; lastDay?: string }): void => void chooseRange((now) => ({ ...now, ...change }));
  return (
    <div class="range-picker">
      <select
        class="tool"
        aria-label={t('Range, in UTC days')}
        value={chosenRange().id}
        onChange={(event) => choose({ id: event.currentTarget.value as RangeId })}
      >
        <For each={RANGES}>{(range) => <option value={range.id}>{t(range.label)}</option>}</For>
      </select>
      <Show when={chosenRange().id === 'custom'}>
        <input
          class="tool"
          type="date"
          aria-label={t('First day, UTC')}
          value={chosenRange().firstDay}
          onChange={(event) => choose({ firstDay: event.currentTarget.value })}
        />
        <span aria-hidden="true">–</span>
        <input
          class="tool"
          type="date"
          aria-label={t('Last day, UTC')}
          value={chosenRange().lastDay}
          onChange={(event) => choose({ lastDay: event.currentTarget.value })}
        />
        <Show when={rangeComplaint(rangeOf(chosenRange(), 0))}>{(words) => <span class="range-complaint">{words()}</span>}</Show>
      </Show>
    </div>
  );
}
