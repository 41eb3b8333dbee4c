import { expect, test } from 'vitest';
import { Credit } from '../../src/client/credit';
import type { StreamReply } from '../../src/worker/protocol/stream-message';
import { FakeFrame } from './fake-frame';

function setUp(visible = true) {
  const frame = new FakeFrame();
  frame.visible = visible;
  const sent: StreamReply[] = [];
  const credit = new Credit(frame, (reply) => sent.push(reply));
  credit.start();
  return { frame, sent, credit };
}

test('the first credit goes out at once', () => {
  expect(setUp().sent).toEqual([{ kind: 'credit', paintMs: null }]);
});

test('the next credit goes out late in the frame after the message, with the age it was painted at', () => {
  const { frame, sent, credit } = setUp();
  frame.pass(3);
  const postedAt = frame.time;
  const toFrame = 16 - (frame.time % 16);
  credit.received(postedAt);
  frame.pass(toFrame + 11);
  expect(sent).toHaveLength(1);
  frame.pass(1);
  expect(sent[1]).toEqual({ kind: 'credit', paintMs: toFrame });
});

test.each([-50, -3_600_000, 48 * 3_600_000])('a clock set by %i ms between posting and painting costs the measurement, not the credit', (ms) => {
  const { frame, sent, credit } = setUp();
  credit.received(frame.time);
  let setBy = ms;
  frame.now = () => frame.time + setBy;
  frame.pass(40);
  expect(sent[1]).toEqual({ kind: 'credit', paintMs: null });
  setBy = 0;
  credit.received(frame.time);
  frame.pass(40);
  expect(sent[2]).toEqual({ kind: 'credit', paintMs: expect.any(Number) });
});

test('a hidden page takes its credit back and gives none until it is shown', () => {
  const { frame, sent, credit } = setUp();
  credit.received(frame.time);
  credit.pause();
  frame.pass(1_000);
  credit.received(frame.time);
  frame.pass(1_000);
  expect(sent.slice(1)).toEqual([{ kind: 'pause' }]);
  credit.resume();
  expect(sent[2]).toEqual({ kind: 'credit', paintMs: null });
});

test('a page that starts hidden says so and asks for nothing', () => {
  const { frame, sent } = setUp(false);
  frame.pass(500);
  expect(sent).toEqual([{ kind: 'pause' }]);
});
