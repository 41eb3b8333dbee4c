import { For, type JSX, Show } from 'solid-js';
import { type Decimal, isNegative, round } from '../../../domain/money';
import { figure } from '../../format/decimal';
import { currencyDecimals, signedMoneyText } from '../../trading/currency';
import { type Text, t } from '../../words/t';
import { exitsWhyNot } from './choices';
import type { Way } from './exit-price';
import { type NumberFieldsProps, TicketNumber } from './number-fields';
import type { Exit } from './read-exits';
import { type ExitUnit, exitUnitOf, isBracket } from './ticket-fields';

const UNITS = [
  ['price', 'price'],
  ['percent', '% from the entry'],
  ['ticks', 'ticks'],
  ['r', 'take-profit in R'],
  ['money', 'gain and loss'],
] as const satisfies readonly (readonly [ExitUnit, Text])[];

/** The take-profit and the stop that go with a limit or market order: where they stand and what they come to. */
export function ExitFields(props: NumberFieldsProps): JSX.Element {
  const fields = () => props.ticket.fields();
  const quote = (): string => props.ticket.instrument().quote;
  const unit = (way: Way): string => ({ price: quote(), percent: '%', ticks: t('ticks'), r: 'R', money: quote() })[exitUnitOf(way, fields())];
  // A stop that is a price stays one.
  const chooseUnit = (exitUnit: ExitUnit): void => {
    const isKept = exitUnitOf('loss', fields()) === exitUnitOf('loss', { exitUnit });
    props.ticket.set({ exitUnit, profit: '', ...(isKept ? {} : { loss: '' }) });
  };
  const whyNot = (): string | null => exitsWhyNot(fields().type);
  return (
    <div class="ticket-exits">
      <div class="ticket-exits-head">
        <label class="ticket-choice" data-off={whyNot() !== null} title={t('A bracket: both wait for the entry, and one cancels the other')}>
          <input
            type="checkbox"
            disabled={whyNot() !== null}
            checked={isBracket(fields())}
            onChange={(event) => props.ticket.set({ hasExits: event.currentTarget.checked })}
          />
          <span>{t('Take profit / stop')}</span>
          <Show when={whyNot()}>{(why) => <span class="ticket-why">{why()}</span>}</Show>
        </label>
        <Show when={isBracket(fields())}>
          <select
            class="unit-choice"
            aria-label={t('Exits in')}
            onChange={(event) => chooseUnit(UNITS.find(([value]) => value === event.currentTarget.value)?.[0] ?? 'price')}
          >
            <For each={UNITS}>
              {([value, label]) => (
                <option value={value} selected={value === fields().exitUnit}>
                  {t(label)}
                </option>
              )}
            </For>
          </select>
        </Show>
      </div>
      <Show when={isBracket(fields())}>
        <For each={['profit', 'loss'] as const}>
          {(name) => (
            <>
              <TicketNumber of={props} name={name} unit={unit(name)} />
              <p class="exit-result" data-live={props.ticket.bookTrouble() === null}>
                <ExitWords
                  exit={props.ticket.reading().exits?.[name] ?? null}
                  quote={quote()}
                  ratio={name === 'profit' ? ratio() : null}
                  areFeesKnown={props.ticket.areFeesKnown()}
                />
              </p>
            </>
          )}
        </For>
        <Show when={props.ticket.isLive()}>
          <p
            class="exit-note"
            title={t(
              'Close the last tab or reload the browser before the entry is filled, and the exits never leave. While the vault is locked, the machine sleeps or a phone suspends the browser, they wait.',
            )}
          >
            {t('Held by this browser, and gone with it, until the entry is filled or its rest cancelled. Then the exchange holds them.')}
          </p>
        </Show>
      </Show>
    </div>
  );
  function ratio(): Decimal | null {
    return props.ticket.reading().exits?.ratio ?? null;
  }
}

/** `at 72,000 · +93.10 USD · 1.9 R after fees`: a dash until it can be told. */
function ExitWords(props: { exit: Exit | null; quote: string; ratio: Decimal | null; areFeesKnown: boolean }): JSX.Element {
  return (
    <Show when={props.exit} fallback="—">
      {(exit) => (
        <>
          {t('at {{ price }}|exit', { price: figure(exit().price) })}
          <Show when={exit().result}>
            {(result) => (
              <>
                {' · '}
                <span
                  class={isNegative(result()) ? 'down' : 'up'}
                  title={props.areFeesKnown ? t('Fees of both ways included') : t('Before fees: only the exchange knows them')}
                >
                  {signedMoneyText(cautious(result(), currencyDecimals(props.quote)), props.quote)}
                </span>
              </>
            )}
          </Show>
          <Show when={props.ratio}>
            {(ratio) => (
              <>
                {' · '}
                {t(props.areFeesKnown ? '{{ ratio }} R after fees' : '{{ ratio }} R before fees', { ratio: figure(ratio()) })}
              </>
            )}
          </Show>
        </>
      )}
    </Show>
  );
}

/** A loss is never shown smaller than it is, nor a gain larger. */
const cautious = (result: Decimal, decimals: number): Decimal => round(result, decimals, isNegative(result) ? 'up' : 'down');
