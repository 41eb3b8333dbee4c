import type { JSX } from 'solid-js';
import { Dialog } from '../parts/dialog';
import type { Account } from '../trading/account';
import { BookFiles } from './book-files';
import { LimitsChoice } from './limits-choice';
import { NewBook } from './new-book';

/** All that is done about paper books, except trading in them. */
export function BooksDialog(props: { account: Account; onClose: () => void }): JSX.Element {
  return (
    <Dialog title={`Paper books · ${props.account.label() ?? ''}`} class="books" onClose={props.onClose}>
      <div class="books-body scroll">
        <LimitsChoice account={props.account} />
        <NewBook account={props.account} onOpened={props.onClose} />
        <BookFiles account={props.account} onOpened={props.onClose} />
      </div>
    </Dialog>
  );
}
