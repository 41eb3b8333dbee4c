import { type JSX, Show } from 'solid-js';
import type { Decimal } from '../../domain/money';
import type { LocalMs } from '../../domain/units';
import { directionOfDecimal } from '../format/decimal';
import { dayOrTime } from '../format/time';
import { shownZone } from '../parts/zone';
import { t } from '../words/t';
import type { Account } from './account';
import { currencyDecimals, moneyText, signedMoneyText } from './currency';
import { Line } from './summary-line';

/** What the exchange tells these figures in. */
const CURRENCY = 'USD';

/** What the exchange itself reckons a real account to come to: its own figures, with when it told them. */
export function VenueLines(props: { account: Account }): JSX.Element {
  const live = () => props.account.view()?.live ?? null;
  const margin = () => live()?.margin ?? null;
  const money = (value: Decimal | null | undefined): string => moneyText(value ?? null, CURRENCY);
  const told = (what: string, at: LocalMs | undefined): string =>
    at === undefined
      ? t('{{ what }}: the exchange’s own figure, which it has not told yet', { what })
      : t('{{ what }}: the exchange’s own figure of {{ time }}', { what, time: dayOrTime(at, Date.now(), shownZone()) });
  const ofMargin = (what: string): string => told(what, margin()?.at);
  return (
    <Show when={live()}>
      <dl class="venue-lines">
        <Show when={props.account.view()?.info.kind === 'venue-margin'}>
          <div class="venue-told">
            <dt>{t('The exchange reckons')}</dt>
            <dd>
              <Show when={margin()?.at} fallback={t('not told yet')}>
                {(at) => dayOrTime(at(), Date.now(), shownZone())}
              </Show>
            </dd>
          </div>
          <Line
            name={t('P&L of positions')}
            title={ofMargin(t('Of all positions on margin, at its prices'))}
            text={signedMoneyText(margin()?.profit ?? null, CURRENCY)}
            direction={directionOfDecimal(margin()?.profit ?? null, currencyDecimals(CURRENCY))}
          />
          <Line name={t('Margin balance')} title={ofMargin(t('What the margin wallet holds'))} text={money(margin()?.balance)} />
          <Line name={t('Margin net')} title={ofMargin(t('The balance with the P&L of positions'))} text={money(margin()?.net)} />
          <Line name={t('Margin required')} title={ofMargin(t('What the positions need at the least'))} text={money(margin()?.required)} />
        </Show>
        <Line
          name={t('All wallets')}
          title={told(t('What all wallets at the exchange are worth together'), live()?.worth?.at)}
          text={money(live()?.worth?.total)}
        />
      </dl>
    </Show>
  );
}
