import { type JSX, Show } from 'solid-js';
import { Icon } from '../../parts/icon';
import { t, tn } from '../../words/t';
import type { ChosenRows } from './create-row-choice';
import './chosen-rows.css';

interface ChosenRowsToolsProps {
  chosen: ChosenRows;
  /** Rows that are there. */
  all: number;
  /** What is done with the chosen ones: `Cancel 3 orders`. */
  action: string;
  hint: string;
  /** The other tools leave no room beside them in any panel. */
  isApart?: boolean;
  /** It lets go of them itself. */
  onAct: () => void;
}

/** How many rows are chosen, what can be done with them, and the way to let go of them. */
export function ChosenRowsTools(props: ChosenRowsToolsProps): JSX.Element {
  /** The button that is pressed goes with the choice: the table has the focus then. */
  const press = (button: Element, act: () => void): void => {
    const panel = button.closest('.table-panel');
    act();
    panel?.querySelector<HTMLElement>('.data-table')?.focus();
  };
  return (
    <div class="chosen-rows" data-any={props.chosen.count() > 0} data-apart={props.isApart}>
      {/* It is there before it says something: else nothing would be read out. */}
      <p class="chosen-count" role="status">
        <Show when={props.chosen.count() > 0}>
          {tn(props.chosen.count(), '{{ count }} of {{ all }} chosen|one', '{{ count }} of {{ all }} chosen', { all: props.all })}
        </Show>
      </p>
      <Show when={props.chosen.count() > 0}>
        <button type="button" class="tool" title={props.hint} onClick={(event) => press(event.currentTarget, props.onAct)}>
          {props.action}
        </button>
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
