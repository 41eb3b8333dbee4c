import type { JSX } from 'solid-js';
import { priceDecimals } from '../../../domain/instrument';
import { toDouble } from '../../../domain/money';
import type { Preview } from '../../../domain/order/preview';
import { formatDecimal, plainAmount } from '../../format/decimal';
import { formatNumber, UNKNOWN } from '../../format/number';
import { own } from '../../parts/mask';
import { currencyDecimals, moneyText } from '../../trading/currency';
import { say } from '../../words/say';
import { type Text, t } from '../../words/t';
import type { Ticket } from './ticket-state';

const ROLE = { maker: 'Fee, maker', taker: 'Fee, taker', both: 'Fee, part taker' } as const satisfies Readonly<Record<Preview['liquidity'], Text>>;

/** What the order would come to if the book stood still: a guess, and it says what it guesses. */
export function PreviewList(props: { ticket: Ticket; isOnMargin: boolean }): JSX.Element {
  const guess = (): Preview | null => props.ticket.reading().preview;
  const isBuy = (): boolean => props.ticket.fields().side === 'buy';
  const liquidation = (): string => {
    const price = guess()?.position?.liquidation ?? null;
    return price === null ? UNKNOWN : formatDecimal(price, Math.min(8, priceDecimals(instrument().priceRule, toDouble(price)) + 1));
  };
  const instrument = () => props.ticket.instrument();
  const fee = (): string => {
    const now = guess();
    if (!props.ticket.areFeesKnown()) return t('by your fee level');
    if (now === null || now.exchanged === null) return UNKNOWN;
    // A fee is small: two digits more than amounts of its currency have.
    return `${formatDecimal(now.exchanged.fee, Math.max(4, currencyDecimals(now.receiveCurrency)))} ${now.receiveCurrency}`;
  };
  const withWhy = (words: string): string => `${words} ${say(guess()?.why ?? '')}`;
  const average = (): string => {
    const value = guess()?.average ?? null;
    return value === null ? UNKNOWN : formatDecimal(value, Math.min(8, priceDecimals(instrument().priceRule, toDouble(value)) + 1));
  };
  const slippage = (): string => {
    const ratio = guess()?.fromBest?.ratio;
    return ratio === undefined ? UNKNOWN : `${formatNumber(toDouble(ratio) * 100, 3)} %`;
  };
  return (
    <dl class="ticket-preview" aria-label={t('Preview')} data-live={props.ticket.bookTrouble() === null}>
      <div>
        <dt>{props.isOnMargin ? t('Value') : isBuy() ? t('Cost') : t('Proceeds')}</dt>
        <dd>{moneyText((isBuy() ? guess()?.exchanged?.pays : guess()?.exchanged?.receives) ?? null, instrument().quote)}</dd>
      </div>
      <div
        title={
          props.ticket.areFeesKnown()
            ? withWhy(t('Taken from what is received, so it does not lessen what can be ordered.'))
            : withWhy(t('The exchange tells its fee with each fill, not before. The figures here are before it.'))
        }
      >
        <dt>{guess() === null ? t('Fee') : t(ROLE[guess()?.liquidity ?? 'taker'])}</dt>
        <dd>{fee()}</dd>
      </div>
      <div title={t('Of what would fill at once')}>
        <dt>{t('Average fill')}</dt>
        <dd>{average()}</dd>
      </div>
      <div title={t('How much worse the average is than the best price')}>
        <dt>{t('Slippage')}</dt>
        <dd>{slippage()}</dd>
      </div>
      <div>
        <dt>{props.isOnMargin ? t('Position afterwards') : t('{{ currency }} afterwards', { currency: instrument().base })}</dt>
        <dd>{own(plainAmount(guess()?.exchanged?.after.base ?? null))}</dd>
      </div>
      <div>
        <dt>{props.isOnMargin ? t('Liquidation at') : t('{{ currency }} afterwards', { currency: instrument().quote })}</dt>
        <dd>
          {props.isOnMargin ? liquidation() : own(formatDecimal(guess()?.exchanged?.after.quote ?? null, currencyDecimals(instrument().quote)))}
        </dd>
      </div>
    </dl>
  );
}
