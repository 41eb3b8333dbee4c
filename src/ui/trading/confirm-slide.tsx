import { createEffect, createSignal, type JSX } from 'solid-js';
import { Icon } from '../parts/icon';
import { t } from '../words/t';
import { isAtEnd, moveKnob, type Slide, takeKnob } from './slide';
import './confirm-sides.css';
import './confirm-slide.css';

interface ConfirmSlideProps {
  /** What is sent, in the words of the button that was pressed. */
  words: string;
  side: 'buy' | 'sell';
  /** What takes keys, and what a reader moves. */
  inputRef: (input: HTMLInputElement) => void;
  onConfirm: () => void;
}

/** Sends what its knob is slid over: from the one end to the other, and let go there. A tap does nothing. */
export function ConfirmSlide(props: ConfirmSlideProps): JSX.Element {
  let track!: HTMLDivElement;
  let knob!: HTMLSpanElement;
  let fill!: HTMLSpanElement;
  let held: Slide | null = null;
  /** 0 to 1. */
  const [done, setDone] = createSignal(0);
  const [isHeld, setHeld] = createSignal(false);
  const hold = (slide: Slide | null): void => {
    held = slide;
    setHeld(slide !== null);
    setDone(slide?.done ?? 0);
  };
  const at = (event: PointerEvent): number => event.clientX - track.getBoundingClientRect().left;
  const press = (event: PointerEvent): void => {
    // The keys stay where they are.
    event.preventDefault();
    const { pointerId: pointer, isPrimary, button } = event;
    const size = { width: track.clientWidth, knob: knob.offsetWidth };
    const taken = takeKnob(held, { pointer, isMain: isPrimary && button === 0, at: at(event) }, size);
    // A tap beside the knob leaves it where keys or a reader moved it.
    if (held === null && taken === null) return;
    hold(taken);
    if (taken !== null) track.setPointerCapture(pointer);
  };
  const move = (event: PointerEvent): void => {
    if (held !== null) hold(moveKnob(held, event.pointerId, at(event)));
  };
  const release = (event: PointerEvent): void => {
    if (held === null || event.pointerId !== held.pointer) return;
    const isMeant = isAtEnd(moveKnob(held, event.pointerId, at(event)).done);
    hold(null);
    if (isMeant) props.onConfirm();
  };
  const lose = (event: PointerEvent): void => {
    if (event.pointerId === held?.pointer) hold(null);
  };
  createEffect(() => {
    fill.style.transform = `scaleX(${done()})`;
    knob.style.transform = `translateX(${done() * (track.clientWidth - knob.offsetWidth)}px)`;
  });
  const confirmAtEnd = (): void => {
    if (held === null && isAtEnd(done())) props.onConfirm();
  };
  const leave = (next: EventTarget | null): void => {
    if (held === null && !(next instanceof Node && track.contains(next))) setDone(0);
  };
  return (
    <div
      ref={track}
      class="confirm-slide"
      data-side={props.side}
      data-held={isHeld()}
      data-end={isAtEnd(done())}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={lose}
      onLostPointerCapture={lose}
      onFocusOut={(event) => leave(event.relatedTarget)}
    >
      <span ref={fill} class="slide-fill" aria-hidden="true" />
      <span class="slide-words" aria-hidden="true">
        {props.words}
      </span>
      <span ref={knob} class="slide-knob" aria-hidden="true">
        <Icon name="onward" />
      </span>
      {/* Pointers pass it by: a press on a range would take its value there at once. */}
      <input
        ref={(element) => props.inputRef(element)}
        type="range"
        class="slide-input"
        min="0"
        max="100"
        step="10"
        value={Math.round(done() * 100)}
        aria-label={t('Slide to send: {{ order }}', { order: props.words })}
        aria-valuetext={isAtEnd(done()) ? t('At the end: press to send') : t('Not sent yet')}
        onInput={(event) => setDone(Number(event.currentTarget.value) / 100)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.repeat) confirmAtEnd();
        }}
        onClick={confirmAtEnd}
      />
      {/* For readers that press a range by a touch in its middle, which the track takes. */}
      <button type="button" class="visually-hidden" disabled={!isAtEnd(done())} onClick={confirmAtEnd}>
        {t('Send')}
      </button>
    </div>
  );
}
