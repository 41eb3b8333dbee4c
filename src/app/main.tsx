// First of all: markup set before the policy is installed is refused.
import './trusted-types';
import { render } from 'solid-js/web';
import { createTerminal } from '../client/create-terminal';
import { App } from '../ui/app';
import { loadPreferences } from '../ui/shell/preferences';
import { applyTheme } from '../ui/shell/theme';
import { isFramed } from './frame-guard';
import { applyUpdate, onUpdateReady, registerServiceWorker } from './pwa';

const root = document.getElementById('app');

if (root !== null && isFramed()) {
  root.textContent = 'Tapedeck does not run inside another page. Open it in a window of its own.';
} else if (root !== null) {
  applyTheme(loadPreferences().theme);
  const terminal = createTerminal();
  render(() => <App terminal={terminal} pwa={{ onUpdateReady, applyUpdate }} />, root);
  registerServiceWorker();
}
