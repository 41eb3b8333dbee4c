import { createSignal, For, type JSX, Show } from 'solid-js';
import type { AccountView, AwayReport } from '../../worker/protocol/account-view';
import { dayAndTime } from '../format/time';
import { ownWords } from '../parts/mask';
import { shownZone } from '../parts/zone';
import { say } from '../words/say';
import { countWords, lineWords, whenWords } from './away-words';
import './away-report.css';
import { t } from '../words/t';

/** Reports that were read in this tab, by when the account was read. */
const [readAt, setReadAt] = createSignal(0);

/** What was new when an account of an exchange was read anew: each line with what shows it. */
export function AwayReportList(props: { view: AccountView }): JSX.Element {
  const report = (): AwayReport | null => {
    const away = props.view.live?.away ?? null;
    return away !== null && away.until > readAt() ? away : null;
  };
  return (
    <Show when={report()}>
      {(away) => (
        <details class="away">
          <summary>
            {whenWords(away())}: {countWords(away())}
          </summary>
          <ul class="away-lines">
            <For each={away().lines}>
              {(line) => (
                <li>
                  <time>{dayAndTime(line.at, shownZone())}</time> <span>{ownWords(lineWords(line, props.view))}</span>
                  <Show when={'evidence' in line && line.evidence}>{(evidence) => <small>{ownWords(say(evidence()))}</small>}</Show>
                </li>
              )}
            </For>
          </ul>
          <Show when={away().more > 0}>
            <p>{t('And {{ count }} more: see the order history.', { count: away().more })}</p>
          </Show>
          <button type="button" class="action" onClick={() => setReadAt(away().until)}>
            {t('I have read it')}
          </button>
        </details>
      )}
    </Show>
  );
}
