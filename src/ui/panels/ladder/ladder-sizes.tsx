import { For, type JSX } from 'solid-js';
import { readPositive } from '../../../domain/order/typed-number';
import { say } from '../../words/say';
import { t } from '../../words/t';
import { LONGEST_SIZE, sizeWords } from './ladder-choices';

interface LadderSizesProps {
  sizes: readonly string[];
  chosen: number;
  base: string;
  /** What stands in the field; it is the chosen size once it is done, and right. */
  typed: string;
  onType: (text: string) => void;
  onChoose: (place: number) => void;
  /** The chosen size is to be this, which can be read. */
  onSize: (text: string) => void;
}

/** Five sizes for a press, one of them chosen, and a field that says what the chosen one is. */
export function LadderSizes(props: LadderSizesProps): JSX.Element {
  const read = () => readPositive(props.typed);
  const complaint = (): string => {
    const now = read();
    return now.ok ? '' : say(now.error.words);
  };
  const take = (): void => {
    const text = props.typed.trim();
    if (!read().ok) return;
    if (text !== props.sizes[props.chosen]) props.onSize(text);
    props.onType(text);
  };
  return (
    <div class="ladder-sizes">
      <fieldset class="ladder-size-row" aria-label={t('Size of a press, {{ base }}', { base: props.base })}>
        <For each={props.sizes}>
          {(size, place) => (
            <button
              type="button"
              class="tool"
              aria-pressed={props.chosen === place()}
              title={t('A press is for {{ amount }} ({{ key }})', { amount: `${sizeWords(size)} ${props.base}`, key: place() + 1 })}
              onClick={() => props.onChoose(place())}
            >
              {sizeWords(size)}
            </button>
          )}
        </For>
      </fieldset>
      <input
        type="text"
        inputmode="decimal"
        class="ladder-size-field"
        maxLength={LONGEST_SIZE}
        autocomplete="off"
        aria-label={t('Size of button {{ place }}, {{ base }}', { place: props.chosen + 1, base: props.base })}
        aria-invalid={!read().ok}
        title={complaint() || t('The chosen size. What is typed here stays on its button')}
        value={props.typed}
        onInput={(event) => props.onType(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && take()}
        onBlur={take}
      />
    </div>
  );
}
