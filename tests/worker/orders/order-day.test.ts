import { expect, test } from 'vitest';
import { orderDay } from '../../soak/order-day';

const isWhole = process.env.SOAK !== undefined;
const hours = isWhole ? 24 : 1;
const presses = isWhole ? 240 : 70;

test(`K5: in ${hours} h with 60 faults an hour an account is what its journal adds up to, and no order is placed twice`, async () => {
  const report = await orderDay({ seed: 20_261_126, hours, faultsPerHour: 60, presses });
  expect(report.wrong, JSON.stringify(report)).toEqual([]);
  // Not true for want of trying.
  expect(report.presses['placed']).toBeGreaterThan(presses * 0.6);
  expect(report.fills).toBeGreaterThan(presses * 0.3);
  expect(report.comparisons).toBeGreaterThan(hours * 50);
  for (const done of ['amend', 'crash', 'retire', 'kill', 'disk full', 'connections lost']) expect(report.done[done], done).toBeGreaterThan(0);
}, 1_800_000);
