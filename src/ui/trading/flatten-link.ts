import { type Accessor, createSignal } from 'solid-js';

const [isAsked, setAsked] = createSignal(false);

/** Whether the dialog that takes the market on the screen off the account is open. */
export const isFlattenAsked: Accessor<boolean> = isAsked;

/** Open it: from the ticket, from the positions, by key. Nothing is sent by that. */
export const askFlatten = (): void => void setAsked(true);
export const leaveFlatten = (): void => void setAsked(false);
