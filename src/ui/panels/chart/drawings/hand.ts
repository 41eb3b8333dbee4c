import { type Anchor, type Drawing, type Hit, hitAt, type Point } from './shapes';
import type { Sketch } from './sketch';

/** Where things are on the plot just now. */
export interface Field {
  size(): { readonly width: number; readonly height: number };
  /** Null where the chart has no bars. `isMagnet`: at a price of the bar there. */
  anchorAt(point: Point, isMagnet: boolean): Anchor | null;
  pointOf(anchor: Anchor): Point | null;
  /** The same anchor so many px further: whole bars in time. */
  shifted(anchor: Anchor, dx: number, dy: number): Anchor | null;
}

/** A pointer that moved less did not mean to, px. */
const SLACK_PX = 5;

interface Held {
  readonly hit: Hit;
  readonly drawing: Drawing;
  readonly before: readonly Drawing[];
  readonly from: Point;
  isMoving: boolean;
}

/** A pointer on the plot: it draws, takes hold of what is drawn, moves it. Each press answers whether it is ours: the chart does nothing with it then. */
export class Hand {
  private held: Held | null = null;
  /** Where the press began that draws; null: none is down. */
  private pressed: Point | null = null;

  constructor(
    private readonly sketch: Sketch,
    private readonly field: Field,
  ) {}

  /** What is under a point. `reach` is how far off the pointer may be, px. */
  hit(point: Point, reach: number): Hit | null {
    const { width, height } = this.field.size();
    const placed = this.sketch.drawings.flatMap(({ id, kind, anchors }) => {
      const points = anchors.map((anchor) => this.field.pointOf(anchor));
      return points.includes(null) ? [] : [{ id, kind, points: points as Point[] }];
    });
    return hitAt(placed, point, reach, width, height);
  }

  down(point: Point, isMagnet: boolean, reach: number): boolean {
    const { sketch } = this;
    const { width, height } = this.field.size();
    if (point.x < 0 || point.x > width || point.y < 0 || point.y > height) return false;
    if (sketch.tool !== null) {
      const anchor = this.field.anchorAt(point, isMagnet);
      if (anchor === null) return true;
      this.pressed = point;
      if (sketch.draft === null) sketch.begin(anchor);
      else {
        sketch.stretch(anchor);
        this.pressed = null;
        sketch.finish();
      }
      return true;
    }
    const hit = this.hit(point, reach);
    sketch.select(hit?.id ?? null);
    const drawing = sketch.drawings.find((one) => one.id === hit?.id);
    if (hit === null || drawing === undefined) return false;
    this.held = { hit, drawing, before: sketch.drawings, from: point, isMoving: false };
    return true;
  }

  move(point: Point, isMagnet: boolean): void {
    const { sketch, held } = this;
    if (sketch.draft !== null) {
      const anchor = this.field.anchorAt(point, isMagnet);
      if (anchor !== null) sketch.stretch(anchor);
      return;
    }
    if (held === null) return;
    held.isMoving ||= far(point, held.from) >= SLACK_PX;
    if (!held.isMoving) return;
    const next = this.moved(held, point, isMagnet);
    if (next !== null) sketch.hold(next);
  }

  up(point: Point): void {
    const { held, pressed, sketch } = this;
    this.held = null;
    this.pressed = null;
    if (held !== null) {
      if (held.isMoving) sketch.letGo(held.before);
      return;
    }
    if (pressed === null || sketch.draft === null) return;
    // One press is enough for a horizontal line, and where it was drawn in one go.
    if (sketch.draft.anchors.length === 1 || far(point, pressed) >= SLACK_PX) sketch.finish();
  }

  /** The pointer was taken away, or the user thinks better of it. True where there was anything to leave. */
  leave(): boolean {
    const { held, sketch } = this;
    this.held = null;
    this.pressed = null;
    if (held?.isMoving === true) sketch.putBack(held.before);
    else if (sketch.tool !== null) sketch.choose(null);
    else if (sketch.selected !== null) sketch.select(null);
    else return false;
    return true;
  }

  private moved({ hit, drawing, from }: Held, point: Point, isMagnet: boolean): Drawing | null {
    const anchors = drawing.anchors.map((anchor, i) => {
      if (hit.anchor === null) return this.field.shifted(anchor, point.x - from.x, point.y - from.y);
      return i === hit.anchor ? this.field.anchorAt(point, isMagnet) : anchor;
    });
    return anchors.includes(null) ? null : { ...drawing, anchors: anchors as Anchor[] };
  }
}

const far = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
