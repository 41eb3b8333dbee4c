import { For, type JSX } from 'solid-js';
import type { Chord } from '../parts/chord';
import { isMac, keysOf } from './key-words';
import '../shell/key-sheet.css';

/** Keys as they are printed, one beside the other. */
export function KeyCaps(props: { chord: Chord }): JSX.Element {
  return (
    <span class="key-caps">
      <For each={keysOf(props.chord, isMac())}>
        {(key) => (
          <>
            {/* A space, so that they are read as two. */}
            <kbd class="key">{key}</kbd>{' '}
          </>
        )}
      </For>
    </span>
  );
}
