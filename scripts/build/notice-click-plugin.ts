import type { Plugin } from 'vite';
import { serviceWorkerPlugin } from './service-worker-plugin';

/**
 * A press on a notice of the system brings the page that it is about: a tab that shows its pair, else one in view, else any,
 * which is told to show it (`pressed-notice.ts`); where none is open a new one. A window of one panel is none of these. Only a service worker hears
 * of the press, and ours is made by workbox: this is added to the file, since `importScripts` of a text is refused under
 * Trusted Types. One press lets a page come to the front or open, not one after the other failed.
 */
export const ON_CLICK = `
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const told = event.notification.data && event.notification.data.path;
  const path = typeof told === 'string' && /^\\/(\\?|$)/.test(told) ? told : '/';
  const asked = (address, name) => new URL(address, self.location.origin).searchParams.get(name);
  const open = async () => {
    const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const desks = pages.filter((one) => asked(one.url, 'panel') === null);
    const isShown = (one) => one.visibilityState === 'visible';
    const there = desks.filter((one) => asked(one.url, 'pair') === asked(path, 'pair'));
    const page = there.find(isShown) || there[0] || desks.find(isShown) || desks[0];
    if (page === undefined) return self.clients.openWindow(path);
    page.postMessage({ kind: 'tapedeck/pressed-notice', path });
    return page.focus();
  };
  event.waitUntil(open());
});
`;

export const noticeClickPlugin = (): Plugin => serviceWorkerPlugin('tapedeck-notice-click', ON_CLICK);
