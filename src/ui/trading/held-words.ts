/** Exits that this browser holds: what is to be known before a phone stops it, and what became of them after that. */
import type { StoodStill } from '../../worker/protocol/link-state';
import { ageWords } from '../format/age';
import { dayAndTime, type Zone } from '../format/time';
import { t, tn } from '../words/t';

/** Null: nothing is held. */
export const frontWords = (heldExits: number): string | null =>
  heldExits === 0
    ? null
    : tn(
        heldExits,
        'Keep this page in front: one exit is held here, and a page in the background may be stopped.',
        'Keep this page in front: {{ count }} exits are held here, and a page in the background may be stopped.',
      );

/** How long the engine stood still, and until when: it may be read much later. */
export const standstillWords = ({ at, ms }: Pick<StoodStill, 'at' | 'ms'>, zone: Zone): string =>
  t('Tapedeck stood still for {{ time }}, until {{ at }}', { time: ageWords(ms), at: dayAndTime(at, zone) });

/** A sentence for each thing that is known, the engine having stood still. */
export function throughWords({ held, left, ended, still }: StoodStill): readonly string[] {
  const heldWords = tn(
    held,
    'One exit was held here, and could not leave meanwhile.',
    '{{ count }} exits were held here, and could not leave meanwhile.',
  );
  const leftWords = left > 0 && tn(left, 'One has left since.', '{{ count }} have left since.');
  const endedWords = ended > 0 && tn(ended, 'One has ended since, and never left.', '{{ count }} have ended since, and never left.');
  const stillWords = still > 0 && tn(still, 'One is held still.', '{{ count }} are held still.');
  return [heldWords, leftWords, endedWords, stillWords].filter((words) => words !== false);
}
