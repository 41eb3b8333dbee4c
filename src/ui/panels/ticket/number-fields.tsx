import { For, type JSX, Match, Show, Switch } from 'solid-js';
import { plainAmount } from '../../format/decimal';
import { type Text, t } from '../../words/t';
import { riskWhyNot } from './choices';
import { NumberField } from './number-field';
import type { Quotes } from './quotes';
import { NUMBERS_OF, type NumberName, numbersOf, priceFieldOf, type TicketField, type TicketFields } from './ticket-fields';
import type { Ticket } from './ticket-state';

/** How often something else filled each field. */
export type Filled = Partial<Record<NumberName, number>>;

export interface NumberFieldsProps {
  ticket: Ticket;
  /** Each field puts its element here, for the focus to go to. */
  elements: Partial<Record<TicketField, HTMLInputElement>>;
  isWrong: (name: NumberName) => boolean;
  filled: Filled;
  onFill: (name: NumberName) => void;
  /** Enter in the last field. */
  onLast: () => void;
}

const LABELS = {
  price: 'Price',
  trigger: 'Trigger',
  trail: 'Distance',
  start: 'Follow from',
  from: 'From',
  to: 'To',
  rungs: 'Orders',
  size: 'Size',
  profit: 'Take profit',
  loss: 'Stop',
  displayed: 'Displayed',
} as const satisfies Readonly<Record<NumberName, Text>>;

const QUOTES = { bid: 'Bid|price', mid: 'Mid|price', ask: 'Ask|price', last: 'Last|price' } as const satisfies Readonly<Record<keyof Quotes, Text>>;

/** The numbers that this type of order has, one below the other; Enter leads from one to the next. */
export function NumberFields(props: NumberFieldsProps): JSX.Element {
  const fields = () => props.ticket.fields();
  return (
    <For each={NUMBERS_OF[fields().type]}>
      {(name) => (
        <>
          <TicketNumber of={props} name={name} unit={<Unit ticket={props.ticket} name={name} />} />
          <Show when={priceFieldOf(fields().type) === name}>
            <MarketPrices ticket={props.ticket} onFill={props.onFill} />
          </Show>
        </>
      )}
    </For>
  );
}

/** One number of the ticket. `of` is handed down whole: to merge props takes a part of the library that a first visit would load. */
export function TicketNumber(props: { of: NumberFieldsProps; name: NumberName; unit: JSX.Element }): JSX.Element {
  const fields = () => props.of.ticket.fields();
  const enter = (): void => {
    const names = numbersOf(fields());
    const next = names[names.indexOf(props.name) + 1];
    if (next === undefined) props.of.onLast();
    else props.of.elements[next]?.focus();
  };
  return (
    <NumberField
      id={`ticket-${props.name}`}
      label={t(LABELS[props.name])}
      value={fields()[props.name]}
      placeholder={props.name === 'start' ? t('at once') : ''}
      unit={props.unit}
      isWrong={props.of.isWrong(props.name)}
      filled={props.of.filled[props.name] ?? 0}
      onInput={(text) => props.of.ticket.set({ [props.name]: text })}
      onStep={(steps) => props.of.ticket.step(props.name, steps)}
      onEnter={enter}
      onFocus={() => props.of.ticket.aim(props.name)}
      ref={(element) => {
        props.of.elements[props.name] = element;
      }}
    />
  );
}

function MarketPrices(props: { ticket: Ticket; onFill: (name: NumberName) => void }): JSX.Element {
  return (
    <fieldset class="ticket-chips" aria-label={t('Price from the market')}>
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
            {t(QUOTES[name])}
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
  return (
    <Switch fallback={quote()}>
      <Match when={props.name === 'size'}>
        <SizeUnit ticket={props.ticket} />
      </Match>
      <Match when={props.name === 'rungs'}>{''}</Match>
      <Match when={props.name === 'trail'}>
        <button
          type="button"
          class="unit-toggle"
          title={t('Type the distance as a price or in per cent')}
          aria-label={t('Distance in {{ unit }}, change', { unit: fields().trailUnit === 'percent' ? '%' : quote() })}
          onClick={() => props.ticket.set({ trailUnit: fields().trailUnit === 'percent' ? 'price' : 'percent', trail: '' })}
        >
          {fields().trailUnit === 'percent' ? '%' : quote()}
        </button>
      </Match>
    </Switch>
  );
}

function SizeUnit(props: { ticket: Ticket }): JSX.Element {
  const fields = () => props.ticket.fields();
  const words = (unit: TicketFields['unit']): string => {
    const { base, quote } = props.ticket.instrument();
    if (unit !== 'risk') return unit === 'base' ? base : quote;
    const whyNot = riskWhyNot(fields());
    const words = t('{{ quote }} at risk|unit', { quote });
    return whyNot === null ? words : `${words} — ${whyNot}`;
  };
  return (
    <select
      class="unit-choice"
      aria-label={t('Size in')}
      onChange={(event) => {
        const unit = UNITS.find((one) => one === event.currentTarget.value) ?? 'base';
        // What is at risk is told by a stop, so there must be one.
        props.ticket.set({ unit, size: '', ...(unit === 'risk' ? { hasExits: true } : {}) });
      }}
    >
      <For each={UNITS}>
        {(unit) => (
          <option value={unit} selected={unit === fields().unit} disabled={unit === 'risk' && riskWhyNot(fields()) !== null}>
            {words(unit)}
          </option>
        )}
      </For>
    </select>
  );
}

const UNITS = ['base', 'quote', 'risk'] as const;
