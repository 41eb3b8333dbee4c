import { type Accessor, createSignal, onCleanup } from 'solid-js';
import type { InstrumentId } from '../../domain/instrument';
import type { Decimal } from '../../domain/money';
import type { OrderType } from '../../domain/order/terms';
import type { Side } from '../../domain/units';

/** What another panel puts into the ticket, for the user to look at and send. Nothing is ever sent by it. */
export interface TicketFill {
  readonly instrument: InstrumentId;
  /** As a market said it: it becomes money in the ticket. */
  readonly price?: number;
  /** Base units; a double where a market said it. */
  readonly size?: Decimal | number;
  /** Only from a control whose name says the side: a row of the book never has one. */
  readonly side?: Side;
  readonly type?: OrderType;
  /**
   * A whole order, with side and type: its numbers stand in the fields as they are, right or wrong, and nothing of what the ticket
   * had stays. The size is in base units.
   */
  readonly typed?: { readonly size: Decimal; readonly price?: Decimal };
  /** It is shown for a press there, as the confirmations of orders from this source have it. */
  readonly source?: 'palette';
}

type Taker = (fill: TicketFill) => void;
const [takers, setTakers] = createSignal<readonly Taker[]>([]);

const [places, setPlaces] = createSignal<readonly Accessor<InstrumentId>[]>([]);

/** Whether the screen has a ticket to fill, be it one that is still loaded. */
export const hasTicket: Accessor<boolean> = () => places().length > 0;

/** Whether it has one of this market: what another one's panel offers is not taken. */
export const hasTicketOf = (instrument: InstrumentId): boolean => places().some((one) => one() === instrument);

/** Say that a ticket of this market stands here or will, as long as the owner lives. */
export function createTicketPlace(instrument: Accessor<InstrumentId>): void {
  setPlaces((all) => [...all, instrument]);
  onCleanup(() => setPlaces((all) => all.filter((one) => one !== instrument)));
}

/** Waits for a ticket that is being opened for it. */
let waiting: TicketFill | null = null;

/** Put something into the ticket; where none is on the screen yet, into the next one that comes. */
export function fillTicket(fill: TicketFill): void {
  const taker = takers().at(-1);
  waiting = taker === undefined ? { ...(waiting?.instrument === fill.instrument ? waiting : {}), ...fill } : null;
  taker?.(fill);
}

/** Take what others fill in, as long as the owner lives. */
export function createTicketTaker(taker: Taker): void {
  setTakers((all) => [...all, taker]);
  if (waiting !== null) taker(waiting);
  waiting = null;
  onCleanup(() => setTakers((all) => all.filter((one) => one !== taker)));
}

/** What the ticket on the screen has as its size, as it was typed. */
export interface TicketSize {
  readonly instrument: InstrumentId;
  readonly text: string;
  readonly unit: 'base' | 'quote' | 'risk';
}

const [sizes, setSizes] = createSignal<readonly Accessor<TicketSize>[]>([]);

/** Null: there is no ticket on the screen. */
export const ticketSize: Accessor<TicketSize | null> = () => sizes().at(-1)?.() ?? null;

/** Let others see the ticket's size, as long as the owner lives. */
export function createTicketSize(size: Accessor<TicketSize>): void {
  setSizes((all) => [...all, size]);
  onCleanup(() => setSizes((all) => all.filter((one) => one !== size)));
}
