import { For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { createCover } from '../back/page-history';
import { isNarrow } from './narrow';
import { TypedStart } from './typed-start';
import { isWithOthers, walkTo } from './walk';
import './menu.css';

export interface MenuItem {
  readonly label: string;
  /** What else does it, as written on keys. */
  readonly key?: string;
  /** Before its label: what it looks like elsewhere. For eyes only. */
  readonly sample?: () => JSX.Element;
  readonly isDisabled?: boolean;
  /** Undefined: it is not one of a choice. */
  readonly isChosen?: boolean;
  readonly run: () => void;
}

interface MenuProps {
  label: string;
  /** It opens below this, and gives the focus back to it. */
  anchor: HTMLElement;
  /** Empty ones are left out. */
  groups: readonly (readonly MenuItem[])[];
  onClose: () => void;
}

/** Things to do, over the page, walked by arrows and by letters: the browser closes it on `Esc` and on a press elsewhere. */
export function Menu(props: MenuProps): JSX.Element {
  let element!: HTMLDivElement;
  // Beside a mouse it is gone with the next press anywhere.
  if (isNarrow()) createCover(() => element.hidePopover());
  const items = (): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)')];
  onMount(() => {
    element.showPopover();
    const box = props.anchor.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(4, Math.min(box.left, innerWidth - width - 4))}px`;
    const below = box.bottom + 2;
    element.style.top = `${Math.max(4, below + height > innerHeight ? Math.min(box.top - height - 2, innerHeight - height - 4) : below)}px`;
    items()[0]?.focus();
  });
  tellOpen(props.anchor);
  const typed = new TypedStart();
  const onKey = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Tab') element.hidePopover();
    if (isWithOthers(event)) return;
    const labels = all.map((item) => item.querySelector('.menu-label')?.textContent ?? '');
    const next = walkTo(event.key, at, all.length, 'column') ?? typed.find(event.key, event.timeStamp, labels, at);
    if (next === null) return;
    event.preventDefault();
    all[next]?.focus();
  };
  const choose = (item: MenuItem): void => {
    props.anchor.focus();
    element.hidePopover();
    item.run();
  };
  const onToggle = (event: ToggleEvent): void => {
    if (event.newState !== 'closed') return;
    if (document.activeElement === null || document.activeElement === document.body) props.anchor.focus();
    props.onClose();
  };
  return (
    <div ref={element} class="menu" popover="auto" role="menu" aria-label={props.label} tabIndex={-1} onKeyDown={onKey} onToggle={onToggle}>
      <For each={props.groups.filter((group) => group.length > 0)}>
        {(group) => (
          <div class="menu-group" role="none">
            <For each={group}>
              {(item) => (
                // biome-ignore lint/a11y/useAriaPropsSupportedByRole: only one of a choice is checked or not.
                <button
                  type="button"
                  class="menu-item"
                  role={item.isChosen === undefined ? 'menuitem' : 'menuitemradio'}
                  aria-checked={item.isChosen}
                  tabIndex={-1}
                  disabled={item.isDisabled}
                  onClick={() => choose(item)}
                  onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
                >
                  <span class="menu-label">
                    <Show when={item.sample}>
                      {(sample) => (
                        <span class="menu-sample" aria-hidden="true">
                          {sample()()}
                        </span>
                      )}
                    </Show>
                    {item.label}
                  </span>
                  <Show when={item.key}>
                    <span class="menu-key" aria-hidden="true">
                      {item.key}
                    </span>
                  </Show>
                </button>
              )}
            </For>
          </div>
        )}
      </For>
    </div>
  );
}

/** A button of a menu says that it is open, as long as the owner lives; nothing else that a menu opens at has such a word. */
function tellOpen(anchor: HTMLElement): void {
  if (!anchor.hasAttribute('aria-haspopup')) return;
  anchor.setAttribute('aria-expanded', 'true');
  onCleanup(() => anchor.removeAttribute('aria-expanded'));
}
