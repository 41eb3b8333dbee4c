import { type JSX, onMount } from 'solid-js';
import type { InstrumentId } from '../../domain/instrument';
import { createCover } from '../back/page-history';
import { createSheetPull } from '../parts/create-sheet-pull';
import { Icon } from '../parts/icon';
import { keepTab } from '../parts/keep-tab';
import { isInDialog } from '../parts/key-target';
import { PanelHeadProvider } from '../parts/panel-head';
import type { Account } from '../trading/account';
import { t } from '../words/t';
import { Ticket } from './ticket';
import '../parts/sheet.css';
import './ticket-sheet.css';

interface TicketSheetProps {
  account: Account;
  instrument: InstrumentId;
  onClose: () => void;
}

/**
 * The ticket over the lower part of the chart, which goes on above it, for a finger: the Tab key stays in the ticket. Its head,
 * the button there, `Esc` and “back” take it away.
 */
export function TicketSheet(props: TicketSheetProps): JSX.Element {
  let sheet!: HTMLDivElement;
  const close = (): void => props.onClose();
  createCover(close);
  const pull = createSheetPull(() => sheet, close);
  const onKey = (event: KeyboardEvent): void => {
    // What is open over the ticket has its own keys; keys that send orders are disarmed only by the next press.
    if (event.defaultPrevented || isInDialog(event.target)) return;
    if (event.key === 'Tab') keepTab(event, sheet);
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  };
  onMount(() => sheet.focus({ preventScroll: true }));
  return (
    <div
      ref={sheet}
      class="sheet ticket-sheet"
      role="dialog"
      aria-label={t('Order ticket')}
      tabIndex={-1}
      onKeyDown={onKey}
      onPointerDown={(event) => isOnHead(event.target) && pull.press(event)}
      onPointerMove={pull.move}
      onPointerUp={pull.release}
      onPointerCancel={pull.lose}
      onLostPointerCapture={pull.lose}
    >
      <PanelHeadProvider
        value={() => (
          <button type="button" class="tool sheet-close" aria-label={t('Close the ticket')} onClick={close}>
            <Icon name="close" />
          </button>
        )}
      >
        <Ticket account={props.account} instrument={props.instrument} />
      </PanelHeadProvider>
    </div>
  );
}

const isOnHead = (target: EventTarget): boolean => target instanceof Element && target.closest('.panel-head') !== null;
