import { type Accessor, createComputed, createSignal } from 'solid-js';
import { createNarrow } from './narrow';

const [pocket, setPocket] = createSignal(false);

/** One panel at a time, for fingers. A window of one panel is on a desk, however narrow it was made: it is none. */
export const isPocket: Accessor<boolean> = pocket;

/** Follow how wide the page is as long as the owner lives. Called once, by the shell. */
export function followPocket(isWindow: boolean): void {
  const isNarrow = createNarrow();
  createComputed(() => setPocket(isNarrow() && !isWindow));
}
