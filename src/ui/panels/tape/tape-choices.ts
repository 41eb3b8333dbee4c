import { type Accessor, createSignal } from 'solid-js';

/** How this device shows trades. */
export interface TapeChoices {
  /** All that one taker did in a millisecond is one row, whatever prices it went through. */
  readonly isWhole: boolean;
  /** A large trade is heard. Off until the user turns it on. */
  readonly hasSound: boolean;
  /** A large trade is marked on the chart. */
  readonly hasMarks: boolean;
}

const KEY = 'tapedeck/tape';

/** Whatever the text is: parts that make no sense are off. */
export function readTapeChoices(text: string | null): TapeChoices {
  let found: Partial<Record<keyof TapeChoices, unknown>> = {};
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value === 'object' && value !== null) found = value;
  } catch {
    // Not ours, or torn.
  }
  return { isWhole: found.isWhole === true, hasSound: found.hasSound === true, hasMarks: found.hasMarks === true };
}

/** Storage may be absent or refuse: then nothing is remembered. */
function load(): TapeChoices {
  try {
    return readTapeChoices(localStorage.getItem(KEY));
  } catch {
    return readTapeChoices(null);
  }
}

const [choices, setChoices] = createSignal(load());

export const tapeChoices: Accessor<TapeChoices> = choices;

export function toggleTape(name: keyof TapeChoices): void {
  const next = setChoices((now) => ({ ...now, [name]: !now[name] }));
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // As above.
  }
}
