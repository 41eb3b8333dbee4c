import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const STEPPED = fileURLToPath(new URL('../screens/stepped-clock.ts', import.meta.url));

/** For pictures that are the same each time: the engine's clock stands still until a page says how far it goes. In no other build. */
export function steppedClockPlugin(): Plugin {
  return {
    name: 'tapedeck-stepped-clock',
    enforce: 'pre',
    load(id) {
      return id.split('?')[0]?.endsWith('/src/worker/clock.ts') ? `export { steppedClock as systemClock } from ${JSON.stringify(STEPPED)};` : null;
    },
  };
}
