import { createSignal, For, type JSX, Show } from 'solid-js';
import { figure } from '../../domain/figure';
import { pairLabel } from '../../domain/instrument';
import { describeTerms } from '../../domain/order/describe';
import type { AccountView, AwayLine, AwayReport } from '../../worker/protocol/account-view';
import { dayAndTime } from '../format/time';
import { shownZone } from '../parts/zone';
import './away-report.css';

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
          <summary>While you were away: {countWords(away())}</summary>
          <ul class="away-lines">
            <For each={away().lines}>
              {(line) => (
                <li>
                  <time>{dayAndTime(line.at, shownZone())}</time> <span>{lineWords(line, props.view)}</span>
                  <Show when={'evidence' in line && line.evidence}>{(evidence) => <small>{evidence()}</small>}</Show>
                </li>
              )}
            </For>
          </ul>
          <Show when={away().more > 0}>
            <p>And {away().more} more: see the order history.</p>
          </Show>
          <button type="button" class="action" onClick={() => setReadAt(away().until)}>
            I have read it
          </button>
        </details>
      )}
    </Show>
  );
}

const countWords = ({ lines, more }: AwayReport): string => (lines.length + more === 1 ? '1 change' : `${lines.length + more} changes`);

export function lineWords(line: AwayLine, { orders }: Pick<AccountView, 'orders'>): string {
  if (line.kind === 'held') return `${line.currency} ${figure(line.from as typeof line.to)} → ${figure(line.to)}`;
  if (line.kind === 'position') return `${pairLabel(line.instrument)}: position ${figure(line.from as typeof line.to)} → ${figure(line.to)}`;
  const order = orders.find(({ id }) => id === line.order);
  const terms = line.kind === 'placed' ? line.terms : order?.terms;
  const name = terms === undefined ? line.order : describeTerms(terms);
  switch (line.kind) {
    case 'placed':
      return `${name}: placed elsewhere`;
    case 'filled':
      return `${name}: filled ${figure(line.size)} at ${figure(line.price)}`;
    case 'progress':
      return `${name}: ${figure(line.size)} of it is filled; when and at what price was not heard`;
    case 'found':
      return `${name}: it is there`;
    case 'amended':
      return `${name}: changed`;
    case 'doubted':
      return `${name}: not known: ${line.reason}`;
    default:
      return `${name}: ${line.kind}: ${line.reason}`;
  }
}
