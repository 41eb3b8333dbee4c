import { createMemo, type JSX, Show } from 'solid-js';
import type { InstrumentId } from '../../domain/instrument';
import type { Decimal } from '../../domain/money';
import { directionOfDecimal } from '../format/decimal';
import { venueOf } from '../shell/venue-name';
import type { Account } from './account';
import { currencyDecimals, moneyText, signedMoneyText } from './currency';
import { createMarks } from './marks';
import { type Summary, summarise, VALUED_IN } from './valuation';
import './account-summary.css';

/** What the account comes to at this moment, in one currency. */
export function AccountSummary(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  const marks = createMarks(props.account.view, () => venueOf(props.instrument));
  const summary = createMemo((): Summary | null => {
    const view = props.account.view();
    return view === null ? null : summarise(view, marks());
  });
  const signed = (of: (summary: Summary) => Decimal | null): JSX.Element => {
    const value = (): Decimal | null => {
      const now = summary();
      return now === null ? null : of(now);
    };
    return <dd class={directionOfDecimal(value(), currencyDecimals(VALUED_IN))}>{signedMoneyText(value(), VALUED_IN)}</dd>;
  };
  return (
    <section class="account-summary" aria-label="Account summary">
      <dl>
        <div title={`${VALUED_IN} that the account has, open orders included`}>
          <dt>Balance</dt>
          <dd>{moneyText(summary()?.balance ?? null, VALUED_IN)}</dd>
        </div>
        <div title="All that the account has, at the prices of this moment">
          <dt>Equity</dt>
          <dd>{moneyText(summary()?.equity ?? null, VALUED_IN)}</dd>
        </div>
        <div>
          <dt>Unrealised P&L</dt>
          {signed((now) => now.unrealised)}
        </div>
        <div title="Before fees">
          <dt>Realised P&L</dt>
          {signed((now) => now.realised)}
        </div>
        <div>
          <dt>Fees</dt>
          <dd>{moneyText(summary()?.fees ?? null, VALUED_IN)}</dd>
        </div>
      </dl>
      <Show when={(summary()?.unpriced.length ?? 0) > 0}>
        <p class="account-unpriced">No price for {summary()?.unpriced.join(', ')}: the equity is not known.</p>
      </Show>
    </section>
  );
}
