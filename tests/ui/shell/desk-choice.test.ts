import { expect, test } from 'vitest';
import { BOTH_FIT_PX, openParts, readDeskChoice } from '../../../src/ui/shell/desk-choice';

const never = { watch: null, ticket: null };

test('a wide desk has its watchlist until it is closed, and the ticket once it is opened', () => {
  expect(openParts(never, 1366, true)).toEqual({ watch: true, ticket: false });
  expect(openParts({ watch: false, ticket: true }, 1366, true)).toEqual({ watch: false, ticket: true });
});

test('where both do not fit, the one opened last is there, and never both', () => {
  const narrow = BOTH_FIT_PX - 1;
  expect(openParts(never, narrow, true)).toEqual({ watch: true, ticket: false });
  expect(openParts({ watch: true, ticket: true }, narrow, true)).toEqual({ watch: false, ticket: true });
  expect(openParts({ watch: true, ticket: true }, narrow, false)).toEqual({ watch: true, ticket: false });
  expect(openParts({ watch: false, ticket: true }, narrow, false)).toEqual({ watch: false, ticket: true });
});

test('a choice that is torn or foreign was never made', () => {
  for (const text of [null, '{', 'null', '{"watch":"yes"}']) expect(readDeskChoice(text)).toEqual(never);
  expect(readDeskChoice('{"ticket":false}')).toEqual({ watch: null, ticket: false });
});
