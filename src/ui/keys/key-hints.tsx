import { createMemo, For, type JSX, Show } from 'solid-js';
import { boundKeys } from '../parts/bindings';
import { hotkeyGroups } from '../parts/hotkeys';
import { boundActions } from './conflicts';
import { KeyCaps } from './key-caps';
import './keys.css';

/** What goes with Ctrl or ⌘, and then all else that has a key, as long as it is held. The pointer goes through it. */
export function KeyHints(): JSX.Element {
  const all = createMemo(() => boundActions(hotkeyGroups(), boundKeys()).filter(({ chord }) => chord !== null));
  const isCommand = (chord: string | null): boolean => chord?.startsWith('Mod+') === true;
  const inOrder = (): ReturnType<typeof all> => [...all().filter(({ chord }) => isCommand(chord)), ...all().filter(({ chord }) => !isCommand(chord))];
  return (
    <div class="key-hints" aria-hidden="true">
      <For each={inOrder()}>
        {(action) => (
          <span class="key-hint" data-command={isCommand(action.chord)}>
            <Show when={action.chord}>{(chord) => <KeyCaps chord={chord()} />}</Show> <span class="key-hint-label">{action.label}</span>
          </span>
        )}
      </For>
    </div>
  );
}
