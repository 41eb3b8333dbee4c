import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * A press on a notice of the system brings the page that it is about. Only a service worker hears of it, and ours is made by
 * workbox: this is added to the file, since `importScripts` of a text is refused under Trusted Types.
 */
const ON_CLICK = `
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const path = event.notification.data && event.notification.data.path;
  const open = async () => {
    const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const page = pages.find((one) => one.visibilityState === 'visible') || pages[0];
    if (page !== undefined) return page.focus();
    return self.clients.openWindow(typeof path === 'string' && /^\\/(\\?|$)/.test(path) ? path : '/');
  };
  event.waitUntil(open());
});
`;

export function noticeClickPlugin(): Plugin {
  let folder = '';
  return {
    name: 'tapedeck-notice-click',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle: {
      // After workbox has written the file.
      order: 'post',
      sequential: true,
      async handler(error) {
        if (error === undefined) await appendFile(join(folder, 'sw.js'), ON_CLICK);
      },
    },
  };
}
