import { expect, test } from 'vitest';
import { virtualDay } from '../soak/virtual-day';

const hours = process.env.SOAK === undefined ? 1 : 24;

test(`in ${hours} h of market with 60 faults an hour a book, a tape and a chart that say live are the exchange’s`, async () => {
  const report = await virtualDay({ seed: 20_261_121, hours, faultsPerHour: 60 });
  expect(report.wrong, JSON.stringify(report)).toEqual([]);
  expect(report.resyncs).toBeLessThanOrEqual(report.called);
  // Not true for want of trying: most of the time the books were live, and the faults did bite.
  expect(report.live / report.checks).toBeGreaterThan(0.5);
  expect(report.trades).toBeGreaterThan(report.checks * 10);
  expect(report.candles).toBeGreaterThan(report.checks);
  expect(report.gapped).toBeGreaterThan(0);
  const struck = (...names: string[]): number => names.reduce((sum, name) => sum + (report.faults[name] ?? 0), 0);
  const gaps = struck('lost frame', 'skipped number', 'swapped frames', 'duplicate');
  expect(report.resyncsByCause['sequence-gap']).toBeGreaterThan(gaps * 0.8);
  expect(report.resyncsByCause['checksum-mismatch']).toBeGreaterThan(struck('wrong checksum') * 0.8);
  expect(report.resyncsByCause['no-answer']).toBeGreaterThan(struck('black hole') * 0.8);
}, 1_800_000);
