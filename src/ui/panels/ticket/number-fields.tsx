import { For, type JSX, Show } from 'solid-js';
import { plainAmount } from '../../format/decimal';
import { NumberField } from './number-field';
import { NUMBERS_OF, type NumberName, priceFieldOf, type TicketField } from './ticket-fields';
import type { Ticket } from './ticket-state';

/** How often something else filled each field. */
export type Filled = Partial<Record<NumberName, number>>;

interface NumberFieldsProps {
  ticket: Ticket;
  /** Each field puts its element here, for the focus to go to. */
  elements: Partial<Record<TicketField, HTMLInputElement>>;
  isWrong: (name: NumberName) => boolean;
  filled: Filled;
  onFill: (name: NumberName) => void;
  /** Enter in the last field. */
  onLast: () => void;
}

const LABELS: Readonly<Record<NumberName, string>> = { price: 'Price', trigger: 'Trigger', trail: 'Distance', size: 'Size' };

/** The numbers that this type of order has, one below the other; Enter leads from one to the next. */
export function NumberFields(props: NumberFieldsProps): JSX.Element {
  const fields = () => props.ticket.fields();
  const names = (): readonly NumberName[] => NUMBERS_OF[fields().type];
  const enter = (name: NumberName): void => {
    const next = names()[names().indexOf(name) + 1];
    if (next === undefined) props.onLast();
    else props.elements[next]?.focus();
  };
  return (
    <For each={names()}>
      {(name) => (
        <>
          <NumberField
            id={`ticket-${name}`}
            label={LABELS[name]}
            value={fields()[name]}
            unit={<Unit ticket={props.ticket} name={name} />}
            isWrong={props.isWrong(name)}
            filled={props.filled[name] ?? 0}
            onInput={(text) => props.ticket.set({ [name]: text })}
            onStep={(steps) => props.ticket.step(name, steps)}
            onEnter={() => enter(name)}
            onFocus={() => props.ticket.aim(name)}
            ref={(element) => {
              props.elements[name] = element;
            }}
          />
          <Show when={priceFieldOf(fields().type) === name}>
            <MarketPrices ticket={props.ticket} onFill={props.onFill} />
          </Show>
        </>
      )}
    </For>
  );
}

function MarketPrices(props: { ticket: Ticket; onFill: (name: NumberName) => void }): JSX.Element {
  return (
    <fieldset class="ticket-chips" aria-label="Price from the market">
      <For each={['bid', 'mid', 'ask', 'last'] as const}>
        {(name) => (
          <button
            type="button"
            class="chip"
            title={plainAmount(props.ticket.quotes()[name])}
            disabled={props.ticket.quotes()[name] === null}
            onClick={() => {
              const price = props.ticket.quotes()[name];
              if (price !== null) props.onFill(props.ticket.takePrice(price));
            }}
          >
            {name.charAt(0).toUpperCase() + name.slice(1)}
          </button>
        )}
      </For>
    </fieldset>
  );
}

/** What the number is in; a press changes it where it can be something else. */
function Unit(props: { ticket: Ticket; name: NumberName }): JSX.Element {
  const fields = () => props.ticket.fields();
  const quote = (): string => props.ticket.instrument().quote;
  const sizeUnit = (): string => (fields().unit === 'base' ? props.ticket.instrument().base : quote());
  const trailUnit = (): string => (fields().trailUnit === 'percent' ? '%' : quote());
  return (
    <Show when={props.name === 'size' || props.name === 'trail'} fallback={quote()}>
      <Show
        when={props.name === 'size'}
        fallback={
          <button
            type="button"
            class="unit-toggle"
            title="Type the distance as a price or in per cent"
            aria-label={`Distance in ${trailUnit()}, change`}
            onClick={() => props.ticket.set({ trailUnit: fields().trailUnit === 'percent' ? 'price' : 'percent', trail: '' })}
          >
            {trailUnit()}
          </button>
        }
      >
        <button
          type="button"
          class="unit-toggle"
          title="Type the size in the other currency"
          aria-label={`Size in ${sizeUnit()}, change`}
          onClick={() => props.ticket.set({ unit: fields().unit === 'base' ? 'quote' : 'base', size: '' })}
        >
          {sizeUnit()}
        </button>
      </Show>
    </Show>
  );
}
