import { onCleanup } from 'solid-js';
import { BackLayers } from './back-layers';

/** What an entry of the history says of itself; one that says nothing is the page's own. */
interface EntryState {
  readonly depth: number;
}

let layers: BackLayers | null = null;
let address = '';

/** Lets “back” close what is open, as long as the owner lives. Called once, by the shell. */
export function createBack(): void {
  const hands = {
    push: (depth: number) => history.pushState({ depth } satisfies EntryState, ''),
    go: (by: number) => history.go(by),
    soon: (run: () => void) => queueMicrotask(run),
  };
  address = location.href;
  const now = new BackLayers(hands, depthShown());
  const listen = (): void => {
    if (location.href !== address) history.replaceState(history.state, '', address);
    now.arrived(depthShown());
  };
  layers = now;
  addEventListener('popstate', listen);
  onCleanup(() => {
    removeEventListener('popstate', listen);
    now.end();
    layers = null;
  });
}

/** Something is open as long as the owner lives: “back” closes it by this. `isOfPage`: it lies under all that covers the page. */
export function createCover(close: () => void, isOfPage = false): void {
  const closed = layers?.open(close, isOfPage);
  if (closed !== undefined) onCleanup(closed);
}

/** Put the address of what is shown into the address bar, whatever is open. */
export function showAddress(next: string): void {
  history.replaceState(history.state, '', next);
  address = location.href;
}

/** How many entries lie between the one that is shown and the page's own. Never more than there are. */
function depthShown(): number {
  const depth = (history.state as Partial<EntryState> | null)?.depth;
  return Math.min(typeof depth === 'number' ? depth : 0, history.length - 1);
}
