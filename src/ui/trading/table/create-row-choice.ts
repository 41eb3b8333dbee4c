import { type Accessor, createComputed, createMemo, createSignal, on } from 'solid-js';
import { NO_ROWS, type RowChoice, rowsStillThere } from './row-choice';

/** The rows of a table that the user chose, to do one thing with all of them. */
export interface ChosenRows {
  readonly choice: Accessor<RowChoice>;
  /** How many. */
  readonly count: Accessor<number>;
  isChosen(id: string): boolean;
  choose(next: RowChoice): void;
  clear(): void;
  /** A key anywhere at the table: Esc lets go of what is chosen, before it disarms keys or gives a panel its own size back. */
  key(event: KeyboardEvent): void;
}

/**
 * `rows`: ids of those that are there. What leaves them is not chosen any more, also where it comes back. `owner`: whose rows
 * they are, where those of another may have the same ids.
 */
export function createRowChoice(rows: Accessor<readonly string[]>, owner: Accessor<string> = () => ''): ChosenRows {
  const [choice, setChoice] = createSignal<RowChoice>(NO_ROWS);
  createComputed(() => {
    const there = rows();
    setChoice((now) => rowsStillThere(now, there));
  });
  createComputed(on(owner, () => setChoice(NO_ROWS), { defer: true }));
  const count = createMemo(() => choice().ids.size);
  return {
    choice,
    count,
    isChosen: (id) => choice().ids.has(id),
    choose: setChoice,
    clear: () => setChoice(NO_ROWS),
    key: (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || count() === 0) return;
      setChoice(NO_ROWS);
      event.preventDefault();
    },
  };
}
