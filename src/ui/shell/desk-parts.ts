import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js';
import { type DeskChoice, loadDeskChoice, openParts, saveDeskChoice } from './desk-choice';

/** The columns of the desk that can be closed. */
export interface DeskParts {
  readonly hasWatch: Accessor<boolean>;
  readonly hasTicket: Accessor<boolean>;
  /** The ticket was opened here before: orders may be waiting. Who only watches loads nothing that trades. */
  readonly isTrading: Accessor<boolean>;
  show(part: keyof DeskChoice, isOpen: boolean): void;
}

export function createDeskParts(): DeskParts {
  const [choice, setChoice] = createSignal(loadDeskChoice());
  const [width, setWidth] = createSignal(innerWidth);
  const [isTicketLast, setTicketLast] = createSignal(true);
  const listen = (): void => void setWidth(innerWidth);
  window.addEventListener('resize', listen);
  onCleanup(() => window.removeEventListener('resize', listen));
  const parts = createMemo(() => openParts(choice(), width(), isTicketLast()));
  return {
    hasWatch: () => parts().watch,
    hasTicket: () => parts().ticket,
    isTrading: () => choice().ticket !== null,
    show: (part, isOpen) => {
      if (isOpen) setTicketLast(part === 'ticket');
      saveDeskChoice(setChoice((now) => ({ ...now, [part]: isOpen })));
    },
  };
}
