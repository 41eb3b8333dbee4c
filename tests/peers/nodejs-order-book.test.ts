import { expect, test } from 'vitest';
import { compare, missing } from './nodejs-order-book';

const why = missing();
if (why !== undefined) process.stderr.write(`skipped: ${why}\n`);
const MARKETS = 200;
const OPERATIONS = 200;

test.skipIf(why !== undefined)(
  'in 40,000 operations paper orders are filled and rest as in the matching engine of others',
  () => {
    const { differences, ...counts } = compare(20_261_125, MARKETS, OPERATIONS);
    expect(differences.slice(0, 5)).toEqual([]);
    expect(counts.operations).toBe(40_000);
    for (const count of [counts.ownOrders, counts.takerFills, counts.makerFills]) expect(count).toBeGreaterThan(3_000);
  },
  120_000,
);
