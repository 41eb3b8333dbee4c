/** A knob that is slid along its track by one pointer. Px along the track. */
export interface Slide {
  readonly pointer: number;
  /** Where the pointer took hold. */
  readonly from: number;
  /** The way of the knob from one end to the other. */
  readonly room: number;
  /** How far it is, 0 to 1. */
  readonly done: number;
}

export interface SlidePress {
  readonly pointer: number;
  /** The first finger of those on the screen, or the main button of a mouse. */
  readonly isMain: boolean;
  readonly at: number;
}

/** The end may be missed by this part of the way: a finger does not hit a pixel. */
const END_SLACK = 0.03;

/** The knob is taken where it lies, at the beginning; a press anywhere else takes nothing, and a second finger lets go. */
export function takeKnob(slide: Slide | null, press: SlidePress, track: { readonly width: number; readonly knob: number }): Slide | null {
  const isOnKnob = press.at >= 0 && press.at <= track.knob;
  const room = track.width - track.knob;
  if (slide !== null || !press.isMain || !isOnKnob || room <= 0) return null;
  return { pointer: press.pointer, from: press.at, room, done: 0 };
}

/** Another pointer than the one that holds the knob moves nothing. */
export function moveKnob(slide: Slide, pointer: number, at: number): Slide {
  if (pointer !== slide.pointer) return slide;
  return { ...slide, done: Math.min(1, Math.max(0, (at - slide.from) / slide.room)) };
}

/** Let go there, it is meant. */
export const isAtEnd = (done: number): boolean => done >= 1 - END_SLACK;
