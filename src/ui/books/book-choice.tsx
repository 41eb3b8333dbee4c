import { createSignal, For, type JSX, Show } from 'solid-js';
import type { Account } from '../trading/account';
import { BooksDialog } from './books-dialog';
import './books.css';

/** Which paper book of this market orders go to. */
export function BookChoice(props: { account: Account }): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  const books = () => props.account.view()?.books ?? [];
  /** Whole, where its place cuts it. */
  const name = (): string => `Orders go to ${books().find((book) => book.id === props.account.id())?.label ?? 'a paper book'}`;
  return (
    <div class="book-choice">
      <label class="book-choice-name">
        <span class="visually-hidden">Book</span>
        <select class="tool" title={name()} disabled={books().length < 2} onChange={(event) => props.account.choose(event.currentTarget.value)}>
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
