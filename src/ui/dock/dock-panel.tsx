import { createEffect, type JSX, Show } from 'solid-js';
import { HEAD_PX, type Rect } from '../layout/arrange';
import type { PanelState } from '../layout/layout';
import type { Shown } from '../layout/links';
import { Icon } from '../parts/icon';
import { PanelHeadProvider } from '../parts/panel-head';
import { t } from '../words/t';
import { LinkChip } from './link-chip';
import { inside, setPlace, setReadingOrder } from './place';

interface DockPanelProps {
  panel: PanelState;
  title: string;
  /** Of its stack, tabs included. */
  rect: Rect | undefined;
  order: number;
  isTabbed: boolean;
  /** It stays where it is: nothing arranges it. */
  isFixed: boolean;
  /** Null: it follows no market. */
  shown: Shown | null;
  /** Nothing else says which market it shows. */
  isPairTold: boolean;
  onGrab: (panel: string, event: PointerEvent) => void;
  onMaximise: (panel: string) => void;
  onMenu: (panel: string, anchor: HTMLElement) => void;
  onLinks: (panel: string, anchor: HTMLElement) => void;
  children: JSX.Element;
}

/** A panel in its place. Alone there, its own head is what it is dragged by. */
export function DockPanel(props: DockPanelProps): JSX.Element {
  let element!: HTMLDivElement;
  createEffect(() => {
    if (props.rect === undefined) return;
    const rect = inside(props.rect);
    const head = props.isTabbed ? HEAD_PX - 1 : 0;
    setPlace(element, { ...rect, y: rect.y + head, height: Math.max(0, rect.height - head) });
  });
  createEffect(() => setReadingOrder(element, props.order));
  /** The head itself, not what can be used in it. */
  const isHandle = (target: EventTarget): boolean =>
    !props.isTabbed && !props.isFixed && target instanceof Element && target.matches('.panel-head, .panel-title, .panel-head-tools');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its handle is a button, and everything has its keys.
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it is a tab's panel exactly where it is named after one.
    <div
      ref={element}
      class={`dock-panel desk-${props.panel.kind}`}
      classList={{ 'dock-body': props.isTabbed, 'dock-fixed': props.isFixed }}
      data-panel={props.panel.id}
      id={props.isTabbed ? `body-${props.panel.id}` : undefined}
      role={props.isTabbed ? 'tabpanel' : undefined}
      aria-labelledby={props.isTabbed ? `tab-${props.panel.id}` : undefined}
      onPointerDown={(event) => isHandle(event.target) && props.onGrab(props.panel.id, event)}
      onDblClick={(event) => isHandle(event.target) && props.onMaximise(props.panel.id)}
    >
      <Show when={!props.isTabbed && !props.isFixed}>
        <button
          type="button"
          class="dock-grip"
          id={`grip-${props.panel.id}`}
          aria-haspopup="menu"
          aria-label={t('Arrange {{ panel }}', { panel: props.title })}
          title={t('Drag to move; press to arrange')}
          onPointerDown={(event) => props.onGrab(props.panel.id, event)}
          onClick={(event) => props.onMenu(props.panel.id, event.currentTarget)}
        >
          <Icon name="grip" />
        </button>
      </Show>
      <PanelHeadProvider
        value={() => (
          <Show when={props.shown}>
            {(shown) => (
              <LinkChip
                panel={props.panel}
                title={props.title}
                shown={shown()}
                isPairTold={props.isPairTold}
                onPress={(chip) => props.onLinks(props.panel.id, chip)}
              />
            )}
          </Show>
        )}
      >
        {props.children}
      </PanelHeadProvider>
    </div>
  );
}
