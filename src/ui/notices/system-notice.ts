import { addressOf } from '../shell/preferences';
import type { TradeNotice } from './notice-words';

/** What the browser says of notices by the system. `missing`: it has none, or not over this connection. */
export type SystemPermission = NotificationPermission | 'missing';

const hasSystem = (): boolean => 'Notification' in window && 'serviceWorker' in navigator;

export const systemPermission = (): SystemPermission => (hasSystem() ? Notification.permission : 'missing');

/** Only ever on a press. */
export const askPermission = (): Promise<SystemPermission> => (hasSystem() ? Notification.requestPermission() : Promise.resolve('missing'));

/** What the system shows, and where a press on it leads. */
export interface SystemWords {
  readonly title: string;
  readonly body: string;
  readonly path: string;
}

/** `search` is that of this page's address. */
export function systemWords({ title, detail, discreet, pair }: TradeNotice, hasAmounts: boolean, search: string): SystemWords {
  const path = `/${pair === null ? search : addressOf(pair, search)}`;
  return hasAmounts ? { title, body: detail, path } : { title: discreet, body: '', path };
}

/** By the service worker, which is there when a tab is not: a press on it opens the place. Nothing where it may not. */
export async function showSystemNotice(notice: TradeNotice, hasAmounts: boolean): Promise<void> {
  if (systemPermission() !== 'granted') return;
  const registration = await navigator.serviceWorker.getRegistration();
  const { title, body, path } = systemWords(notice, hasAmounts, location.search);
  await registration?.showNotification(title, { body, tag: notice.key, icon: '/icon-192.png', data: { path } });
}
