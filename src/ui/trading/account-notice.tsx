import type { JSX } from 'solid-js';
import { TopicNotice } from '../panels/topic-notice';
import { t } from '../words/t';
import type { Account } from './account';

/** Why an account's panel is empty or not up to date. */
export function AccountNotice(props: { account: Account }): JSX.Element {
  return <TopicNotice status={props.account.status()} hasData={props.account.view() !== null} what={t('account')} topic={props.account.id()} />;
}
