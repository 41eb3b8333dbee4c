import { type Accessor, createComputed, createSignal, on, untrack } from 'solid-js';
import type { Fault } from '../../../domain/fault';
import type { Result } from '../../../domain/result';
import { faultWords } from '../../trading/fault-words';
import { say } from '../../words/say';
import { t, tn } from '../../words/t';

/** A page of something past, oldest first. */
export interface Page<Thing, Place> {
  readonly things: readonly Thing[];
  readonly damaged: number;
  /** Where to go on; null: that was all. */
  readonly next: Place | null;
}

export interface Past<Thing> {
  /** Null: it is being read for the first time. */
  readonly found: Accessor<readonly Thing[] | null>;
  readonly trouble: Accessor<string | null>;
}

/** All pages of what is asked for. Read again when `changed` does, once at a time; what else is asked for begins anew. */
export function createPast<Thing, Place>(
  asked: Accessor<unknown>,
  changed: Accessor<unknown>,
  load: (after: Place | null) => Promise<Result<Page<Thing, Place>, Fault>>,
): Past<Thing> {
  const [found, setFound] = createSignal<readonly Thing[] | null>(null);
  const [trouble, setTrouble] = createSignal<string | null>(null);
  let turn = 0;
  let isReading = false;
  let isStale = false;

  const read = async (): Promise<void> => {
    const mine = turn;
    isReading = true;
    const things: Thing[] = [];
    let damaged = 0;
    for (let after: Place | null = null; ; ) {
      const page: Result<Page<Thing, Place>, Fault> = await load(after);
      if (mine !== turn) return;
      if (!page.ok) {
        isReading = false;
        setTrouble(t('It could not be read: {{ why }}', { why: say(faultWords(page.error)) }));
        return;
      }
      things.push(...page.value.things);
      damaged += page.value.damaged;
      after = page.value.next;
      if (after === null) break;
    }
    isReading = false;
    setTrouble(damaged === 0 ? null : tn(damaged, '{{ count }} record is damaged and left out.', '{{ count }} records are damaged and left out.'));
    setFound(things);
    if (isStale) again();
  };
  const again = (): void => {
    isStale = isReading;
    if (!isReading) void untrack(read);
  };
  createComputed(
    on(asked, () => {
      turn++;
      isReading = false;
      setFound(null);
      again();
    }),
  );
  createComputed(on(changed, again, { defer: true }));
  return { found, trouble };
}
