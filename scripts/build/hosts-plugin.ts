import type { Plugin } from 'vite';
import type { Endpoints } from './endpoints';

/** Replaces the whole of `venues/bitfinex/hosts.ts` by the endpoints of this build, in the page and in its workers. */
export function hostsPlugin(endpoints: Endpoints): Plugin {
  return {
    name: 'tapedeck-hosts',
    enforce: 'pre',
    load(id) {
      return id.split('?')[0]?.endsWith('/src/venues/bitfinex/hosts.ts') ? `export const HOSTS = ${JSON.stringify(endpoints)};` : null;
    },
  };
}
