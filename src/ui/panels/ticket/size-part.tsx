import { createSignal, For, type JSX } from 'solid-js';
import { compare, type Decimal } from '../../../domain/money';
import { readPositive } from '../../../domain/order/typed-number';
import { t } from '../../words/t';

const PARTS = ['25', '50', '75', '100'] as const;
const HUNDRED = '100' as Decimal;

/** A part of what is available, by button or typed. */
export function SizePart(props: { onPart: (percent: Decimal) => void; onZero: () => void }): JSX.Element {
  const [typed, setTyped] = createSignal('');
  const take = (): void => {
    const percent = readPositive(typed().replace('%', ''));
    if (percent.ok && compare(percent.value, HUNDRED) <= 0) props.onPart(percent.value);
  };
  return (
    <fieldset class="size-parts" aria-label={t('Part of what is available')}>
      <button type="button" class="chip" title={t('No size')} onClick={() => props.onZero()}>
        0
      </button>
      <For each={PARTS}>
        {(part) => (
          <button type="button" class="chip" onClick={() => props.onPart(part as Decimal)}>
            {part}
          </button>
        )}
      </For>
      <input
        class="size-percent"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        placeholder="%"
        aria-label={t('Per cent of what is available')}
        value={typed()}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          take();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          take();
        }}
      />
    </fieldset>
  );
}
