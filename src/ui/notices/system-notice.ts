import type { Notice } from './board';

/** What the browser says of notices by the system. `missing`: it has none, or not over this connection. */
export type SystemPermission = NotificationPermission | 'missing';

const hasSystem = (): boolean => 'Notification' in window && 'serviceWorker' in navigator;

export const systemPermission = (): SystemPermission => (hasSystem() ? Notification.permission : 'missing');

/** Only ever on a press. */
export const askPermission = (): Promise<SystemPermission> => (hasSystem() ? Notification.requestPermission() : Promise.resolve('missing'));

/** By the service worker, which is there when a tab is not: a press on it opens the place. Nothing where it may not. */
export async function showSystemNotice({ key, title, detail }: Notice): Promise<void> {
  if (systemPermission() !== 'granted') return;
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.showNotification(title, { body: detail, tag: key, icon: '/icon-192.png', data: { path: `/${location.search}` } });
}
