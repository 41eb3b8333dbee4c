import { type Accessor, createSignal } from 'solid-js';
import { isPocket } from '../parts/pocket';
import { type Confirmation, type ConfirmCell, type ConfirmChoices, confirmationOf, readConfirmChoices, withConfirmation } from './confirm-policy';

const KEY = 'tapedeck/confirmations';
const [choices, setChoices] = createSignal<ConfirmChoices>(load());

/** What the user set of the matrix, on this device. */
export const confirmChoices: Accessor<ConfirmChoices> = choices;

/** How an order of this place is asked about on this screen. */
export const askedHow = (cell: ConfirmCell): Confirmation => confirmationOf(cell, choices(), isPocket());

export function chooseConfirmation(cell: ConfirmCell, chosen: Confirmation): void {
  // As it stands in storage now: another tab may have chosen since.
  save(withConfirmation(load(), cell, chosen));
}

export const forgetConfirmations = (): void => save({});

/** Storage may be absent or refuse: then the choice holds for this tab. */
function save(next: ConfirmChoices): void {
  setChoices(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // As above.
  }
}

function load(): ConfirmChoices {
  try {
    return readConfirmChoices(localStorage.getItem(KEY));
  } catch {
    return {};
  }
}
