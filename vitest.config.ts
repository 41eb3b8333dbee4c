import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Much of what is tested on real sockets waits: two files more than there are cores go on meanwhile.
const maxWorkers = availableParallelism() + 2;

// Files share a process, and what it has loaded: to start one for each file took as long as the tests themselves.
const isolate = false;

/** Files that take ten seconds to a minute, the longest first. Begun last, as small files are, one of them goes on alone. */
const LONG = [
  'worker/live/live-run',
  'worker/engine-network',
  'worker/engine',
  'worker/virtual-day',
  'worker/engine-storage',
  'worker/orders/crash',
  'worker/orders/order-day',
  'worker/engine-thin-line',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONG.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
      return place === -1 ? LONG.length : place;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  define: { __BUILD__: JSON.stringify('test') },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    testTimeout: 20_000,
    maxWorkers,
    isolate,
    sequence: { sequencer: LongFirst },
    setupFiles: ['tests/support/no-storage.ts'],
  },
});
