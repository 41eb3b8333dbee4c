import type { JSX } from 'solid-js';
import type { InstrumentId } from '../../domain/instrument';
import { AlertDialogs } from '../alerts/alert-dialogs';
import { createTradeNotices } from '../notices/trade-notices';
import { createWatch, useEngine, useSeconds, useTerminal } from '../terminal-context';
import type { Account } from '../trading/account';
import { createArmingEnd } from '../trading/arming';
import { HeldBand } from '../trading/held-band';
import { createLeaveGuard } from '../trading/leave-guard';
import { StoppedBand } from '../trading/stopped-band';

/** What trading says above everything else: that the kill switch was pulled, and what this browser holds while it may be stopped. */
export function TradingBands(props: { account: Account; onPair: (pair: InstrumentId) => void }): JSX.Element {
  const terminal = useTerminal();
  const [vault, engine, seconds] = [createWatch(terminal.vault), useEngine(), useSeconds()];
  // Here, since this stays whatever panels come and go.
  createArmingEnd(terminal, () => ({ account: props.account.id(), phase: engine().phase, vault: vault()?.state ?? 'unread', now: seconds() }));
  createLeaveGuard(props.account);
  createTradeNotices(props.account, (pair) => props.onPair(pair));
  return (
    <>
      <StoppedBand account={props.account} />
      <HeldBand />
      <AlertDialogs />
    </>
  );
}
