import { type Accessor, onCleanup } from 'solid-js';
import type { Places } from '../layout/arrange';
import type { Side, Target } from '../layout/change';
import { redo, undo } from '../layout/history';
import { stacksOf } from '../layout/layout';
import { joinTo, stepTo } from '../layout/steer';
import { isCovered, isField, isInDialog } from '../parts/key-target';
import type { Desk } from '../shell/desk';
import { t } from '../words/t';
import { focusPanel, panelInFocus } from './focus';

const SIDES: Readonly<Record<string, Side>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'top', ArrowDown: 'bottom' };

interface DockKeysProps {
  desk: Desk;
  places: Accessor<Places>;
  maximised: Accessor<string | null>;
  onMaximise: (panel: string | null) => void;
  onMove: (panel: string, target: Target) => void;
  say: (words: string) => void;
  titleOf: (panel: string) => string;
}

/** The keys of the whole desk, as long as the owner lives. Not where letters are typed, nor in a dialog. */
export function createDockKeys(props: DockKeysProps): void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || isElsewhere(event.target)) return;
    if (run(event)) event.preventDefault();
  };
  document.addEventListener('keydown', onKey);
  onCleanup(() => document.removeEventListener('keydown', onKey));

  function run(event: KeyboardEvent): boolean {
    const { key, altKey, shiftKey } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    if (key === 'F6' && !isCommand && !altKey) return next(shiftKey ? -1 : 1);
    if (isField(event.target)) return false;
    const side = SIDES[key];
    if (side !== undefined && isCommand && shiftKey) return step(side, altKey);
    if (key.toLowerCase() === 'z' && isCommand && !altKey) return takeBack(shiftKey);
    if (key === 'Escape' && props.maximised() !== null && !isCommand && !altKey && !shiftKey) {
      props.onMaximise(null);
      return true;
    }
    return false;
  }

  function next(by: number): boolean {
    const panels = stacksOf(props.desk.layout()).map(({ shown }) => shown);
    const at = panels.indexOf(panelInFocus() ?? '');
    const found = panels[at < 0 ? (by > 0 ? 0 : panels.length - 1) : (at + by + panels.length) % panels.length];
    if (found !== undefined && props.maximised() === null) focusPanel(found);
    return true;
  }

  function step(side: Side, isJoining: boolean): boolean {
    const panel = panelInFocus();
    if (panel === null) return false;
    const target = (isJoining ? joinTo : stepTo)(props.desk.layout(), props.places(), panel, side);
    if (target === null) props.say(t('{{ panel }} goes no further there', { panel: props.titleOf(panel) }));
    else props.onMove(panel, target);
    return true;
  }

  function takeBack(isAgain: boolean): boolean {
    const { desk } = props;
    if (desk.workspace().isLocked) return false;
    const before = desk.history();
    if ((isAgain ? before.future : before.past).length === 0) return false;
    desk.setHistory((isAgain ? redo : undo)(before));
    props.say(isAgain ? t('The arrangement is as it was before that') : t('The last change of the arrangement is taken back'));
    return true;
  }
}

const isElsewhere = (target: EventTarget | null): boolean => isCovered() || isInDialog(target);
