import { type Accessor, createMemo } from 'solid-js';
import type { AccountId } from '../../../domain/account/account-id';
import { ok } from '../../../domain/result';
import type { EquityPoint, ResultsQuery, Span, SpanResult } from '../../../worker/protocol/past';
import { useTerminal } from '../../terminal-context';
import type { Range } from '../../trading/range';
import { equitySpanOf } from './equity-sums';
import { createPast, type Past } from './load-past';
import { spanOf } from './sums';

/** What is known of an account in a range, and how finely. */
export interface Ranged<Thing> extends Past<Thing> {
  readonly span: Accessor<Span>;
}

/** What an account's fills came to in a range. */
export function createResults(account: Accessor<AccountId>, range: Accessor<Range>, changed: Accessor<unknown>): Ranged<SpanResult> {
  const terminal = useTerminal();
  const span = createMemo(() => spanOf(range(), terminal.now()));
  const asked = createMemo(() => [account(), range(), span()]);
  const load = async (after: ResultsQuery['after']) => {
    const page = await terminal.commands.results(account(), { span: span(), ...range(), after });
    return page.ok ? ok({ ...page.value, things: page.value.results }) : page;
  };
  return { span, ...createPast(asked, changed, load) };
}

/** What an account was worth in a range. */
export function createEquity(account: Accessor<AccountId>, range: Accessor<Range>, changed: Accessor<unknown>): Ranged<EquityPoint> {
  const terminal = useTerminal();
  const span = createMemo(() => equitySpanOf(range(), terminal.now()));
  const asked = createMemo(() => [account(), range(), span()]);
  const load = async (after: number | null) => {
    const page = await terminal.commands.equity(account(), { span: span(), ...range(), after });
    return page.ok ? ok({ ...page.value, things: page.value.points }) : page;
  };
  return { span, ...createPast(asked, changed, load) };
}
