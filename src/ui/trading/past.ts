import { type Accessor, createComputed, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js';
import type { AccountId } from '../../domain/account/account-id';
import type { Fault } from '../../domain/fault';
import type { InstrumentId } from '../../domain/instrument';
import type { Result } from '../../domain/result';
import type { PastPage, PastQuery } from '../../worker/protocol/past';
import { say } from '../words/say';
import { t } from '../words/t';
import { faultWords } from './fault-words';
import { mergePast, type PastKind, within } from './merge-past';
import type { Range } from './range';

interface PastParts<Thing> {
  readonly kind: PastKind<Thing>;
  readonly account: Accessor<AccountId>;
  readonly range: Accessor<Range>;
  readonly pair: Accessor<InstrumentId | null>;
  /** What the account tells just now: what ends while one looks is in it. */
  readonly live: Accessor<readonly Thing[]>;
  /** Things a page: the engine proves each before it tells it, and a page of them must not hold the market up. */
  readonly pageSize: number;
  load(account: AccountId, query: PastQuery): Promise<Result<PastPage<Thing>, Fault>>;
}

export interface Past<Thing> {
  /** As far as it was read, newest first. */
  readonly rows: Accessor<readonly Thing[]>;
  readonly isReading: Accessor<boolean>;
  /** Why it is not whole, in the user's words. */
  readonly trouble: Accessor<string | null>;
  /** There is more of the range than was read. */
  readonly hasMore: Accessor<boolean>;
  /** Read on, where there is more. */
  more(): void;
  /** Read on to the end of the range. */
  rest(): Promise<void>;
  /** Show all of the range, a page at a time. Answers what went wrong. */
  whole(take: (things: readonly Thing[]) => void): Promise<string | null>;
}

/** An account tells no more than so many of its last things. */
const TOLD_LIVE = 200;
/** Between two pages of a whole range: the engine takes 200 calls a second from a tab, and has other things to do. */
const PAUSE_MS = 5;

/** A stretch of an account's past, read as one scrolls, with what happens meanwhile. Another stretch begins anew at once. */
export function createPast<Thing>({ kind, account, range, pair, live, pageSize, load }: PastParts<Thing>): Past<Thing> {
  const [rows, setRows] = createSignal<readonly Thing[]>([]);
  const [isReading, setReading] = createSignal(false);
  const [trouble, setTrouble] = createSignal<string | null>(null);
  /** Where to read on. Undefined: there is no more. */
  const [next, setNext] = createSignal<PastQuery['after'] | undefined>(undefined);
  const asked = createMemo(() => ({ account: account(), range: range(), pair: pair() }), undefined, {
    equals: (a, b) => a.account === b.account && a.pair === b.pair && a.range.from === b.range.from && a.range.to === b.range.to,
  });
  let turn = 0;
  let damaged = 0;

  const pageOf = ({ account: of, range: stretch, pair: only }: ReturnType<typeof asked>, after: PastQuery['after']) =>
    load(of, { ...stretch, pair: only, after, limit: pageSize });
  const begin = (): void => {
    turn++;
    damaged = 0;
    setNext(null);
    setReading(false);
    setTrouble(null);
    void read();
  };
  /** Answers false where it failed. */
  const read = async (): Promise<boolean> => {
    const after = untrack(next);
    if (after === undefined || untrack(isReading)) return true;
    const mine = turn;
    setReading(true);
    const page = await pageOf(asked(), after);
    if (mine !== turn) return true;
    setReading(false);
    if (!page.ok) {
      setTrouble(t('Not all of it could be read: {{ why }}', { why: say(faultWords(page.error)) }));
      return false;
    }
    damaged += page.value.damaged;
    setTrouble(damaged === 0 ? null : t('{{ count }} records are damaged and left out.', { count: damaged }));
    setNext(page.value.next ?? undefined);
    setRows((known) => mergePast(known, page.value.things, kind));
    return true;
  };

  onCleanup(() => {
    turn++;
  });
  createComputed(
    on(asked, () => {
      setRows([]);
      untrack(begin);
    }),
  );
  createComputed(
    on([live, asked], ([things]) => {
      const told = within(things, kind, asked().range, asked().pair);
      const known = untrack(rows);
      const keys = new Set(known.map(kind.key));
      // So much happened that what lies between was never told here.
      const isTorn = told.length > 0 && known.length > 0 && !told.some((thing) => keys.has(kind.key(thing))) && things.length >= TOLD_LIVE;
      setRows(mergePast(known, told, kind));
      if (isTorn) untrack(begin);
    }),
  );

  return {
    rows,
    isReading,
    trouble,
    hasMore: () => next() !== undefined,
    more: () => void read(),
    async rest() {
      const mine = turn;
      while (mine === turn && untrack(next) !== undefined && (await read())) await pause();
    },
    async whole(take) {
      // Another stretch that is chosen meanwhile is none of it.
      const stretch = asked();
      for (let after: PastQuery['after'] = null; ; ) {
        const page = await pageOf(stretch, after);
        if (!page.ok) return say(faultWords(page.error));
        take(page.value.things);
        after = page.value.next;
        if (after === null) return null;
        await pause();
      }
    },
  };
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
