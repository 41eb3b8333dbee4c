import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Much of what is tested on real sockets waits: two files more than there are cores go on meanwhile.
const maxWorkers = availableParallelism() + 2;

// Files share a process, and what it has loaded: to start one for each file took as long as the tests themselves.
const isolate = false;

export default defineConfig({
  define: { __BUILD__: JSON.stringify('test') },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    testTimeout: 20_000,
    maxWorkers,
    isolate,
    setupFiles: ['tests/support/no-storage.ts'],
  },
});
