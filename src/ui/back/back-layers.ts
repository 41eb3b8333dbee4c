/** What the layers do to the browser's history. */
export interface HistoryHands {
  /** A new entry on top, which says that it is the so-manieth above the page's own. */
  push(depth: number): void;
  /** Go down so many entries, which is a negative number. `arrived` tells when, a while later. */
  go(by: number): void;
  /** Run when all that happens now has happened: one thing that takes another's place takes its entry as well. */
  soon(run: () => void): void;
}

interface Layer {
  readonly close: () => void;
}

/** Keeps as many entries in the history as things are open, and closes things as “back” takes entries away. */
export class BackLayers {
  /** The lowest first. */
  private readonly covers: Layer[] = [];
  private readonly pages: Layer[] = [];
  /** Where the browser was asked to go; null: it is where it should be. */
  private goingTo: number | null = null;
  private isDue = false;
  private isEnded = false;

  /** `depth`: of the entry that is shown now. What an earlier life of the page left open is not: its entries go. */
  constructor(
    private readonly hands: HistoryHands,
    private depth: number,
  ) {
    this.settleSoon();
  }

  /**
   * Something is open from now on, until the answer is called. One of the page itself, as a tab, lies under all that covers
   * the page, whenever it came. `close` is for “back”.
   */
  open(close: () => void, isOfPage = false): () => void {
    const layer = { close };
    const among = isOfPage ? this.pages : this.covers;
    among.push(layer);
    this.settleSoon();
    return () => {
      const place = among.indexOf(layer);
      if (place < 0) return;
      among.splice(place, 1);
      this.settleSoon();
    };
  }

  /** The browser shows another entry: it was asked to, or the user went there. */
  arrived(depth: number): void {
    const isUp = depth > this.depth;
    const kept = this.goingTo ?? this.depth;
    this.depth = depth;
    // The user went forward: what the browser was asked to is still to come.
    if (isUp && this.goingTo !== null) return;
    this.goingTo = null;
    for (let over = kept - depth; over > 0; over--) (this.covers.pop() ?? this.pages.pop())?.close();
    this.settleSoon();
  }

  /** Nothing is asked of the browser any more, nor what was still due: the history is another's now. */
  end(): void {
    this.isEnded = true;
  }

  private settleSoon(): void {
    if (this.isDue) return;
    this.isDue = true;
    this.hands.soon(() => {
      this.isDue = false;
      if (!this.isEnded) this.settle();
    });
  }

  private settle(): void {
    const open = this.covers.length + this.pages.length;
    // An entry that is put on top while the browser is on its way down would lie in another place.
    if (this.goingTo !== null) return;
    while (this.depth < open) this.hands.push(++this.depth);
    if (this.depth === open) return;
    this.goingTo = open;
    this.hands.go(open - this.depth);
  }
}
