import { connect } from './connect';
import { browserFrame } from './frame';
import { makeTerminal } from './make-terminal';
import { watchPageLife } from './page-life';
import { openStoredMarket } from './stored-market';
import type { Terminal } from './terminal';

/** The terminal of this tab. One a page. */
export function createTerminal(): Terminal {
  const frame = browserFrame();
  return makeTerminal({
    connect,
    locks: navigator.locks,
    frame,
    makeId: () => crypto.randomUUID(),
    snapshots: openStoredMarket(frame),
    watchPage: watchPageLife,
    unsupported: whyUnsupported(),
  });
}

function whyUnsupported(): string | null {
  if (typeof SharedWorker === 'undefined')
    return 'This browser has no SharedWorker, which holds the one connection of all windows. Use Chrome, Edge or Firefox, or Safari 16 or later.';
  if (navigator.locks === undefined) return 'Web Locks are missing here: open the page over https:// or on 127.0.0.1.';
  return null;
}
