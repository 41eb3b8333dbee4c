import type { JSX } from 'solid-js';
import { TradeNotices } from '../notices/trade-notices';
import type { Account } from '../trading/account';
import { StoppedBand } from '../trading/stopped-band';

/** What trading says above everything else: that the kill switch was pulled, and what became of orders. */
export function TradingBands(props: { account: Account }): JSX.Element {
  return (
    <>
      <StoppedBand account={props.account} />
      <TradeNotices />
    </>
  );
}
