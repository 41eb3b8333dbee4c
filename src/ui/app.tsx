import type { JSX } from 'solid-js';
import type { Terminal } from '../client/terminal';
import type { Pwa } from './shell/bands';
import type { OpenedWorkspace } from './shell/kept-workspace';
import { Shell } from './shell/shell';
import { TerminalProvider } from './terminal-context';
import './styles/tokens.css';
import './styles/base.css';

/** The whole interface on one terminal. */
export function App(props: { terminal: Terminal; pwa: Pwa; opened: OpenedWorkspace; onShown: () => void }): JSX.Element {
  return (
    <TerminalProvider terminal={props.terminal}>
      <Shell pwa={props.pwa} opened={props.opened} onShown={props.onShown} />
    </TerminalProvider>
  );
}
