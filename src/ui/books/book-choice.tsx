import { createSignal, For, type JSX, Show } from 'solid-js';
import { type AccountId, isLiveId, liveAccount, WALLETS } from '../../domain/account/account-id';
import { venueName } from '../shell/venue-name';
import type { Account } from '../trading/account';
import { accountWord } from '../trading/account-word';
import { t } from '../words/t';
import { bookName } from './book-name';
import { BooksDialog } from './books-dialog';
import './books.css';

interface Choice {
  readonly id: AccountId;
  readonly words: string;
}

/** Which account orders of this market go to: a paper book, or one of the exchange's whose key is in the vault. */
export function BookChoice(props: { account: Account }): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  const isLive = (): boolean => isLiveId(props.account.id());
  const books = (): readonly Choice[] =>
    (props.account.view()?.books ?? []).map(({ id, label, kind }) => ({
      id,
      words: kind === 'margin' ? `${bookName(label)} · ${t('margin')}` : bookName(label),
    }));
  const venue = (): string => props.account.feed();
  const live = (): readonly Choice[] =>
    props.account
      .profiles()
      .filter((profile) => profile.venue === venue())
      .flatMap((profile) => WALLETS.map((wallet) => liveAccount(venue(), profile.id, wallet)))
      .map((id) => ({ id, words: accountWord(id, props.account.profiles()) }));
  /** Whole, where its place cuts it. */
  const name = (): string =>
    t('Orders go to {{ book }}', { book: [...books(), ...live()].find(({ id }) => id === props.account.id())?.words ?? t('this account') });
  return (
    <div class="book-choice">
      <label class="book-choice-name">
        <span class="visually-hidden">{t('Book')}</span>
        <select
          class="tool"
          title={name()}
          disabled={books().length + live().length < 2}
          onChange={(event) => props.account.choose(event.currentTarget.value)}
        >
          <Show when={live().length > 0} fallback={<Options choices={books()} chosen={props.account.id()} />}>
            <optgroup label={t('Paper')}>
              <Options choices={books()} chosen={props.account.id()} />
            </optgroup>
            <optgroup label={venueName(venue())}>
              <Options choices={live()} chosen={props.account.id()} />
            </optgroup>
          </Show>
        </select>
      </label>
      <button type="button" class="tool" disabled={props.account.view() === null} onClick={() => setOpen(true)}>
        {isLive() ? t('Limits…') : t('Books…')}
      </button>
      <Show when={isOpen()}>
        <BooksDialog account={props.account} onClose={() => setOpen(false)} />
      </Show>
    </div>
  );
}

function Options(props: { choices: readonly Choice[]; chosen: AccountId }): JSX.Element {
  return (
    <For each={props.choices}>
      {({ id, words }) => (
        <option value={id} selected={id === props.chosen}>
          {words}
        </option>
      )}
    </For>
  );
}
