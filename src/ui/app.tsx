import type { JSX } from 'solid-js';
import type { Terminal } from '../client/terminal';
import type { Workspace } from './layout/workspaces';
import type { Pwa } from './shell/bands';
import { Shell } from './shell/shell';
import { TerminalProvider } from './terminal-context';
import './styles/tokens.css';
import './styles/base.css';

/** The whole interface on one terminal. */
export function App(props: { terminal: Terminal; pwa: Pwa; workspace: Workspace; onShown: () => void }): JSX.Element {
  return (
    <TerminalProvider terminal={props.terminal}>
      <Shell pwa={props.pwa} workspace={props.workspace} onShown={props.onShown} />
    </TerminalProvider>
  );
}
