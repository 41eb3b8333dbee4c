import { For, type JSX, Show } from 'solid-js';
import { Dialog } from '../../../parts/dialog';
import { t } from '../../../words/t';
import { IndicatorSettings } from './indicator-settings';
import { INDICATOR_KINDS, type Indicator, KINDS, MOST_INDICATORS, newIndicator } from './kinds';

interface IndicatorDialogProps {
  all: readonly Indicator[];
  ids: readonly number[];
  hasDayClose: boolean;
  onDayClose: (isShown: boolean) => void;
  /** Below all else. */
  compare: JSX.Element;
  onChange: (all: readonly Indicator[]) => void;
  onClose: () => void;
}

/** Which indicators the chart has, and how each is set. What is changed here shows at once. */
export function IndicatorDialog(props: IndicatorDialogProps): JSX.Element {
  const isFull = (): boolean => props.all.length >= MOST_INDICATORS;
  return (
    <Dialog title={t('Indicators')} class="indicator-dialog" onClose={() => props.onClose()}>
      <div class="indicator-dialog-body scroll">
        <Show when={props.all.length > 0}>
          <ul class="indicator-list" aria-label={t('On the chart')}>
            <For each={props.ids}>
              {(id, place) => (
                <Show when={props.all.find((one) => one.id === id)}>
                  {(indicator) => (
                    <IndicatorSettings
                      indicator={indicator()}
                      place={place()}
                      onChange={(next) => props.onChange(props.all.map((one) => (one.id === id ? next : one)))}
                      onRemove={() => props.onChange(props.all.filter((one) => one.id !== id))}
                    />
                  )}
                </Show>
              )}
            </For>
          </ul>
        </Show>
        <h3 class="indicator-heading">
          {isFull() ? t('A chart has at most {{ count }}: remove one to add another', { count: MOST_INDICATORS }) : t('Add')}
        </h3>
        <ul class="indicator-kinds">
          <For each={INDICATOR_KINDS}>
            {(kind) => (
              <li>
                <button
                  type="button"
                  class="indicator-kind"
                  disabled={isFull()}
                  onClick={() => props.onChange([...props.all, newIndicator(kind, props.all)])}
                >
                  <span class="indicator-kind-name">{t(KINDS[kind].name)}</span>
                  <span class="indicator-kind-title">{t(KINDS[kind].title)}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
        <label class="indicator-switch">
          <input type="checkbox" checked={props.hasDayClose} onChange={(event) => props.onDayClose(event.currentTarget.checked)} />
          {t('Close of the UTC day before, on candles shorter than a day')}
        </label>
        {props.compare}
      </div>
    </Dialog>
  );
}
