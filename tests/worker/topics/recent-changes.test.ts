import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentChanges } from '../../../src/worker/topics/recent-changes';

test('whoever was served at a number gets exactly what came later, or is told to take the whole', () => {
  const step = fc.oneof({ weight: 9, arbitrary: fc.nat(40) }, { weight: 1, arbitrary: fc.constant('reset' as const) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), fc.nat(80), (steps, served) => {
      const recent = new RecentChanges<string>();
      const all: { revision: number; item: string }[] = [];
      let resetAt = 0;
      for (const [i, count] of steps.entries()) {
        const revision = i + 1;
        if (count === 'reset') {
          recent.reset(revision);
          resetAt = revision;
        } else {
          const items = Array.from({ length: count }, (_, k) => `${revision}.${k}`);
          recent.add(items, revision);
          for (const item of items) all.push({ revision, item });
        }
      }
      const since = recent.since(served);
      const later = all.filter((c) => c.revision > served).map((c) => c.item);
      if (since === null) expect(served < resetAt || later.length > 0).toBe(true);
      else {
        expect(served).toBeGreaterThanOrEqual(resetAt);
        expect(since).toEqual(later);
      }
      if (served >= resetAt && later.length <= 256 && all.length <= 256) expect(since).not.toBeNull();
    }),
    { numRuns: 500 },
  );
});
