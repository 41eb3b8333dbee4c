import { type Accessor, createComputed, createMemo, createSignal, on, untrack } from 'solid-js';
import type { AccountId } from '../../../domain/account/account-id';
import type { ResultsQuery, Span, SpanResult } from '../../../worker/protocol/past';
import { useTerminal } from '../../terminal-context';
import { faultWords } from '../../trading/fault-words';
import type { Range } from '../../trading/range';
import { spanOf } from './sums';

export interface Results {
  readonly span: Accessor<Span>;
  /** Null: they are being read for the first time. */
  readonly results: Accessor<readonly SpanResult[] | null>;
  readonly trouble: Accessor<string | null>;
}

/** What an account's fills came to in a range. Read again when `changed` does, once at a time; another range begins anew. */
export function createResults(account: Accessor<AccountId>, range: Accessor<Range>, changed: Accessor<unknown>): Results {
  const terminal = useTerminal();
  const span = createMemo(() => spanOf(range(), terminal.now()));
  const [results, setResults] = createSignal<readonly SpanResult[] | null>(null);
  const [trouble, setTrouble] = createSignal<string | null>(null);
  let turn = 0;
  let isReading = false;
  let isStale = false;

  const read = async (): Promise<void> => {
    const mine = turn;
    isReading = true;
    const found: SpanResult[] = [];
    let damaged = 0;
    for (let after: ResultsQuery['after'] = null; ; ) {
      const page = await terminal.commands.results(account(), { span: span(), ...range(), after });
      if (mine !== turn) return;
      if (!page.ok) {
        isReading = false;
        setTrouble(`It could not be read: ${faultWords(page.error)}`);
        return;
      }
      found.push(...page.value.results);
      damaged += page.value.damaged;
      after = page.value.next;
      if (after === null) break;
    }
    isReading = false;
    setTrouble(damaged === 0 ? null : `${damaged} records are damaged and left out.`);
    setResults(found);
    if (isStale) again();
  };
  const again = (): void => {
    isStale = isReading;
    if (!isReading) void untrack(read);
  };
  createComputed(
    on([account, range, span], () => {
      turn++;
      isReading = false;
      setResults(null);
      again();
    }),
  );
  createComputed(on(changed, again, { defer: true }));
  return { span, results, trouble };
}
