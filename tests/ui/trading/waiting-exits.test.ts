import { expect, test } from 'vitest';
import { waitingExitsWords } from '../../../src/ui/trading/waiting-exits';

test('exits that are held are said to wait while the account is not live', () => {
  const [held, open] = [{ state: 'logged' }, { state: 'working' }] as const;
  expect(waitingExitsWords([held, open], false)).toBe('One exit is held here: it leaves only once the account is live again.');
  expect(waitingExitsWords([held, held], false)).toMatch(/^2 exits are held here: they leave/);
  expect([waitingExitsWords([held], true), waitingExitsWords([open], false)]).toEqual([null, null]);
});
