/** How long the digits of a price that changed are emphasised, and how soon after one emphasis the next may begin. */
export const EMPHASIS_MS = 400;
export const LEAST_APART_MS = 1_000;

/** The end of a text that changed. */
export interface ChangedPart {
  /** Its first character. */
  readonly from: number;
  /** Which way the price went. */
  readonly direction: 'up' | 'down';
  /** How long it is still emphasised. */
  readonly leftMs: number;
}

interface Shown {
  readonly text: string;
  readonly value: number;
}

/** Where two texts begin to differ; 0 where one of them is longer, since every digit has another place then. Their length: nowhere. */
export function firstChanged(before: string, after: string): number {
  if (before.length !== after.length) return 0;
  let at = 0;
  while (at < after.length && before[at] === after[at]) at++;
  return at;
}

/**
 * Which digits of a price are emphasised. What changes during an emphasis is compared with what stood there before it, and does not
 * make it longer; what changes between two of them is not emphasised: a fast market is no reason to flicker.
 */
export class ChangedDigits {
  private shown: Shown | null = null;
  private before: Shown = { text: '', value: 0 };
  private begunAt = Number.NEGATIVE_INFINITY;

  /** What to emphasise of the text that is shown from `now` on, a clock in ms that never goes back. */
  show(text: string, value: number, now: number): ChangedPart | null {
    const last = this.shown;
    this.shown = { text, value };
    if (last === null) return null;
    if (now - this.begunAt >= EMPHASIS_MS) {
      // The same price with other decimals, or in another language, is no change of the market.
      if (last.value === value || last.text === text || now - this.begunAt < LEAST_APART_MS) return null;
      this.before = last;
      this.begunAt = now;
    }
    const { before } = this;
    const from = firstChanged(before.text, text);
    if (before.value === value || from === text.length) return null;
    return { from, direction: value > before.value ? 'up' : 'down', leftMs: this.begunAt + EMPHASIS_MS - now };
  }

  /** What is shown next follows on nothing: it is another market's, or the first after a while without. */
  forget(): void {
    this.shown = null;
    this.begunAt = Number.NEGATIVE_INFINITY;
  }
}
