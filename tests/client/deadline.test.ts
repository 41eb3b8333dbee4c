import { afterEach, expect, test, vi } from 'vitest';
import { withDeadline } from '../../src/client/deadline';
import { ok } from '../../src/domain/result';

afterEach(() => vi.useRealTimers());

test('a call that never settles comes to engine-silent in five seconds', async () => {
  vi.useFakeTimers();
  const answer = withDeadline(() => new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await answer).toMatchObject({ ok: false, error: { code: 'engine-silent', next: 'wait' } });
});

test('an answer in time comes through as it is, and leaves no timer', async () => {
  vi.useFakeTimers();
  expect(await withDeadline(async () => ok(7))).toEqual(ok(7));
  expect(vi.getTimerCount()).toBe(0);
});

test('what throws, at once or later, comes to call-refused', async () => {
  const thrown = new Error('no\u202e good');
  expect(await withDeadline(() => Promise.reject(thrown))).toMatchObject({ ok: false, error: { code: 'call-refused', detail: 'no good' } });
  const atOnce = (): never => {
    throw thrown;
  };
  expect(await withDeadline(atOnce)).toMatchObject({ ok: false, error: { code: 'call-refused' } });
});
