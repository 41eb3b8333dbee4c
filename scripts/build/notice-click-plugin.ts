import type { Plugin } from 'vite';
import { serviceWorkerPlugin } from './service-worker-plugin';

/**
 * A press on a notice of the system brings the page that it is about: a tab that shows its pair, else one in view, else any,
 * else a new one. Only a service worker hears of it, and ours is made by workbox: this is added to the file, since
 * `importScripts` of a text is refused under Trusted Types.
 */
export const ON_CLICK = `
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const told = event.notification.data && event.notification.data.path;
  const path = typeof told === 'string' && /^\\/(\\?|$)/.test(told) ? told : '/';
  const pairOf = (address) => new URL(address, self.location.origin).searchParams.get('pair');
  const open = async () => {
    const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const isShown = (one) => one.visibilityState === 'visible';
    const there = pages.filter((one) => pairOf(one.url) === pairOf(path));
    const page = there.find(isShown) || there[0] || pages.find(isShown) || pages[0];
    if (page !== undefined) return page.focus();
    return self.clients.openWindow(path);
  };
  event.waitUntil(open());
});
`;

export const noticeClickPlugin = (): Plugin => serviceWorkerPlugin('tapedeck-notice-click', ON_CLICK);
