import { createComputed, createSignal, For, type JSX, on } from 'solid-js';
import { readPositive } from '../../../domain/order/typed-number';
import { LONGEST_SIZE } from './ladder-choices';

interface LadderSizesProps {
  sizes: readonly string[];
  chosen: number;
  base: string;
  onChoose: (place: number) => void;
  /** The chosen size is to be this, which can be read. */
  onSize: (text: string) => void;
}

/** Five sizes for a press, one of them chosen, and a field that says what the chosen one is. */
export function LadderSizes(props: LadderSizesProps): JSX.Element {
  const [typed, setTyped] = createSignal('');
  createComputed(on([() => props.sizes[props.chosen]], ([size]) => setTyped(size ?? '')));
  const read = () => readPositive(typed());
  const complaint = (): string => {
    const now = read();
    return now.ok ? '' : now.error.words;
  };
  const type = (text: string): void => {
    setTyped(text);
    if (read().ok) props.onSize(text.trim());
  };
  return (
    <div class="ladder-sizes">
      <fieldset class="ladder-size-row" aria-label={`Size of a press, ${props.base}`}>
        <For each={props.sizes}>
          {(size, place) => (
            <button
              type="button"
              class="tool"
              aria-pressed={props.chosen === place()}
              title={`A press is for ${size} ${props.base} (${place() + 1})`}
              onClick={() => props.onChoose(place())}
            >
              {size}
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
        aria-label={`Size of button ${props.chosen + 1}, ${props.base}`}
        aria-invalid={!read().ok}
        title={complaint() || 'The chosen size. What is typed here stays on its button'}
        value={typed()}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() => setTyped(props.sizes[props.chosen] ?? '')}
      />
    </div>
  );
}
