/** Letters with a longer pause between them begin anew. */
const PAUSE_MS = 600;

/** Goes by letters to what is called so, as a native list does. */
export class TypedStart {
  #typed = '';
  /** Of the page's clock, in milliseconds. */
  #lastMs = Number.NEGATIVE_INFINITY;

  /**
   * Which of the labels a key leads to from the one `at` (-1: none): the next that begins with what was typed without a pause;
   * one letter again and again goes round. Null: the key is no letter. -1: nothing is called so.
   */
  find(key: string, nowMs: number, labels: readonly string[], at: number): number | null {
    const isRest = nowMs - this.#lastMs <= PAUSE_MS && this.#typed !== '';
    // A space presses, unless it stands between two words.
    if ([...key].length !== 1 || (key === ' ' && !isRest)) return null;
    this.#typed = (isRest ? this.#typed : '') + key.toLocaleLowerCase();
    this.#lastMs = nowMs;
    const [first = ''] = this.#typed;
    const isOneLetter = [...this.#typed].every((letter) => letter === first);
    // More letters of the same word may mean the one that is there already.
    const from = isOneLetter ? at + 1 : Math.max(at, 0);
    const places = labels.map((_, i) => (from + i) % labels.length);
    return places.find((place) => wordsOf(labels[place] ?? '').startsWith(isOneLetter ? first : this.#typed)) ?? -1;
  }
}

/** Without the sign that stands before them. */
const wordsOf = (label: string): string => label.replace(/^[^\p{L}\p{N}]+/u, '').toLocaleLowerCase();
