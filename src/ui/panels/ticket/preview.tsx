import { createMemo, type JSX, Show } from 'solid-js';
import { priceDecimals } from '../../../domain/instrument';
import { add, type Decimal, isPositive, isZero, subtract, toDouble, ZERO } from '../../../domain/money';
import { formatDecimal, plainAmount } from '../../format/decimal';
import { formatNumber } from '../../format/number';
import type { Account } from '../../trading/account';
import { currencyDecimals, moneyText } from '../../trading/currency';
import { type Estimate, estimate } from './estimate';
import type { Ticket } from './ticket-state';

/** What the order would come to if the book stood still: a guess, and it says what it guesses. */
export function Preview(props: { ticket: Ticket; account: Account }): JSX.Element {
  const guess = createMemo((): Estimate | null => {
    const { terms } = props.ticket.reading();
    const fees = props.account.view()?.info.fees;
    return terms === null || fees === undefined ? null : estimate(terms, props.ticket.book(), fees);
  });
  const isBuy = (): boolean => props.ticket.fields().side === 'buy';
  const got = (): string => (isBuy() ? props.ticket.base() : props.ticket.quote());
  const role = (): string => {
    const now = guess();
    if (now === null) return '';
    return isZero(now.taken) ? 'maker' : isZero(now.rested) ? 'taker' : 'part taker';
  };
  const average = (): string => {
    const value = guess()?.average ?? null;
    return value === null ? '—' : formatDecimal(value, Math.min(8, priceDecimals(props.ticket.rule(), toDouble(value)) + 1));
  };
  const slippage = (): string => {
    const value = guess()?.slippage ?? null;
    return value === null ? '—' : `${formatNumber(toDouble(value), 2)} %`;
  };
  /** What is held of the base after all of it filled. */
  const after = (): Decimal | null => {
    const now = guess();
    const view = props.account.view();
    if (now === null || view === null) return null;
    const held = view.balances.find((balance) => balance.currency === props.ticket.base())?.total ?? ZERO;
    const size = add(now.taken, now.rested);
    return isBuy() ? subtract(add(held, size), now.fee ?? ZERO) : subtract(held, size);
  };
  return (
    <dl class="ticket-preview" aria-label="Preview">
      <div>
        <dt>{isBuy() ? 'Cost' : 'Proceeds'}</dt>
        <dd>{moneyText(guess()?.cost ?? null, props.ticket.quote())}</dd>
      </div>
      <div title="Taken from what is received, so it does not lessen what can be ordered">
        <dt>Fee{role() === '' ? '' : `, ${role()}`}</dt>
        <dd>{guess()?.fee == null ? '—' : `${formatDecimal(guess()?.fee ?? null, Math.max(4, currencyDecimals(got())))} ${got()}`}</dd>
      </div>
      <div>
        <dt>Average fill</dt>
        <dd>{average()}</dd>
      </div>
      <div title="Of the average against the best price">
        <dt>Slippage</dt>
        <dd>{slippage()}</dd>
      </div>
      <div>
        <dt>{props.ticket.base()} afterwards</dt>
        <dd>{after() === null ? '—' : plainAmount(after())}</dd>
      </div>
      <Show when={guess()?.isBeyondBook === true}>
        <div class="ticket-deep">
          <dt>The book that is known is not deep enough for it.</dt>
          <dd>{isPositive(guess()?.taken ?? ZERO) ? `${plainAmount(guess()?.taken ?? null)} would fill` : ''}</dd>
        </div>
      </Show>
    </dl>
  );
}
