import { expect, test } from 'vitest';
import { Metrics, type PresentFigures } from '../../src/worker/metrics';

const PRESENT: PresentFigures = {
  build: 'test',
  createdAt: 1,
  engineUptimeMs: 2,
  sockets: 1,
  channels: 3,
  channelLimit: 25,
  budgetLeft: 17,
  tabs: 1,
  topics: 3,
  snapshotAgeMs: null,
  uptimeShare: 1,
};

test('messages, bytes, faults by kind, resyncs by cause and reconnects are counted', () => {
  const metrics = new Metrics();
  metrics.received(10);
  metrics.received(5);
  metrics.fault('checksum-mismatch', true);
  metrics.fault('checksum-mismatch', true);
  metrics.fault('topic-refused', false);
  metrics.socketOpened();
  metrics.socketOpened();
  expect(metrics.report(PRESENT)).toMatchObject({
    ...PRESENT,
    messages: 2,
    bytes: 15,
    faults: { 'checksum-mismatch': 2, 'topic-refused': 1 },
    resyncs: { 'checksum-mismatch': 2 },
    reconnects: 1,
  });
});

test('the first connection is no reconnect, and none at all is none', () => {
  const metrics = new Metrics();
  expect(metrics.report(PRESENT).reconnects).toBe(0);
  metrics.socketOpened();
  expect(metrics.report(PRESENT).reconnects).toBe(0);
});

test('what was painted without a send time counts for the paint alone', () => {
  const metrics = new Metrics();
  metrics.painted(4, null);
  metrics.painted(4, 30);
  const { workerToPaint, exchangeToPaint } = metrics.report(PRESENT);
  expect([workerToPaint.count, exchangeToPaint.count]).toEqual([2, 1]);
});

test('a report survives being copied as JSON', () => {
  const report = new Metrics().report(PRESENT);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});
