import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Much of what is tested on real sockets waits: one file more than there are cores goes on meanwhile.
const maxWorkers = availableParallelism() + 1;

export default defineConfig({
  define: { __BUILD__: JSON.stringify('test') },
  test: { include: ['tests/**/*.test.ts'], exclude: ['tests/e2e/**'], testTimeout: 20_000, maxWorkers },
});
