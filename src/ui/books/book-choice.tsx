import { createSignal, For, type JSX, Show } from 'solid-js';
import type { Account } from '../trading/account';
import { BooksDialog } from './books-dialog';
import './books.css';

/** Which paper book of this market orders go to. */
export function BookChoice(props: { account: Account }): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  const books = () => props.account.view()?.books ?? [];
  return (
    <div class="book-choice">
      <label class="book-choice-name">
        <span>Book</span>
        <select class="tool" disabled={books().length < 2} onChange={(event) => props.account.choose(event.currentTarget.value)}>
          <For each={books()}>
            {(book) => (
              <option value={book.id} selected={book.id === props.account.id()}>
                {book.label}
                {book.kind === 'margin' ? ' · margin' : ''}
              </option>
            )}
          </For>
        </select>
      </label>
      <button type="button" class="tool" disabled={props.account.view() === null} onClick={() => setOpen(true)}>
        Books…
      </button>
      <Show when={isOpen()}>
        <BooksDialog account={props.account} onClose={() => setOpen(false)} />
      </Show>
    </div>
  );
}
