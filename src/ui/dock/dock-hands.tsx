import { createEffect, createSignal, type JSX, onMount, Show } from 'solid-js';
import { barsOf } from '../layout/bars';
import { move, type Target } from '../layout/change';
import { coverOf, targetWords } from '../layout/steer';
import type { DockFrame, Hands } from './dock';
import { DockBars } from './dock-bars';
import { createDockKeys } from './dock-keys';
import { focusPanel } from './focus';
import { createPanelDrag } from './panel-drag';
import { type MenuPlace, PanelMenu } from './panel-menu';
import { setPlace } from './place';
import './dock-hands.css';

/** All that moves panels: boundaries, dragging, keys, the menu of a panel. Loaded at the first sign of a hand. */
export function DockHands(props: { frame: DockFrame; onReady: (hands: Hands) => void }): JSX.Element {
  const { frame } = props;
  const { desk, places, size, maximised, titleOf } = frame;
  const [menu, setMenu] = createSignal<MenuPlace | null>(null);
  const [said, say] = createSignal('');

  const moveTo = (panel: string, target: Target): void => {
    const words = `${titleOf(panel)} is now ${targetWords(desk.layout(), target, titleOf)}`;
    frame.maximise(null);
    desk.change(move(desk.layout(), panel, target));
    say(words);
    queueMicrotask(() => focusPanel(panel));
  };
  const maximise = (panel: string | null): void => {
    frame.maximise(panel);
    say(panel === null ? 'All panels are seen again' : `Only ${titleOf(panel)} is seen. Escape shows the others again`);
  };
  const toggleMaximised = (panel: string): void => maximise(maximised() === null ? panel : null);
  const drag = createPanelDrag(frame.root, desk.layout, moveTo);
  createDockKeys({ desk, places, maximised, onMaximise: maximise, onMove: moveTo, say, titleOf });
  createEffect(() => {
    frame.root().dataset['dragging'] = String(drag.dragged() !== null);
  });
  onMount(() =>
    props.onReady({
      grab: drag.grab,
      toggleMaximised,
      openMenu: (panel, anchor) => {
        if (!drag.hasDragged()) setMenu({ panel, anchor });
      },
    }),
  );

  return (
    <>
      <Show when={maximised() === null}>
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
        {(place) => <PanelMenu place={place} frame={frame} onMaximise={toggleMaximised} onMove={moveTo} onClose={() => setMenu(null)} />}
      </Show>
      <p class="visually-hidden" role="status" aria-label="Arrangement">
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
