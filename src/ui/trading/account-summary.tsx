import { createMemo, type JSX, Show } from 'solid-js';
import { VALUED_IN } from '../../domain/account/equity';
import { marginLevel } from '../../domain/account/margin';
import { type InstrumentId, pairLabel } from '../../domain/instrument';
import { type Decimal, multiply } from '../../domain/money';
import { directionOfDecimal, formatDecimal } from '../format/decimal';
import { UNKNOWN } from '../format/number';
import { venueOf } from '../shell/venue-name';
import { t } from '../words/t';
import type { Account } from './account';
import { currencyDecimals, moneyText, signedMoneyText } from './currency';
import { createMarks } from './marks';
import { Line } from './summary-line';
import { type Summary, summarise } from './valuation';
import { VenueLines } from './venue-lines';
import './account-summary.css';

/** What the account comes to at this moment, in one currency. */
export function AccountSummary(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  const marks = createMarks(props.account.view, () => venueOf(props.instrument));
  const summary = createMemo((): Summary | null => {
    const view = props.account.view();
    return view === null ? null : summarise(view, marks());
  });
  const currency = (): string => summary()?.currency ?? VALUED_IN;
  const money = (of: (summary: Summary) => Decimal | null | undefined): string => {
    const now = summary();
    return moneyText((now && of(now)) ?? null, currency());
  };
  const info = () => props.account.view()?.info;
  const level = (): string => {
    const margin = summary()?.margin ?? null;
    const now = margin === null ? null : marginLevel(margin);
    return now === null ? UNKNOWN : percentText(now);
  };
  /** As a level: maintenance over initial margin. */
  const liquidatedAt = (): string => {
    const now = info();
    return now?.kind === 'margin' ? percentText(multiply(now.maintenanceRate, String(now.leverage) as Decimal)) : UNKNOWN;
  };
  const remark = (): string | null => {
    const unwatched = props.account.view()?.unwatched ?? [];
    const unpriced = summary()?.unpriced ?? [];
    if (unwatched.length > 0) return t('{{ pairs }} not live: nothing is liquidated until it is.', { pairs: unwatched.map(pairLabel).join(', ') });
    return unpriced.length > 0 ? t('No price for {{ what }}: the equity is not known.', { what: unpriced.join(', ') }) : null;
  };
  return (
    <section class="account-summary" aria-label={t('Account summary')}>
      <dl>
        <Line
          name={t('Balance')}
          title={t('{{ currency }} that the account has, open orders included', { currency: currency() })}
          text={money((now) => now.balance)}
        />
        <Line
          name={t('Equity')}
          title={t('All that the account has, at the prices of this moment')}
          text={money((now) => now.equity)}
          isLive={marks().areLive}
        />
        <Gain name={t('Unrealised P&L')} value={summary()?.unrealised ?? null} currency={currency()} isLive={marks().areLive} />
        <Gain name={t('Realised P&L')} title={t('Before fees')} value={summary()?.realised ?? null} currency={currency()} isLive />
        <Line name={t('Fees')} title={t('Of fills, and funding that was paid')} text={money((now) => now.fees)} />
        <Show when={info()?.kind === 'margin'}>
          <Line
            name={t('Margin used')}
            title={t('Initial margin of the positions at the mark')}
            text={money((now) => now.margin?.used)}
            isLive={marks().areLive}
          />
          <Line
            name={t('Free margin')}
            title={t('Equity less the margin of positions and open orders')}
            text={money((now) => now.margin?.available)}
            isLive={marks().areLive}
          />
          <Line
            name={t('Margin level')}
            title={t('Equity for each unit of margin used. Positions are closed by force at {{ level }}', { level: liquidatedAt() })}
            text={level()}
            isLive={marks().areLive}
          />
        </Show>
      </dl>
      <VenueLines account={props.account} />
      <Show when={remark()}>
        {(text) => (
          <p class="account-remark" role="status">
            {text()}
          </p>
        )}
      </Show>
    </section>
  );
}

const Gain = (props: { name: string; title?: string; value: Decimal | null; currency: string; isLive: boolean }): JSX.Element => (
  <Line
    name={props.name}
    title={props.title}
    text={signedMoneyText(props.value, props.currency)}
    direction={directionOfDecimal(props.value, currencyDecimals(props.currency))}
    isLive={props.isLive}
  />
);

const percentText = (ratio: Decimal): string => `${formatDecimal(multiply(ratio, '100' as Decimal), 1)} %`;
