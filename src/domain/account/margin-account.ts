import { type Decimal, divide, least, ONE } from '../money';
import type { FeeSchedule, MarginInfo } from './account-event';
import { type AccountId, accountFeed } from './account-id';

export const LEVERAGE = 10;

/** Half the initial margin at 10×. */
const MAINTENANCE = '0.05' as Decimal;

/** A position that was just opened is at half the distance to its liquidation at the most, however high the leverage. */
const maintenanceOf = (leverage: number): Decimal => least(MAINTENANCE, divide(ONE, String(2 * leverage) as Decimal, 6, 'down'));

/** A margin account as it is opened. Its opening balances are of its collateral only. */
export function marginAccount(
  id: AccountId,
  label: string,
  terms: { readonly collateral: string; readonly leverage?: number; readonly fees: FeeSchedule; readonly latencyMs?: number },
): MarginInfo {
  const { collateral, leverage = LEVERAGE, fees, latencyMs = 0 } = terms;
  return { id, kind: 'margin', feed: accountFeed(id), label, fees, latencyMs, collateral, leverage, maintenanceRate: maintenanceOf(leverage) };
}
