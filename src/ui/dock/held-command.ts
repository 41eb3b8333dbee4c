import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** Held longer than this without another key, it is a question. */
const PATIENCE_MS = 600;

/** Whether Ctrl or ⌘ is held, and nothing with it, for so long that the user may want to know what goes with it. */
export function createHeldCommand(): Accessor<boolean> {
  const [isHeld, setHeld] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
    setHeld(false);
  };
  const onDown = (event: KeyboardEvent): void => {
    const isCommand = event.key === 'Control' || event.key === 'Meta';
    if (isCommand && timer === undefined && !event.isComposing) timer = setTimeout(setHeld, PATIENCE_MS, true);
    else if (!isCommand && event.key !== 'Shift' && event.key !== 'Alt') stop();
  };
  const events = ['keyup', 'pointerdown', 'wheel'] as const;
  document.addEventListener('keydown', onDown);
  for (const name of events) document.addEventListener(name, stop, { passive: true });
  window.addEventListener('blur', stop);
  onCleanup(() => {
    stop();
    document.removeEventListener('keydown', onDown);
    for (const name of events) document.removeEventListener(name, stop);
    window.removeEventListener('blur', stop);
  });
  return isHeld;
}
