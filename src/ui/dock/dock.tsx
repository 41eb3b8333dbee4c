import { type Accessor, createEffect, createMemo, createSignal, For, type JSX, onCleanup, onMount, Show, untrack } from 'solid-js';
import { createCover } from '../back/page-history';
import { arrange, canFold, type Places, type Rect } from '../layout/arrange';
import { followsMarket } from '../layout/kinds';
import { hasTabs, type PanelState, panelOf, type Stack, stackOf, stacksOf } from '../layout/layout';
import type { Desk } from '../shell/desk';
import type { PanelMarket } from '../shell/panel-market';
import { LazyDockHands } from '../shell/panels';
import { DockHead } from './dock-head';
import { DockPanel } from './dock-panel';
import './dock.css';

/** What a panel is to the dock. */
export interface DockedPanels {
  title(panel: PanelState): string;
  /** Beside its title in a tab; 0 is not said. */
  count(panel: PanelState): number;
  /** Made when it is seen, gone when it is not. */
  render(panel: Accessor<PanelState>): JSX.Element;
  /** What those show that follow a market. */
  readonly market: PanelMarket;
  /** Lets the user find another market for a panel. */
  findPair(panel: PanelState): void;
}

/** What a hand does to a panel by its handle. */
export interface Hands {
  grab(panel: string, event: PointerEvent): void;
  toggleMaximised(panel: string): void;
  openMenu(panel: string, anchor: HTMLElement): void;
  openLinks(panel: string, anchor: HTMLElement): void;
}

/** The dock as those who move things in it see it. */
export interface DockFrame {
  readonly desk: Desk;
  readonly panels: DockedPanels;
  readonly root: () => HTMLElement;
  readonly size: Accessor<{ readonly width: number; readonly height: number }>;
  readonly places: Accessor<Places>;
  /** Id of the only panel that is seen. Null: all are. */
  readonly maximised: Accessor<string | null>;
  maximise(panel: string | null): void;
  titleOf(panel: string): string;
}

interface DockProps {
  desk: Desk;
  panels: DockedPanels;
  /** Over everything: the style sheet says where. */
  notices: JSX.Element;
}

/** A whole workspace: every panel in its place. */
export function Dock(props: DockProps): JSX.Element {
  let root!: HTMLElement;
  const [size, setSize] = createSignal({ width: 0, height: 0 });
  const [chosen, setChosen] = createSignal<string | null>(null);
  let hands: Hands | undefined;
  /** What was pressed before they were there. */
  let waiting: ((hands: Hands) => void) | undefined;
  const [isTouched, setTouched] = createSignal(false);
  const layout = props.desk.layout;
  const places = createMemo(() => arrange(layout(), size().width, size().height));
  /** The only stack that is seen, as long as its panel is there; null: all are. */
  const only = createMemo(() => stackOf(layout(), chosen() ?? '') ?? null);
  const isOneMaximised = createMemo(() => only() !== null);
  createEffect(() => isOneMaximised() && createCover(() => setChosen(null)));
  const stacks = createMemo((): readonly Stack[] => {
    const one = only();
    return one === null ? stacksOf(layout()) : [one];
  });
  const rectOf = (stack: string): Rect | undefined => (only() === null ? places().get(stack) : { x: 0, y: 0, ...size() });
  const isFolded = (stack: Stack): boolean => hasTabs(stack) && stack.isFolded && only() === null && canFold(layout(), stack.id);
  // In an order that moving them does not change: an element that is moved in the document loses its scroll.
  const heads = createMemo(() =>
    sorted(
      stacks()
        .filter(hasTabs)
        .map(({ id }) => id),
    ),
  );
  const seen = createMemo(() =>
    sorted(
      stacks().flatMap((stack) =>
        isFolded(stack) ? [] : stack.panels.filter(({ id }) => id === stack.shown).map(({ id, kind }) => `${id} ${kind}`),
      ),
    ),
  );
  const orderOf = (stack: string): number => stacks().findIndex(({ id }) => id === stack) * 2;
  const frame: DockFrame = {
    desk: props.desk,
    panels: props.panels,
    root: () => root,
    size,
    places,
    maximised: () => (only() === null ? null : chosen()),
    maximise: setChosen,
    titleOf: (id) => {
      const panel = panelOf(layout(), id);
      return panel === undefined ? '' : props.panels.title(panel);
    },
  };
  const withHands = (run: (hands: Hands) => void): void => {
    waiting = run;
    if (hands !== undefined) run(hands);
  };
  const by = {
    onGrab: (panel: string, event: PointerEvent) => hands?.grab(panel, event),
    onMaximise: (panel: string) => withHands((now) => now.toggleMaximised(panel)),
    onMenu: (panel: string, anchor: HTMLElement) => withHands((now) => now.openMenu(panel, anchor)),
    onLinks: (panel: string, anchor: HTMLElement) => withHands((now) => now.openLinks(panel, anchor)),
  };
  const ready = (now: Hands): void => {
    hands = now;
    waiting?.(now);
  };

  onMount(() => {
    const measure = (): void => {
      const box = root.getBoundingClientRect();
      const [width, height] = [Math.floor(box.width), Math.floor(box.height)];
      setSize({ width, height });
      props.desk.setSize(width, height);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(root);
    onCleanup(() => observer.disconnect());
    const first = new AbortController();
    const touched = (): void => {
      first.abort();
      setTouched(true);
    };
    for (const type of ['pointermove', 'pointerdown', 'keydown'] as const) document.addEventListener(type, touched, { signal: first.signal });
    onCleanup(() => first.abort());
  });

  return (
    <main ref={root} class="desk">
      <For each={heads()}>
        {(id) => (
          <Show when={stacks().find((stack) => stack.id === id)}>
            {(stack) => (
              <DockHead
                stack={stack()}
                rect={rectOf(id)}
                order={orderOf(id)}
                isFolded={isFolded(stack())}
                canFold={only() === null && canFold(layout(), id)}
                isFixed={props.desk.isWindow}
                panels={props.panels}
                onSee={props.desk.see}
                onFold={(isClosed) => props.desk.fold(id, isClosed)}
                {...by}
              />
            )}
          </Show>
        )}
      </For>
      <For each={seen()}>
        {(key) => {
          const id = key.slice(0, key.indexOf(' '));
          // Its last state while it is being taken away.
          const panel = createMemo((before: PanelState) => panelOf(layout(), id) ?? before, panelOf(layout(), id) as PanelState);
          const stack = createMemo((before: Stack) => stackOf(layout(), id) ?? before, stackOf(layout(), id) as Stack);
          return (
            <DockPanel
              panel={panel()}
              title={props.panels.title(panel())}
              rect={rectOf(stack().id)}
              order={orderOf(stack().id) + 1}
              isTabbed={hasTabs(stack())}
              isFixed={props.desk.isWindow}
              shown={followsMarket(panel().kind) ? props.panels.market.shown(panel()) : null}
              isPairTold={props.panels.market.isTold(panel())}
              {...by}
            >
              {/* Made once: its kind is in the key, and whatever else changes it reads by itself. */}
              {untrack(() => props.panels.render(panel))}
            </DockPanel>
          );
        }}
      </For>
      {props.notices}
      <Show when={isTouched()}>
        <LazyDockHands frame={frame} onReady={ready} />
      </Show>
    </main>
  );
}

const sorted = (names: readonly string[]): readonly string[] => [...names].sort();
