import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import { Icon } from '../../../parts/icon';
import { t } from '../../../words/t';
import { COLORS, type Indicator, indicatorName, KINDS, numbersFault, SOURCES, type Source, sourceWord } from './kinds';
import { LineSample } from './line-sample';
import { typedFigure } from './typed-figure';

interface IndicatorSettingsProps {
  indicator: Indicator;
  place: number;
  onChange: (next: Indicator) => void;
  onRemove: () => void;
}

/** Figures, source and colour of one indicator. A figure that makes no sense is told and not taken. */
export function IndicatorSettings(props: IndicatorSettingsProps): JSX.Element {
  const [typed, setTyped] = createSignal<readonly string[]>(props.indicator.numbers.map(String));
  const faultId = createUniqueId();
  const facts = () => KINDS[props.indicator.kind];
  const numbers = (): number[] => typed().map(typedFigure);
  const fault = (): string | null => numbersFault(props.indicator.kind, numbers());
  const type = (at: number, text: string): void => {
    setTyped((all) => all.map((one, i) => (i === at ? text : one)));
    if (fault() === null) props.onChange({ ...props.indicator, numbers: numbers() });
  };
  return (
    <li class="indicator-settings">
      <div class="indicator-settings-head">
        <span class="indicator-settings-name">
          <LineSample color={props.indicator.color} kind={props.indicator.kind} place={props.place} />
          {indicatorName(props.indicator)}
        </span>
        <fieldset class="indicator-colors" aria-label={t('Colour of {{ indicator }}', { indicator: indicatorName(props.indicator) })}>
          <For each={COLORS}>
            {(color) => (
              <button
                type="button"
                aria-label={t(color)}
                title={t(color)}
                data-color={color}
                aria-pressed={props.indicator.color === color}
                onClick={() => props.onChange({ ...props.indicator, color })}
              />
            )}
          </For>
        </fieldset>
        <button
          type="button"
          class="tool"
          aria-label={t('Remove {{ what }}', { what: indicatorName(props.indicator) })}
          title={t('Remove')}
          onClick={() => props.onRemove()}
        >
          <Icon name="close" />
        </button>
      </div>
      <div class="indicator-fields">
        <For each={facts().fields}>
          {(field, i) => (
            <label>
              {t(field.label)}
              <input
                class="field-input"
                inputMode={field.decimals === 0 ? 'numeric' : 'decimal'}
                autocomplete="off"
                value={typed()[i()]}
                aria-invalid={fault() !== null}
                aria-describedby={faultId}
                onInput={(event) => type(i(), event.currentTarget.value)}
              />
            </label>
          )}
        </For>
        <Show when={facts().hasSource}>
          <label>
            {t('Source|of an indicator')}
            <select
              class="tool"
              value={props.indicator.source}
              onChange={(event) => props.onChange({ ...props.indicator, source: event.currentTarget.value as Source })}
            >
              <For each={SOURCES}>{(source) => <option value={source}>{sourceWord(source)}</option>}</For>
            </select>
          </label>
        </Show>
      </div>
      <p class="indicator-fault" id={faultId} role="status">
        {fault() ?? ''}
      </p>
    </li>
  );
}
