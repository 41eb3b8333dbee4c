import { Index, type JSX, Show } from 'solid-js';
import { Icon } from '../../parts/icon';
import { t, tn } from '../../words/t';
import type { ChosenRows } from './create-row-choice';
import './chosen-rows.css';

/** One thing to do with the chosen rows. What it does not let go of stays chosen. */
export interface ChosenAction {
  /** `Cancel 3 orders`. */
  readonly words: string;
  readonly hint: string;
  act(): void;
}

interface ChosenRowsToolsProps {
  chosen: ChosenRows;
  /** Rows that are there. */
  all: number;
  /** There are more, which were not read. */
  hasMore?: boolean | undefined;
  actions: readonly ChosenAction[];
  /**
   * `beside`: among the other tools, where those leave room. `over`: over the end of the rows. `below`: in a line of its own below
   * them, with what they come to.
   */
  at?: 'beside' | 'over' | 'below';
  /** What they come to. */
  children?: JSX.Element;
}

/** How many rows are chosen, what can be done with them, and the way to let go of them. */
export function ChosenRowsTools(props: ChosenRowsToolsProps): JSX.Element {
  /** A button that goes with the choice leaves the focus to the table. */
  const press = (button: HTMLElement, act: () => void): void => {
    const panel = button.closest('.table-panel');
    act();
    if (!button.isConnected) panel?.querySelector<HTMLElement>('.data-table')?.focus();
  };
  return (
    <div class="chosen-rows" data-any={props.chosen.count() > 0} data-at={props.at ?? 'beside'}>
      {/* It is there before it says something: else nothing would be read out. */}
      <p class="chosen-count" role="status">
        <Show when={props.chosen.count() > 0}>
          {props.hasMore
            ? tn(props.chosen.count(), '{{ count }} chosen of {{ all }} read|one', '{{ count }} chosen of {{ all }} read', {
                all: props.all,
              })
            : tn(props.chosen.count(), '{{ count }} of {{ all }} chosen|one', '{{ count }} of {{ all }} chosen', { all: props.all })}
        </Show>
      </p>
      <Show when={props.chosen.count() > 0}>
        {props.children}
        <Index each={props.actions}>
          {(action) => (
            <button type="button" class="tool" title={action().hint} onClick={(event) => press(event.currentTarget, action().act)}>
              {action().words}
            </button>
          )}
        </Index>
        <button
          type="button"
          class="tool"
          aria-label={t('Let go of the chosen rows')}
          title={t('Let go of the chosen rows (Esc)')}
          onClick={(event) => press(event.currentTarget, props.chosen.clear)}
        >
          <Icon name="close" />
        </button>
      </Show>
    </div>
  );
}
