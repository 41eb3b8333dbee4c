/** Which parts of the desk are open. Null: never chosen. */
export interface DeskChoice {
  readonly watch: boolean | null;
  /** Once it was opened the account is followed, whether it is open just now or not. */
  readonly ticket: boolean | null;
}

const KEY = 'tapedeck/desk';

/** Whatever the text is: what makes no sense was never chosen. */
export function readDeskChoice(text: string | null): DeskChoice {
  let found: Partial<Record<keyof DeskChoice, unknown>> = {};
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value === 'object' && value !== null) found = value;
  } catch {
    // Not ours, or torn.
  }
  const choice = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);
  return { watch: choice(found.watch), ticket: choice(found.ticket) };
}

/** Storage may be absent or refuse: then nothing is remembered. */
export function loadDeskChoice(): DeskChoice {
  try {
    return readDeskChoice(localStorage.getItem(KEY));
  } catch {
    return readDeskChoice(null);
  }
}

export function saveDeskChoice(choice: DeskChoice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // As above.
  }
}

/** Below this width the watchlist and the ticket do not fit beside a chart worth looking at: one of them at a time. */
export const BOTH_FIT_PX = 1181;

/** What is open at a width. Of two that do not both fit, the one that was opened last stays. */
export function openParts(choice: DeskChoice, width: number, isTicketLast: boolean): { readonly watch: boolean; readonly ticket: boolean } {
  if (width >= BOTH_FIT_PX) return { watch: choice.watch ?? true, ticket: choice.ticket ?? false };
  const ticket = choice.ticket ?? false;
  const watch = choice.watch ?? true;
  return { watch: watch && !(ticket && isTicketLast), ticket: ticket && (isTicketLast || !watch) };
}
