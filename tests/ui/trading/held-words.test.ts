import { expect, test } from 'vitest';
import type { LocalMs } from '../../../src/domain/units';
import { frontWords, standstillWords, throughWords } from '../../../src/ui/trading/held-words';

const through = (held: number, left: number, ended: number, still: number) =>
  throughWords({ at: 1 as LocalMs, ms: 60_000, held, left, ended, still });

test('before a phone stops the page it is said how many exits are held, and nothing where none is', () => {
  expect(frontWords(0)).toBeNull();
  expect(frontWords(1)).toBe('Keep this page in front: one exit is held here, and a page in the background may be stopped.');
  expect(frontWords(2)).toContain('2 exits are held here');
});

test('after that each thing that is known is a sentence, and what did not happen is none', () => {
  expect(through(1, 0, 0, 1)).toEqual(['One exit was held here, and could not leave meanwhile.', 'One is held still.']);
  expect(through(5, 2, 1, 2)).toEqual([
    '5 exits were held here, and could not leave meanwhile.',
    '2 have left since.',
    'One has ended since, and never left.',
    '2 are held still.',
  ]);
});

test('what nobody knows of is not said: an account that was closed since takes its exits out of the count', () => {
  expect(through(2, 0, 0, 0)).toEqual(['2 exits were held here, and could not leave meanwhile.']);
});

test('a standstill has its day and minute, on the clock of the page', () => {
  const at = Date.UTC(2026, 10, 21, 14, 5, 9) as LocalMs;
  expect(standstillWords({ at, ms: 5 * 60_000 }, 'utc')).toBe('Tapedeck stood still for 5 min, until 2026-11-21 14:05 UTC');
});
