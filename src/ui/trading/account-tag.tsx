import type { JSX } from 'solid-js';
import type { AccountId } from '../../domain/account/account-id';
import { createWatch, useTerminal } from '../terminal-context';
import { accountWord, moneyWord, profileAmong, shortAccountWord } from './account-word';
import './account-tag.css';

/**
 * Whose money, in a frame: dashed where it is play money, in the colour that its user gave it where an exchange keeps it.
 * `isShort`: a cell has no room for more, and the rest is its title.
 */
export function AccountTag(props: { id: AccountId; isShort?: boolean }): JSX.Element {
  const vault = createWatch(useTerminal().vault);
  const profiles = () => vault()?.profiles ?? [];
  return (
    <span
      class="account-tag"
      data-money={moneyWord(props.id, profiles())}
      data-colour={profileAmong(props.id, profiles())?.colour}
      title={accountWord(props.id, profiles())}
    >
      {(props.isShort ? shortAccountWord : accountWord)(props.id, profiles())}
    </span>
  );
}
