/** A sheet at the lower edge that one pointer draws down by its head. Px down the screen. */
export interface Pull {
  readonly pointer: number;
  /** Where the pointer took hold. */
  readonly from: number;
  /** How far the sheet is down: never above its place. */
  readonly down: number;
  /** How fast it goes down just now, px each ms; negative: back up. */
  readonly speed: number;
  readonly atMs: number;
}

export interface PullPoint {
  readonly pointer: number;
  readonly y: number;
  readonly atMs: number;
}

/** Let go below this part of its height, it goes. */
const FAR = 1 / 3;
/** Or thrown down this fast, over a way that is no slip of a tap. */
const THROWN = 0.5;
const THROWN_PX = 24;
/** A pointer that stands still as long as this throws nothing. */
const RESTED_MS = 80;

/** The first finger of those on the screen, or the main button of a mouse, takes it; a second finger lets go. */
export function takeSheet(pull: Pull | null, { pointer, y, atMs }: PullPoint, isMain: boolean): Pull | null {
  return pull === null && isMain ? { pointer, from: y, down: 0, speed: 0, atMs } : null;
}

/** Another pointer than the one that holds the sheet moves nothing. */
export function drawSheet(pull: Pull, { pointer, y, atMs }: PullPoint): Pull {
  if (pointer !== pull.pointer) return pull;
  const down = Math.max(0, y - pull.from);
  // Two words of the same moment are one move.
  const passed = atMs - pull.atMs;
  if (down === pull.down && passed < RESTED_MS) return pull;
  return { ...pull, down, speed: passed > 0 ? (down - pull.down) / passed : pull.speed, atMs: Math.max(atMs, pull.atMs) };
}

/** Let go as it is: it was drawn far enough, or thrown, and is not on its way back. `height`: of the sheet. */
export const isDrawnAway = ({ down, speed }: Pull, height: number): boolean =>
  speed >= 0 && (down > height * FAR || (speed > THROWN && down > THROWN_PX));
