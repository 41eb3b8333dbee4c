import { type ConfirmCell, type ConfirmChoices, confirmationOf, LARGE_PERCENT } from '../trading/confirm-policy';
import { t } from '../words/t';

/** What becomes of a typed order in the ticket. How large it is for the account is known there only. */
export function askWords(kind: ConfirmCell['kind'], choices: ConfirmChoices): string {
  // What is typed is usually asked about on every screen.
  const asks = (size: ConfirmCell['size']): boolean => confirmationOf({ kind, size, source: 'palette' }, choices, false) !== 'none';
  const [small, large] = [asks('small'), asks('large')];
  if (small && large) return t('It goes into the ticket, which shows it and asks before it is sent.');
  if (!small && !large) return t('Enter may send it at once, through the ticket and without a question: your settings say so.');
  const percent = LARGE_PERCENT;
  return large
    ? t(
        'Enter may send it at once, through the ticket and without a question, if what it holds back is up to {{ percent }} % of what is available: your settings say so.',
        { percent },
      )
    : t(
        'Enter may send it at once, through the ticket and without a question, if what it holds back is above {{ percent }} % of what is available: your settings say so.',
        { percent },
      );
}
