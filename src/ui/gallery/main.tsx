import { render } from 'solid-js/web';
import { createTerminal } from '../../client/create-terminal';
import { TerminalProvider } from '../terminal-context';
import { Gallery } from './gallery';
import '../styles/tokens.css';
import '../styles/base.css';

const root = document.getElementById('app');
if (root !== null)
  render(
    () => (
      <TerminalProvider terminal={createTerminal()}>
        <Gallery />
      </TerminalProvider>
    ),
    root,
  );
