import { createMemo, type JSX, Show } from 'solid-js';
import { pairLabel, parseInstrumentId } from '../../domain/instrument';
import { ARROW, directionOf, formatChange, formatCompact, formatNumber, formatSigned, UNKNOWN } from '../format/number';
import { keyOf, withKey } from '../keys/key-hint';
import { createPriceDecimals } from '../pair-search/instruments';
import { ChangingPrice } from '../parts/changing-price';
import { Icon } from '../parts/icon';
import { isMaskOn, toggleMask } from '../parts/mask';
import { TrustBadge } from '../parts/trust-badge';
import { t } from '../words/t';
import type { DeskParts } from './desk';
import { FundingFact } from './funding-fact';
import type { LastPrice } from './last-price';
import type { Market } from './market';
import type { TickerView } from './ticker';
import { venueName } from './venue-name';
import './header.css';

interface HeaderProps {
  market: Market;
  /** Null: this screen has no columns to open and close. */
  parts: DeskParts | null;
  ticker: TickerView;
  /** Null: it is not known. */
  last: LastPrice | null;
  onSearch: () => void;
  onTheme: () => void;
  onKeys: () => void;
  onSettings: () => void;
  /** Null: they were shown, or are not wanted. */
  onBegin: (() => void) | null;
  /** Of the vault of exchange keys. */
  isUnlocked: boolean;
  onVault: () => void;
}

/** The market on the screen in one row: what it is, where it comes from, what it did in a day. */
export function Header(props: HeaderProps): JSX.Element {
  const decimalsOf = createPriceDecimals(() => props.market.selected());
  const parts = createMemo(() => parseInstrumentId(props.market.selected()));
  const decimals = createMemo(() => decimalsOf(props.last?.price ?? 0));
  const price = (value: number | null | undefined): string => formatNumber(value ?? null, decimals());
  const ratio = createMemo(() => props.ticker.ticker()?.changeRatio ?? null);
  const direction = createMemo(() => directionOf(ratio() === null ? null : (ratio() ?? 0) * 100, 2));

  return (
    <header class="header" data-live={props.ticker.isLive()}>
      <h1 class="header-pair">
        <button
          type="button"
          class="header-pair-button"
          aria-haspopup="dialog"
          aria-label={t('{{ pair }}, change pair', { pair: pairLabel(props.market.selected()) })}
          title={pairLabel(props.market.selected())}
          onClick={() => props.onSearch()}
        >
          <span class="header-pair-name">{pairLabel(props.market.selected())}</span>
          <Icon name="down" />
        </button>
        <span class="header-venue" data-source={props.market.isSimulated() ? 'simulated' : 'exchange'}>
          {props.market.isSimulated() ? t('SIMULATED') : venueName(parts()?.venue ?? '')}
        </span>
      </h1>
      <div class="header-last">
        <ChangingPrice
          class="header-price"
          series={`${props.market.selected()} ${props.last?.by}`}
          text={price(props.last?.price)}
          value={props.last?.price ?? null}
          isLive={props.ticker.isLive()}
        />
        <span class={`header-change ${direction()}`}>
          <span aria-hidden="true">{ARROW[direction()]}</span> {formatChange(ratio())}
        </span>
      </div>
      <dl class="header-facts">
        <Fact name={t('24 h change')} value={formatSigned(props.ticker.ticker()?.change ?? null, decimals())} />
        <Fact name={t('24 h high')} value={price(props.ticker.ticker()?.high)} />
        <Fact name={t('24 h low')} value={price(props.ticker.ticker()?.low)} />
        <Fact name={t('24 h volume')} value={volume(props.ticker.ticker()?.volume ?? null, parts()?.base)} />
        <Show when={parts()?.settle !== undefined}>
          <FundingFact instrument={props.market.selected()} />
        </Show>
      </dl>
      <div class="header-trust">
        <TrustBadge status={props.ticker.topic()?.status ?? null} />
      </div>
      <div class="header-tools">
        <Show when={props.onBegin}>
          {(begin) => (
            <button type="button" class="tool header-begin" aria-haspopup="dialog" onClick={() => begin()()}>
              {t('First steps')}
            </button>
          )}
        </Show>
        <button
          type="button"
          class="tool header-search"
          aria-label={t('Search a pair')}
          title={withKey(t('Search a pair'), 'search')}
          onClick={() => props.onSearch()}
        >
          <Icon name="search" /> <span>{t('Search')}</span>{' '}
          <Show when={keyOf('search') === '/'}>
            <kbd class="key">/</kbd>
          </Show>
        </button>
        <Show when={props.parts}>
          {(parts) => (
            <>
              <span class="header-workspace" />
              <button
                type="button"
                class="tool"
                aria-label={t('Watchlist')}
                title={withKey(t('Watchlist'), 'watch')}
                aria-pressed={parts().hasWatch()}
                onClick={() => parts().show('watch', !parts().hasWatch())}
              >
                <Icon name="watch" />
              </button>
              <button
                type="button"
                class="tool header-trade"
                aria-label={parts().hasTicket() ? t('Order ticket') : t('Trade: open the order ticket')}
                title={withKey(t('Order ticket'), 'ticket')}
                aria-pressed={parts().hasTicket()}
                onClick={() => parts().show('ticket', !parts().hasTicket())}
              >
                <Icon name="ticket" />
                <Show when={!parts().hasTicket()}>
                  <span>{t('Trade|verb')}</span>
                </Show>
              </button>
            </>
          )}
        </Show>
        <button
          type="button"
          class="tool header-vault"
          aria-label={props.isUnlocked ? t('Vault of exchange keys, unlocked') : t('Vault of exchange keys')}
          title={props.isUnlocked ? t('Vault of exchange keys: unlocked') : t('Vault of exchange keys')}
          data-unlocked={props.isUnlocked}
          onClick={() => props.onVault()}
        >
          <Icon name={props.isUnlocked ? 'unlocked' : 'vault'} />
        </button>
        <button
          type="button"
          class="tool header-theme"
          aria-label={t('Change theme')}
          title={withKey(t('Theme'), 'theme')}
          onClick={() => props.onTheme()}
        >
          <Icon name="theme" />
        </button>
        <button
          type="button"
          class="tool header-mask"
          aria-label={t('Hide own amounts')}
          title={withKey(t('Hide balances, sizes and gains'), 'mask')}
          aria-pressed={isMaskOn()}
          onClick={toggleMask}
        >
          <Icon name={isMaskOn() ? 'hidden' : 'eye'} />
        </button>
        <button
          type="button"
          class="tool"
          aria-label={t('Settings')}
          title={withKey(t('Settings'), 'settings')}
          aria-haspopup="dialog"
          onClick={() => props.onSettings()}
        >
          <Icon name="settings" />
        </button>
        <button
          type="button"
          class="tool header-keys"
          aria-label={t('Keyboard')}
          title={withKey(t('Keyboard'), 'keys')}
          onClick={() => props.onKeys()}
        >
          <Icon name="keys" />
        </button>
      </div>
    </header>
  );
}

function Fact(props: { name: string; value: string }): JSX.Element {
  return (
    <div class="header-fact">
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  );
}

const volume = (value: number | null, base: string | undefined): string => (value === null ? UNKNOWN : `${formatCompact(value)} ${base ?? ''}`);
