import { expect, test } from 'vitest';
import { countMessages } from '../../support/account-messages';

test('positions are valued with the message of each tick, and a stop that goes off is told in the message of its trade', async () => {
  const { positions, ticks, valued, due, triggered, triggeredTogether } = await countMessages();
  expect(positions).toBeGreaterThanOrEqual(20);
  expect(ticks).toBeGreaterThan(100);
  expect(due).toBeGreaterThan(ticks * 2);
  expect(valued).toBe(due);
  expect(triggered).toBeGreaterThan(15);
  expect(triggeredTogether).toBe(triggered);
}, 60_000);
