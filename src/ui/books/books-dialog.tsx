import { type JSX, Show } from 'solid-js';
import { isLiveId } from '../../domain/account/account-id';
import { Dialog } from '../parts/dialog';
import type { Account } from '../trading/account';
import { t } from '../words/t';
import { BookFiles } from './book-files';
import { bookName } from './book-name';
import { LimitsChoice } from './limits-choice';
import { NewBook } from './new-book';

/** All that is done about an account, except trading in it. The exchange's are neither opened nor written into files here. */
export function BooksDialog(props: { account: Account; onClose: () => void }): JSX.Element {
  const isPaper = (): boolean => !isLiveId(props.account.id());
  return (
    <Dialog
      title={isPaper() ? t('Paper books · {{ book }}', { book: bookName(props.account.label() ?? '') }) : props.account.word()}
      class="books"
      onClose={props.onClose}
    >
      <div class="books-body scroll">
        <LimitsChoice account={props.account} />
        <Show when={isPaper()}>
          <NewBook account={props.account} onOpened={props.onClose} />
          <BookFiles account={props.account} onOpened={props.onClose} />
        </Show>
      </div>
    </Dialog>
  );
}
