import { createEffect, createSignal, ErrorBoundary, type JSX, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js';
import { render } from 'solid-js/web';
import { barsOf } from '../layout/bars';
import { move, type Target } from '../layout/change';
import { coverOf, targetWords } from '../layout/steer';
import { workspaceName } from '../layout/workspace-name';
import { Icon } from '../parts/icon';
import { t } from '../words/t';
import { createDeskActions } from './desk-actions';
import type { DockFrame, Hands } from './dock';
import { DockBars } from './dock-bars';
import { createDockKeys } from './dock-keys';
import { focusPanel } from './focus';
import { createHeldCommand } from './held-command';
import { LinkMenu } from './link-menu';
import { createPanelDrag } from './panel-drag';
import { type MenuPlace, PanelMenu } from './panel-menu';
import { setPlace } from './place';
import './dock-hands.css';

const LazyKeyHints = lazy(() => import('../keys/key-hints').then((m) => ({ default: m.KeyHints })));
const LazyWorkspaces = lazy(() => import('./workspaces-dialog').then((m) => ({ default: m.WorkspacesDialog })));

/** All that moves panels: boundaries, dragging, keys, the menu of a panel. Loaded at the first sign of a hand. */
export function DockHands(props: { frame: DockFrame; onReady: (hands: Hands) => void }): JSX.Element {
  const { frame } = props;
  const { desk, places, size, maximised, titleOf } = frame;
  const [menu, setMenu] = createSignal<MenuPlace | null>(null);
  const [links, setLinks] = createSignal<MenuPlace | null>(null);
  const [said, say] = createSignal('');
  const [isListOpen, setListOpen] = createSignal(false);
  const isLocked = (): boolean => desk.workspace().isLocked;

  const moveTo = (panel: string, target: Target): void => {
    if (isLocked()) {
      say(t('This workspace is locked: unlock it in the list of workspaces'));
      return;
    }
    const next = move(desk.layout(), panel, target);
    if (next === desk.layout()) {
      say(t('{{ panel }} cannot be moved there', { panel: titleOf(panel) }));
      return;
    }
    const words = t('{{ panel }} is now {{ place }}', { panel: titleOf(panel), place: targetWords(desk.layout(), target, titleOf) });
    frame.maximise(null);
    desk.change(next);
    say(words);
    queueMicrotask(() => focusPanel(panel));
  };
  const maximise = (panel: string | null): void => {
    frame.maximise(panel);
    say(panel === null ? t('All panels are seen again') : t('Only {{ panel }} is seen. Escape shows the others again', { panel: titleOf(panel) }));
  };
  const toggleMaximised = (panel: string): void => maximise(maximised() === null ? panel : null);
  const drag = createPanelDrag(frame.root, desk.layout, moveTo);
  createDeskActions(desk);
  const isCommandHeld = createHeldCommand();
  createDockKeys({ desk, places, maximised, onMaximise: maximise, onMove: moveTo, say, titleOf });
  createEffect(() => {
    frame.root().dataset['dragging'] = String(drag.dragged() !== null);
  });
  onMount(() =>
    props.onReady({
      grab: (panel, event) => {
        if (!isLocked()) drag.grab(panel, event);
      },
      toggleMaximised,
      openMenu: (panel, anchor) => {
        if (!drag.hasDragged()) setMenu({ panel, anchor });
      },
      openLinks: (panel, anchor) => setLinks({ panel, anchor }),
    }),
  );

  // Its place in the head is kept for it. `Portal` would be code that every visit loads.
  onMount(() => {
    const place = document.querySelector('.header-workspace');
    if (place === null) return;
    const words = (): string => t('Workspaces: {{ name }}', { name: workspaceName(desk.workspace()) });
    const button = (): JSX.Element => (
      <button type="button" class="tool" aria-haspopup="dialog" aria-label={words()} title={words()} onClick={() => setListOpen(true)}>
        <Icon name="desk" />
      </button>
    );
    onCleanup(render(button, place));
  });

  return (
    <>
      <Show when={maximised() === null && !isLocked()}>
        <DockBars
          bars={barsOf(desk.layout(), size().width, size().height)}
          layout={desk.layout}
          titleOf={(stack) => titleOf(stack.shown)}
          onPreview={desk.preview}
          onChange={desk.change}
        />
      </Show>
      <Show when={drag.dragged()?.target}>{(target) => <DropPlace rect={coverOf(target(), places(), size())} />}</Show>
      <Show when={menu()} keyed>
        {(place) => (
          <PanelMenu
            place={place}
            frame={frame}
            onMaximise={toggleMaximised}
            onMove={moveTo}
            onClose={() => setMenu(null)}
            onWorkspaces={() => setListOpen(true)}
            say={say}
          />
        )}
      </Show>
      <Show when={links()} keyed>
        {(place) => <LinkMenu place={place} frame={frame} onClose={() => setLinks(null)} />}
      </Show>
      <Show when={isListOpen()}>
        <ErrorBoundary fallback={null}>
          <Suspense>
            <LazyWorkspaces desk={desk} onClose={() => setListOpen(false)} />
          </Suspense>
        </ErrorBoundary>
      </Show>
      <Show when={isCommandHeld()}>
        <ErrorBoundary fallback={null}>
          <Suspense>
            <LazyKeyHints />
          </Suspense>
        </ErrorBoundary>
      </Show>
      <p class="visually-hidden" role="status" aria-label={t('Arrangement')}>
        {said()}
      </p>
    </>
  );
}

function DropPlace(props: { rect: Parameters<typeof setPlace>[1] }): JSX.Element {
  let element!: HTMLDivElement;
  createEffect(() => setPlace(element, props.rect));
  return <div ref={element} class="dock-drop" />;
}
