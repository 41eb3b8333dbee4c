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
}

/** `rows`: ids of those that are there. What leaves them is not chosen any more, also where it comes back. `owner`: whose rows they are; those of another may have the same ids. */
export function createRowChoice(rows: Accessor<readonly string[]>, owner: Accessor<string>): ChosenRows {
  const [choice, setChoice] = createSignal<RowChoice>(NO_ROWS);
  createComputed(() => {
    const there = rows();
    setChoice((now) => rowsStillThere(now, there));
  });
  createComputed(on(owner, () => setChoice(NO_ROWS), { defer: true }));
  return {
    choice,
    count: createMemo(() => choice().ids.size),
    isChosen: (id) => choice().ids.has(id),
    choose: setChoice,
    clear: () => setChoice(NO_ROWS),
  };
}
