// First of all: markup set before the policy is installed is refused.
import './trusted-types';
import { render } from 'solid-js/web';
import { createTerminal } from '../client/create-terminal';
import { App } from '../ui/app';
import { nextTask } from '../ui/parts/next-task';
import type { OpenedWorkspace } from '../ui/shell/kept-workspace';
import { whenChartIsThere } from '../ui/shell/panels';
import { applyUpdate, isKept, onUpdateReady, registerServiceWorker } from './pwa';

/**
 * To keep the app is to read and write more than a hundred files. On the visit that does it first that takes a processor
 * from the market, which is drawn for the first time just then.
 */
const FIRST_KEPT_AFTER_MS = 4_000;

/** The app itself. `shown` is called once it shows as much as a stored picture does. */
export async function startApp(root: Element, opened: OpenedWorkspace, shown: () => void): Promise<void> {
  const terminal = createTerminal();
  // The engine starts meanwhile.
  await nextTask();
  render(() => <App terminal={terminal} pwa={{ onUpdateReady, applyUpdate }} opened={opened} onShown={shown} />, root);
  // Not being kept offline is no reason to trouble the user; the next visit tries again.
  whenChartIsThere(() => setTimeout(() => void registerServiceWorker().catch(() => {}), isKept() ? 0 : FIRST_KEPT_AFTER_MS));
}
