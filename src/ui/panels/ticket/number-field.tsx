import { createEffect, type JSX, on } from 'solid-js';
import { t } from '../../words/t';

interface NumberFieldProps {
  id: string;
  label: string;
  value: string;
  /** What it means while it is empty. */
  placeholder: string;
  unit: JSX.Element;
  isWrong: boolean;
  /** Changes when something else filled the field: it flashes, so that the eye finds it. */
  filled: number;
  onInput: (text: string) => void;
  /** Ticks or lots, by the arrow keys: one, or ten with Shift. */
  onStep: (steps: number) => void;
  /** What Enter does here: never sends. */
  onEnter: () => void;
  onFocus?: () => void;
  ref: (element: HTMLInputElement) => void;
}

const FLASH_MS = 450;

/** A number that can be typed, stepped and filled. */
export function NumberField(props: NumberFieldProps): JSX.Element {
  let box!: HTMLDivElement;
  createEffect(
    on(
      () => props.filled,
      () => {
        if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
        const color = getComputedStyle(box).getPropertyValue('--accent-tint');
        box.animate({ backgroundColor: [color, color, 'transparent'] }, { duration: FLASH_MS, easing: 'ease-out' });
      },
      { defer: true },
    ),
  );
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (by !== 0) props.onStep(event.shiftKey ? by * 10 : by);
    else if (event.key === 'Enter') props.onEnter();
    else return;
    event.preventDefault();
  };
  return (
    <div class="number-field" data-wrong={props.isWrong} ref={box}>
      <label for={props.id}>{props.label}</label>
      <input
        ref={(element) => props.ref(element)}
        id={props.id}
        type="text"
        inputmode="decimal"
        autocomplete="off"
        spellcheck={false}
        aria-invalid={props.isWrong}
        aria-describedby="ticket-remarks"
        placeholder={props.placeholder}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onFocus={(event) => {
          event.currentTarget.select();
          props.onFocus?.();
        }}
        onKeyDown={onKey}
        onWheel={(event) => {
          if (document.activeElement !== event.currentTarget || event.deltaY === 0) return;
          event.preventDefault();
          props.onStep(event.deltaY < 0 ? 1 : -1);
        }}
      />
      <span class="number-unit">{props.unit}</span>
      <span class="number-steps">
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('{{ field }} up|step', { field: props.label })}
          onClick={(event) => props.onStep(event.shiftKey ? 10 : 1)}
        >
          +
        </button>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('{{ field }} down|step', { field: props.label })}
          onClick={(event) => props.onStep(event.shiftKey ? -10 : -1)}
        >
          −
        </button>
      </span>
    </div>
  );
}
