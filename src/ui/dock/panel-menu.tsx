import type { JSX } from 'solid-js';
import { close, DESK_FULL, duplicate, type Side, type Target } from '../layout/change';
import { redo, step, undo } from '../layout/history';
import { isTableKind, PANEL_KINDS, type PanelKind } from '../layout/kinds';
import { panelOf, panelsOf, stackOf } from '../layout/layout';
import { joinTo, stepTo } from '../layout/steer';
import { Menu, type MenuItem } from '../parts/menu';
import { openPanelWindow } from '../shell/panel-window';
import { type Text, t } from '../words/t';
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

const SIDES = ['left', 'right', 'top', 'bottom'] as const satisfies readonly Side[];

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
  const steps = SIDES.map((side): MenuItem => {
    const target = stepTo(layout, frame.places(), panel, side);
    return {
      label: t(MOVE[side]),
      key: t('Ctrl+Shift+{{ key }}', { key: ARROWS[side] }),
      isDisabled: target === null || isLocked,
      run: () => target && props.onMove(panel, target),
    };
  });
  const joins = SIDES.flatMap((side): MenuItem[] => {
    const target = joinTo(layout, frame.places(), panel, side);
    return target === null ? [] : [{ label: t(JOIN[side]), run: () => props.onMove(panel, target) }];
  });
  const groups: readonly (readonly MenuItem[])[] = [
    [
      {
        label: isMaximised ? t('Show all panels') : t('Show it alone'),
        key: isMaximised ? t('Esc') : t('double click'),
        run: () => props.onMaximise(panel),
      },
      {
        label: t('Another one like it'),
        isDisabled: isLocked || kind === undefined || isTableKind(kind) || kind === 'watch' || kind === 'ticket',
        run: () => {
          const next = duplicate(layout, panel);
          if (next === layout) desk.tell(t('Not added'), t(DESK_FULL));
          else desk.change(next);
        },
      },
      { label: t('In a window of its own'), run: () => popOut() },
      { label: t('Close it'), isDisabled: isLast || isLocked, run: () => closePanel() },
    ],
    steps,
    isAlone && !isLocked ? joins : [],
    isLocked
      ? []
      : missing.map((one) => ({ label: t('Add {{ panel }}', { panel: t(PANEL_KINDS[one].title).toLowerCase() }), run: () => desk.open(one) })),
    [
      { label: t('Take back'), key: 'Ctrl+Z', isDisabled: past.length === 0 || isLocked, run: () => desk.setHistory(undo(desk.history())) },
      {
        label: t('Do again'),
        key: t('Ctrl+Shift+{{ key }}', { key: 'Z' }),
        isDisabled: future.length === 0 || isLocked,
        run: () => desk.setHistory(redo(desk.history())),
      },
      { label: t('As it was at first'), isDisabled: present === null || isLocked, run: () => desk.setHistory(step(desk.history(), null)) },
    ],
    [{ label: t('Workspaces…'), run: props.onWorkspaces }],
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
      props.say(t('The browser kept the window of {{ panel }} from opening: allow this page to open windows', { panel: title }));
      return;
    }
    if (!isLast && !isLocked) closePanel();
    props.say(t('{{ panel }} is in a window of its own', { panel: title }));
  };
  return <Menu label={t('Arrange {{ panel }}', { panel: frame.titleOf(panel) })} anchor={place.anchor} groups={groups} onClose={props.onClose} />;
}

const ARROWS: Readonly<Record<Side, string>> = { left: '←', right: '→', top: '↑', bottom: '↓' };
const MOVE = { left: 'Move left', right: 'Move right', top: 'Move up', bottom: 'Move down' } as const satisfies Readonly<Record<Side, Text>>;
const JOIN = {
  left: 'Join the panel at its left',
  right: 'Join the panel at its right',
  top: 'Join the panel above it',
  bottom: 'Join the panel below it',
} as const satisfies Readonly<Record<Side, Text>>;
