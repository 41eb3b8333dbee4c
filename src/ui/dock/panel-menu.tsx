import type { JSX } from 'solid-js';
import { close, DESK_FULL, duplicate, type Side, type Target } from '../layout/change';
import { redo, step, undo } from '../layout/history';
import { isTableKind, PANEL_KINDS, type PanelKind } from '../layout/kinds';
import { panelOf, panelsOf, stackOf } from '../layout/layout';
import { joinTo, stepTo } from '../layout/steer';
import { Menu, type MenuItem } from '../parts/menu';
import { openPanelWindow } from '../shell/panel-window';
import type { DockFrame } from './dock';

/** Which panel, and beside what the menu opens. */
export interface MenuPlace {
  readonly panel: string;
  readonly anchor: HTMLElement;
}

interface PanelMenuProps {
  place: MenuPlace;
  frame: DockFrame;
  onMaximise: (panel: string) => void;
  onMove: (panel: string, target: Target) => void;
  onClose: () => void;
  onWorkspaces: () => void;
  say: (words: string) => void;
}

const SIDES: readonly (readonly [Side, string])[] = [
  ['left', 'left'],
  ['right', 'right'],
  ['top', 'up'],
  ['bottom', 'down'],
];

/** What can be done to one panel, and what can be put on the desk. */
export function PanelMenu(props: PanelMenuProps): JSX.Element {
  const { place, frame } = props;
  const { desk } = frame;
  const { panel } = place;
  const layout = desk.layout();
  const kind = panelOf(layout, panel)?.kind;
  const isMaximised = frame.maximised() !== null;
  const isAlone = (stackOf(layout, panel)?.panels.length ?? 1) === 1;
  const { isLocked } = desk.workspace();
  const { past, present, future } = desk.history();
  const isLast = panelsOf(layout).length === 1;
  const missing = (Object.keys(PANEL_KINDS) as PanelKind[]).filter((one) => !panelsOf(layout).some((other) => other.kind === one));
  const steps = SIDES.map(([side, word]): MenuItem => {
    const target = stepTo(layout, frame.places(), panel, side);
    return {
      label: `Move ${word}`,
      key: `Ctrl+Shift+${ARROWS[side]}`,
      isDisabled: target === null || isLocked,
      run: () => target && props.onMove(panel, target),
    };
  });
  const joins = SIDES.flatMap(([side]): MenuItem[] => {
    const target = joinTo(layout, frame.places(), panel, side);
    return target === null ? [] : [{ label: `Join the panel ${WHERE[side]}`, run: () => props.onMove(panel, target) }];
  });
  const groups: readonly (readonly MenuItem[])[] = [
    [
      {
        label: isMaximised ? 'Show all panels' : 'Show it alone',
        key: isMaximised ? 'Esc' : 'double click',
        run: () => props.onMaximise(panel),
      },
      {
        label: 'Another one like it',
        isDisabled: isLocked || kind === undefined || isTableKind(kind) || kind === 'watch' || kind === 'ticket',
        run: () => {
          const next = duplicate(layout, panel);
          if (next === layout) desk.tell('Not added', DESK_FULL);
          else desk.change(next);
        },
      },
      { label: 'In a window of its own', run: () => popOut() },
      { label: 'Close it', isDisabled: isLast || isLocked, run: () => closePanel() },
    ],
    steps,
    isAlone && !isLocked ? joins : [],
    isLocked ? [] : missing.map((one) => ({ label: `Add ${PANEL_KINDS[one].title.toLowerCase()}`, run: () => desk.open(one) })),
    [
      { label: 'Take back', key: 'Ctrl+Z', isDisabled: past.length === 0 || isLocked, run: () => desk.setHistory(undo(desk.history())) },
      { label: 'Do again', key: 'Ctrl+Shift+Z', isDisabled: future.length === 0 || isLocked, run: () => desk.setHistory(redo(desk.history())) },
      { label: 'As it was at first', isDisabled: present === null || isLocked, run: () => desk.setHistory(step(desk.history(), null)) },
    ],
    [{ label: 'Workspaces…', run: props.onWorkspaces }],
  ];
  const closePanel = (): void => {
    // The head has a button for these: it must agree.
    if (kind === 'watch' || kind === 'ticket') desk.show(kind, false);
    else desk.change(close(layout, panel));
  };
  /** It leaves the desk for its window. Closing that brings nothing back: the way back is here. */
  const popOut = (): void => {
    const state = panelOf(layout, panel);
    const stack = stackOf(layout, panel);
    const place = stack && frame.places().get(stack.id);
    if (state === undefined || place === undefined) return;
    const title = frame.titleOf(panel);
    if (!openPanelWindow(state, frame.panels.market.shown(state), desk.workspace().id, place)) {
      props.say(`The browser kept the window of ${title} from opening: allow this page to open windows`);
      return;
    }
    if (!isLast && !isLocked) closePanel();
    props.say(`${title} is in a window of its own`);
  };
  return <Menu label={`Arrange ${frame.titleOf(panel)}`} anchor={place.anchor} groups={groups} onClose={props.onClose} />;
}

const ARROWS: Readonly<Record<Side, string>> = { left: '←', right: '→', top: '↑', bottom: '↓' };
const WHERE: Readonly<Record<Side, string>> = { left: 'at its left', right: 'at its right', top: 'above it', bottom: 'below it' };
