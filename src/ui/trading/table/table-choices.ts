import { createSignal } from 'solid-js';
import { AS_USUAL, readTableChoices, type TableChoice, type TableChoices } from './column-choice';

const KEY = 'tapedeck/tables';
const [choices, setChoices] = createSignal<TableChoices>(load());

/** What the user chose of the table of this name, on this device. */
export const tableChoice = (name: string): TableChoice => choices()[name] ?? AS_USUAL;

/** Storage may be absent or refuse: then the choice holds for this tab. */
export function chooseTable(name: string, choice: TableChoice): void {
  // As it stands in storage now: another tab may have chosen for another table since.
  const next = { ...load(), [name]: choice };
  setChoices(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // As above.
  }
}

function load(): TableChoices {
  try {
    return readTableChoices(localStorage.getItem(KEY));
  } catch {
    return {};
  }
}
