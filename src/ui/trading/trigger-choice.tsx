import { For, type JSX } from 'solid-js';
import { TRIGGER_SOURCES, type TriggerSource } from '../../domain/order/terms';
import { t } from '../words/t';
import './trigger-choice.css';

/** What sets an order off that waits for a price. `isVenueMark`: the venue itself tells a mark that counts here. */
export function TriggerChoice(props: { source: TriggerSource; isVenueMark: boolean; onChange: (source: TriggerSource) => void }): JSX.Element {
  const words = (source: TriggerSource): string => {
    if (source === 'trade') return t('trades');
    return props.isVenueMark ? t('mark · the venue’s own') : t('mark · mid of the book');
  };
  return (
    <label class="trigger-choice">
      <span>{t('Triggered by')}</span>
      <select
        class="tool"
        onChange={(event) => {
          const source = TRIGGER_SOURCES.find((one) => one === event.currentTarget.value);
          if (source !== undefined) props.onChange(source);
        }}
      >
        <For each={TRIGGER_SOURCES}>
          {(source) => (
            <option value={source} selected={source === props.source}>
              {words(source)}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}
