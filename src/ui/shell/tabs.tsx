import { type Accessor, For, type JSX } from 'solid-js';
import { Icon, type IconName } from '../parts/icon';
import { keepInView } from '../parts/keep-in-view';
import { createScrollRow } from '../parts/scroll-row';
import { isWithOthers, walkTo } from '../parts/walk';

export interface TabName<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: IconName;
  /** How many there are, beside the label; none is not said. */
  readonly count?: Accessor<number>;
}

interface TabsProps<Id extends string> {
  tabs: readonly TabName<Id>[];
  selected: Id | null;
  onSelect: (id: Id) => void;
  label: string;
  class: string;
}

/** A row of tabs with one stop for the Tab key; the arrows, `Home` and `End` move among them. */
export function Tabs<Id extends string>(props: TabsProps<Id>): JSX.Element {
  const move = (event: KeyboardEvent, at: number): void => {
    const to = isWithOthers(event) ? null : walkTo(event.key, at, props.tabs.length, 'row');
    const next = to === null ? undefined : props.tabs[to];
    if (next === undefined) return;
    event.preventDefault();
    props.onSelect(next.id);
    const bar = (event.currentTarget as HTMLElement).parentElement;
    (bar?.querySelector(`[data-tab="${next.id}"]`) as HTMLElement | null)?.focus();
  };
  let row!: HTMLDivElement;
  createScrollRow(() => row);
  keepInView(
    () => row,
    () => props.selected,
    '[tabindex="0"]',
  );
  return (
    <div ref={row} class={`scroll-row ${props.class}`} role="tablist" aria-label={props.label}>
      <For each={props.tabs}>
        {(tab, at) => (
          <button
            type="button"
            role="tab"
            class="tab"
            data-tab={tab.id}
            id={`tab-${tab.id}`}
            aria-selected={props.selected === tab.id}
            tabIndex={props.selected === tab.id || (props.selected === null && at() === 0) ? 0 : -1}
            onClick={() => props.onSelect(tab.id)}
            onKeyDown={(event) => move(event, at())}
          >
            {tab.icon === undefined ? null : <Icon name={tab.icon} />}
            <span>
              {tab.label}
              {(tab.count?.() ?? 0) > 0 ? ` (${tab.count?.()})` : ''}
            </span>
          </button>
        )}
      </For>
    </div>
  );
}
