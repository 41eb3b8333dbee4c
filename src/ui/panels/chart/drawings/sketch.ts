import { type Anchor, anchorCount, type Drawing, type Kind } from './shapes';

/** More than this are read by nobody. */
export const MOST_DRAWINGS = 100;
const MOST_UNDONE = 50;

/** The drawings of one market, which is taken hold of, and the way back. Tells of each change. */
export class Sketch {
  drawings: readonly Drawing[] = [];
  /** By its id. */
  selected: number | null = null;
  /** What the next press draws; null: presses select. */
  tool: Kind | null = null;
  /** What is being drawn. */
  draft: Drawing | null = null;
  private past: (readonly Drawing[])[] = [];

  /** `isKept` says that the drawings themselves are others, and not in a hand any more. */
  constructor(private readonly changed: (isKept: boolean) => void) {}

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get isFull(): boolean {
    return this.drawings.length >= MOST_DRAWINGS;
  }

  /** Another market. */
  load(drawings: readonly Drawing[]): void {
    this.drawings = drawings;
    this.past = [];
    this.selected = null;
    this.draft = null;
    this.changed(false);
  }

  /** The same market, drawn on elsewhere. Nothing happens where it is the same there. */
  take(drawings: readonly Drawing[]): void {
    if (isSame(drawings, this.drawings)) return;
    this.drawings = drawings;
    this.past = [];
    this.selected = null;
    this.changed(false);
  }

  /** The same tool again puts it down. */
  choose(tool: Kind | null): void {
    this.tool = tool === this.tool || this.isFull ? null : tool;
    this.draft = null;
    if (this.tool !== null) this.selected = null;
    this.changed(false);
  }

  select(id: number | null): void {
    if (id === this.selected) return;
    this.selected = id;
    this.changed(false);
  }

  /** Begin to draw. */
  begin(anchor: Anchor): void {
    if (this.tool === null) return;
    const id = Math.max(0, ...this.drawings.map((one) => one.id)) + 1;
    this.draft = { id, kind: this.tool, anchors: Array.from({ length: anchorCount(this.tool) }, () => anchor) };
    this.changed(false);
  }

  /** The last anchor of what is being drawn. */
  stretch(anchor: Anchor): void {
    if (this.draft === null) return;
    this.draft = { ...this.draft, anchors: [...this.draft.anchors.slice(0, -1), anchor] };
    this.changed(false);
  }

  /** It is drawn, and the tool is put down. */
  finish(): void {
    const { draft } = this;
    if (draft === null) return;
    this.draft = null;
    this.tool = null;
    this.selected = draft.id;
    this.keep([...this.drawings, draft]);
  }

  /** In a hand: nothing is kept before `letGo`. */
  hold(next: Drawing): void {
    this.drawings = this.drawings.map((one) => (one.id === next.id ? next : one));
    this.changed(false);
  }

  /** What was held stays where it is; `before` is what there was before it was taken. */
  letGo(before: readonly Drawing[]): void {
    const { drawings } = this;
    this.drawings = before;
    this.keep(drawings);
  }

  /** Back to what there was before it was taken. */
  putBack(before: readonly Drawing[]): void {
    this.drawings = before;
    this.changed(false);
  }

  replace(next: Drawing): void {
    this.keep(this.drawings.map((one) => (one.id === next.id ? next : one)));
  }

  remove(id: number): void {
    if (this.selected === id) this.selected = null;
    this.keep(this.drawings.filter((one) => one.id !== id));
  }

  undo(): void {
    const before = this.past.pop();
    if (before === undefined) return;
    this.drawings = before;
    if (before.every((one) => one.id !== this.selected)) this.selected = null;
    this.changed(true);
  }

  private keep(next: readonly Drawing[]): void {
    this.past = [...this.past, this.drawings].slice(-MOST_UNDONE);
    this.drawings = next;
    this.changed(true);
  }
}

const isSame = (a: readonly Drawing[], b: readonly Drawing[]): boolean => JSON.stringify(a.map(plain)) === JSON.stringify(b.map(plain));
/** Ids are of each chart. */
const plain = ({ kind, anchors }: Drawing): unknown => [kind, ...anchors.map(({ time, price }) => [time, price])];
