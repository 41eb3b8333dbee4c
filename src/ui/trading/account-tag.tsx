import type { JSX } from 'solid-js';
import type { AccountId } from '../../domain/account/account-id';
import { createWatch, useTerminal } from '../terminal-context';
import { accountWord, moneyWord, profileAmong } from './account-word';
import './account-tag.css';

/** Whose money, in a frame: dashed where it is play money, in the colour that its user gave it where an exchange keeps it. */
export function AccountTag(props: { id: AccountId }): JSX.Element {
  const vault = createWatch(useTerminal().vault);
  const profiles = () => vault()?.profiles ?? [];
  return (
    <span
      class="account-tag"
      data-money={moneyWord(props.id, profiles())}
      data-colour={profileAmong(props.id, profiles())?.colour}
      title={accountWord(props.id, profiles())}
    >
      {accountWord(props.id, profiles())}
    </span>
  );
}
