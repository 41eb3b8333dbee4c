import type { Plugin } from 'vite';
import type { Endpoints } from './endpoints';
import { securityHeaders } from './security-headers';
import { serviceWorkerPlugin } from './service-worker-plugin';

/**
 * Gives pages and scripts that pass the service worker the security headers that the host did not send: a page and each of
 * its workers live under those of their own response. Ours is made by workbox: this stands between it and the browser, and
 * answers what workbox leaves to the network (a file of an older build, a path that is not there).
 */
export const addHeaders = (endpoints: Endpoints): string => `
{
  const headers = ${JSON.stringify(Object.entries(securityHeaders(endpoints)))};
  const guarded = ['document', 'iframe', 'frame', 'script', 'worker', 'sharedworker'];
  const answered = new WeakSet();
  const withHeaders = (response) => {
    // What failed, and a redirection, has none.
    if (response.type === 'error' || response.type.startsWith('opaque')) return response;
    const all = new Headers(response.headers);
    for (const [name, value] of headers) if (!all.has(name)) all.set(name, value);
    return new Response(response.body, { status: response.status, statusText: response.statusText, headers: all });
  };
  const respondWith = FetchEvent.prototype.respondWith;
  FetchEvent.prototype.respondWith = function (answer) {
    answered.add(this);
    respondWith.call(this, Promise.resolve(answer).then(withHeaders));
  };
  // Workbox has heard it before.
  self.addEventListener('fetch', (event) => {
    const { destination, url } = event.request;
    if (answered.has(event) || !guarded.includes(destination) || new URL(url).origin !== self.location.origin) return;
    event.respondWith(fetch(event.request));
  });
}
`;

export const workerHeadersPlugin = (endpoints: Endpoints): Plugin => serviceWorkerPlugin('tapedeck-worker-headers', addHeaders(endpoints));
