import { createEffect, on, onCleanup } from 'solid-js';
import type { Tape } from '../../../domain/tape';
import { noticeChoices } from '../../notices/notice-choices';
import { playLarge, readySound } from '../../notices/sound';
import { LargeBell } from './large-trades';

/** Lets large trades of the tape be heard, as loud as notices are. */
export function TapeBell(props: { tape: Tape | null; market: string }): null {
  let bell = new LargeBell();
  createEffect(
    on(
      () => props.market,
      () => {
        bell = new LargeBell();
      },
    ),
  );
  createEffect(() => {
    const side = props.tape === null ? null : bell.next(props.tape, performance.now());
    if (side !== null) playLarge(side, noticeChoices().volume);
  });
  // A page may sound after a press in it.
  for (const press of ['pointerdown', 'keydown'] as const) {
    document.addEventListener(press, readySound);
    onCleanup(() => document.removeEventListener(press, readySound));
  }
  return null;
}
