import { createEffect, For, type JSX, Show } from 'solid-js';
import { HEAD_PX, type Rect } from '../layout/arrange';
import type { PanelState, Stack } from '../layout/layout';
import { Icon } from '../parts/icon';
import { keepInView } from '../parts/keep-in-view';
import { createScrollRow } from '../parts/scroll-row';
import { isWithOthers, walkTo } from '../parts/walk';
import { t } from '../words/t';
import type { DockedPanels } from './dock';
import { inside, setPlace, setReadingOrder } from './place';

interface DockHeadProps {
  stack: Stack;
  rect: Rect | undefined;
  order: number;
  isFolded: boolean;
  canFold: boolean;
  /** Nothing arranges it. */
  isFixed: boolean;
  panels: DockedPanels;
  onSee: (panel: string) => void;
  onFold: (isFolded: boolean) => void;
  onGrab: (panel: string, event: PointerEvent) => void;
  onMaximise: (panel: string) => void;
  onMenu: (panel: string, anchor: HTMLElement) => void;
}

/** The tabs of panels that stand in one place: one stop for the Tab key; the arrows, `Home` and `End` move among them. */
export function DockHead(props: DockHeadProps): JSX.Element {
  let element!: HTMLDivElement;
  let tabs!: HTMLDivElement;
  createEffect(() => {
    if (props.rect !== undefined) setPlace(element, { ...inside(props.rect), height: HEAD_PX - 1 });
  });
  createEffect(() => setReadingOrder(element, props.order));
  createScrollRow(() => tabs);
  keepInView(
    () => tabs,
    () => props.stack.shown,
    '[tabindex="0"]',
  );
  const ids = (): readonly string[] => props.stack.panels.map(({ id }) => id);
  const panelOf = (id: string): PanelState => props.stack.panels.find((panel) => panel.id === id) ?? (props.stack.panels[0] as PanelState);
  const words = (id: string): string => {
    const count = props.panels.count(panelOf(id));
    return `${props.panels.title(panelOf(id))}${count > 0 ? ` (${count})` : ''}`;
  };
  const isShown = (id: string): boolean => props.stack.shown === id && !props.isFolded;
  const onKey = (event: KeyboardEvent, at: number): void => {
    const to = isWithOthers(event) ? null : walkTo(event.key, at, ids().length, 'row');
    const next = to === null ? undefined : ids()[to];
    if (next === undefined) return;
    event.preventDefault();
    props.onSee(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  const foldWords = (): string => (props.isFolded ? t('Open the panel below these tabs') : t('Close the panel below these tabs'));
  return (
    <div ref={element} class="dock-head" data-stack={props.stack.id}>
      <div
        ref={tabs}
        class="dock-tabs scroll-row"
        role="tablist"
        aria-label={t('{{ panel }} and beside it', { panel: props.panels.title(panelOf(ids()[0] ?? '')) })}
        onDblClick={() => props.onMaximise(props.stack.shown)}
      >
        <For each={ids()}>
          {(id, at) => (
            <button
              type="button"
              role="tab"
              class="tab"
              data-tab={id}
              id={`tab-${id}`}
              aria-selected={isShown(id)}
              aria-controls={isShown(id) ? `body-${id}` : undefined}
              tabIndex={props.stack.shown === id ? 0 : -1}
              onClick={() => props.onSee(id)}
              onKeyDown={(event) => onKey(event, at())}
              onPointerDown={(event) => props.onGrab(id, event)}
            >
              <span>{words(id)}</span>
            </button>
          )}
        </For>
      </div>
      <Show when={!props.isFixed}>
        <button
          type="button"
          class="tool dock-more"
          aria-haspopup="menu"
          aria-label={t('Arrange {{ panel }}', { panel: props.panels.title(panelOf(props.stack.shown)) })}
          title={t('Arrange')}
          onClick={(event) => props.onMenu(props.stack.shown, event.currentTarget)}
        >
          <Icon name="more" />
        </button>
      </Show>
      <Show when={props.canFold}>
        <button type="button" class="tool" aria-expanded={!props.isFolded} aria-label={foldWords()} onClick={() => props.onFold(!props.isFolded)}>
          <Icon name={props.isFolded ? 'up' : 'down'} />
        </button>
      </Show>
    </div>
  );
}
