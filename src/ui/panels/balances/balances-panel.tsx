import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import { isLiveId } from '../../../domain/account/account-id';
import type { Balance } from '../../../domain/account/account-state';
import { VALUED_IN } from '../../../domain/account/equity';
import type { FundingOffer } from '../../../domain/account/funding-offer';
import { type InstrumentId, instrumentId } from '../../../domain/instrument';
import { type Decimal, multiply } from '../../../domain/money';
import { DAMAGED } from '../../../worker/protocol/account-view';
import { BookChoice } from '../../books/book-choice';
import { formatDecimal } from '../../format/decimal';
import { own } from '../../parts/mask';
import { venueOf } from '../../shell/venue-name';
import type { Account } from '../../trading/account';
import { Amount } from '../../trading/amount';
import type { Column } from '../../trading/columns';
import { currencyDecimals } from '../../trading/currency';
import { sentence } from '../../trading/fault-words';
import { createMarks } from '../../trading/marks';
import { TablePanel } from '../../trading/table-panel';
import { say } from '../../words/say';
import { t } from '../../words/t';
import { OffersDialog } from './offers-dialog';
import { ReadAnewDialog } from './read-anew-dialog';
import { ReopenDialog } from './reopen-dialog';
import './balances-panel.css';

/** What the account has, and what of it is free. */
export function BalancesPanel(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  const [isReopening, setReopening] = createSignal(false);
  const [isLooking, setLooking] = createSignal(false);
  const isLive = (): boolean => isLiveId(props.account.id());
  const isDamaged = (): boolean => props.account.view() === null && props.account.status()?.reason?.startsWith(DAMAGED) === true;
  const offers = (): readonly FundingOffer[] => props.account.view()?.live?.offers ?? [];
  const marks = createMarks(props.account.view, () => venueOf(props.instrument));
  const rows = createMemo(() => props.account.view()?.balances ?? []);
  /** What is worth knowing of an account that is in order. */
  const remark = (): string | null => {
    const status = props.account.status();
    return status?.state === 'live' && status.reason !== null ? sentence(say(status.reason)) : null;
  };
  const worthOf = (row: Balance): Decimal | null => {
    const rate = marks().rate(row.currency);
    return rate === null ? null : multiply(row.total, rate);
  };
  const isPriceLive = (currency: string): boolean =>
    currency === VALUED_IN || marks().isLive(instrumentId({ venue: venueOf(props.instrument), base: currency, quote: VALUED_IN }));
  const amount = (id: string, title: string, of: (row: Balance) => Decimal): Column<Balance> => ({
    id,
    title,
    isNumber: true,
    width: 110,
    grows: true,
    cell: (row) => <Amount text={formatDecimal(of(row()), currencyDecimals(row().currency), 'down')} />,
    csv: of,
  });
  /** Where the exchange has not told what is free, nothing else is said to be. */
  const reckoned = (column: Column<Balance>): Column<Balance> => ({
    ...column,
    cell: (row) => (
      <Show when={row().isAvailableUnknown} fallback={column.cell?.(row)}>
        <span class="dim" title={t('The exchange has not told yet what of it is free')}>
          {t('not told yet')}
        </span>
      </Show>
    ),
    csv: (row) => (row.isAvailableUnknown ? '' : (column.csv?.(row) ?? '')),
  });
  /** At a venue positions take of it as well, and how much it does not say apart. */
  const heldBack = (): string => (props.account.view()?.info.kind === 'venue-margin' ? t('In use') : t('In open orders'));
  const columns = createMemo((): readonly Column<Balance>[] => [
    { id: 'currency', title: t('Currency'), width: 84, cell: (row) => <>{row().currency}</>, csv: (row) => row.currency },
    amount('total', t('Total'), (row) => row.total),
    reckoned(amount('available', t('Available'), (row) => row.available)),
    reckoned(amount('reserved', heldBack(), (row) => row.reserved)),
    {
      id: 'worth',
      title: t('Value {{ currency }}', { currency: VALUED_IN }),
      isNumber: true,
      width: 110,
      grows: true,
      cell: (row) => (
        <span class="live-figure" data-live={isPriceLive(row().currency)}>
          {own(formatDecimal(worthOf(row()), currencyDecimals(VALUED_IN)))}
        </span>
      ),
      csv: (row) => worthOf(row) ?? '',
    },
  ]);
  return (
    <>
      <TablePanel
        title={t('Balances')}
        file="balances"
        account={props.account}
        columns={columns()}
        rows={rows()}
        keyOf={(row) => row.currency}
        trouble={remark()}
        tools={
          <>
            <BookChoice account={props.account} />
            <Show when={offers().length > 0}>
              <button type="button" class="tool" onClick={() => setLooking(true)}>
                {t('Funding offers ({{ count }})…', { count: offers().length })}
              </button>
            </Show>
            <Show when={!isLive() || isDamaged()}>
              <button type="button" class="tool" onClick={() => setReopening(true)}>
                {isLive() ? t('Read anew…') : t('Open anew…')}
              </button>
            </Show>
          </>
        }
        empty={
          isLive()
            ? t('The account has nothing, as far as the exchange has told.')
            : t('The account has nothing. Open it anew with starting balances.')
        }
      />
      <Show when={isLooking()}>
        <OffersDialog offers={offers()} onClose={() => setLooking(false)} />
      </Show>
      <Show when={isReopening()}>
        <Show when={isLive()} fallback={<ReopenDialog account={props.account} onClose={() => setReopening(false)} />}>
          <ReadAnewDialog account={props.account} onClose={() => setReopening(false)} />
        </Show>
      </Show>
    </>
  );
}
