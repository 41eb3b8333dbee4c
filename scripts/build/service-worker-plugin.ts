import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Adds code of ours to the end of the service worker, which workbox writes. */
export function serviceWorkerPlugin(name: string, code: string): Plugin {
  let folder = '';
  return {
    name,
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle: {
      // After workbox has written the file.
      order: 'post',
      sequential: true,
      async handler(error) {
        if (error === undefined) await appendFile(join(folder, 'sw.js'), code);
      },
    },
  };
}
