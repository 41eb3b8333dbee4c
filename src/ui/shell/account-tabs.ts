import type { Account } from '../trading/account';
import { t } from '../words/t';
import type { TabName } from './tabs';

/** Tables of the account. */
export type AccountTab = 'orders' | 'positions' | 'history' | 'fills' | 'balances' | 'performance' | 'alerts';

/** Their tabs, with how many there are of what can change by itself. Short names fit a phone. */
export function accountTabs(account: Pick<Account, 'openCount' | 'positionCount'>, isShort = false): readonly TabName<AccountTab>[] {
  return [
    { id: 'orders', label: isShort ? t('Open|orders') : t('Open orders'), count: account.openCount },
    { id: 'positions', label: t('Positions'), count: account.positionCount },
    { id: 'history', label: isShort ? t('History') : t('Order history') },
    { id: 'fills', label: isShort ? t('Fills|short') : t('Fills') },
    { id: 'balances', label: t('Balances') },
    { id: 'performance', label: isShort ? t('Results') : t('Performance') },
    { id: 'alerts', label: t('Alerts') },
  ];
}

export const ACCOUNT_TABS: readonly AccountTab[] = ['orders', 'positions', 'history', 'fills', 'balances', 'performance', 'alerts'];
export const isAccountTab = (tab: string): tab is AccountTab => (ACCOUNT_TABS as readonly string[]).includes(tab);
