import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { type Bindings, bindKey, bindKeys, boundKeys } from '../parts/bindings';
import { type Chord, chordOf } from '../parts/chord';
import { Dialog } from '../parts/dialog';
import { hotkeyGroups } from '../parts/hotkeys';
import { englishOf } from '../words/english-of';
import { t } from '../words/t';
import { type Bound, boundActions, conflictOf, laterActions, whyNotFree } from './conflicts';
import { KeyCaps } from './key-caps';
import { chordWords } from './key-words';
import { KEY_PRESETS, presetOf } from './presets';
import './keys.css';

/** Every action with its keys: others can be pressed for it, or none. */
export function KeyDialog(props: { onClose: () => void }): JSX.Element {
  const all = createMemo(() => boundActions(hotkeyGroups(), boundKeys()));
  const everyone = createMemo(() => [...all(), ...laterActions(all(), boundKeys())]);
  const [typed, setTyped] = createSignal('');
  const [asked, setAsked] = createSignal<string | null>(null);
  const [words, setWords] = createSignal('');
  let search!: HTMLInputElement;
  const groups = createMemo(() => {
    const wanted = typed().trim().toLowerCase();
    const fits = (one: Bound): boolean =>
      [one.group, one.label, one.chord === null ? '' : chordWords(one.chord), englishOf(one.group), englishOf(one.label)]
        .join(' ')
        .toLowerCase()
        .includes(wanted);
    return [...new Set(all().map(({ group }) => group))]
      .map((title) => ({ title, actions: all().filter((one) => one.group === title && !one.isFixed && fits(one)) }))
      .filter(({ actions }) => actions.length > 0);
  });
  const bind = (id: string, chord: Chord | null): void => {
    setAsked(null);
    bindKey(id, chord);
    const now = all().find((one) => one.id === id);
    const other = now === undefined ? null : conflictOf(now, everyone());
    setWords(`${now?.label ?? id}: ${chord === null ? t('no keys') : chordWords(chord)}.${other === null ? '' : ` ${other}`}`);
  };
  const use = (bindings: Bindings, name: string): void => {
    bindKeys(bindings);
    setWords(t('Keys: {{ preset }}.', { preset: name }));
  };
  const onRecord = (event: KeyboardEvent, id: string): void => {
    if (asked() !== id || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') setAsked(null);
    else if (event.key === 'Delete' || event.key === 'Backspace') bind(id, null);
    else {
      const chord = chordOf(event);
      if (chord === null || event.repeat) return;
      const why = whyNotFree(chord);
      if (why === null) bind(id, chord);
      else setWords(why);
    }
  };

  return (
    <Dialog title={t('Change keys')} class="key-dialog dialog-tall" first={() => search} onClose={props.onClose}>
      <div class="key-tools">
        <input
          ref={search}
          class="field-input"
          type="search"
          aria-label={t('Find an action')}
          placeholder={t('Find an action or a key')}
          value={typed()}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <fieldset class="dialog-choice" aria-label={t('Presets')}>
          <For each={KEY_PRESETS}>
            {(preset) => (
              <button
                type="button"
                class="action"
                title={t(preset.words)}
                aria-pressed={presetOf(boundKeys()) === preset.name}
                onClick={() => use(preset.bindings, t(preset.name))}
              >
                {t(preset.name)}
              </button>
            )}
          </For>
        </fieldset>
        <p class="key-words" role="status">
          {words() || t('Press the keys of an action to change them; then Delete takes them away, Esc leaves them.')}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <div class="key-actions scroll" tabIndex={0}>
        <For each={groups()} fallback={<p class="key-none">{t('No action is called that.')}</p>}>
          {(group) => (
            <section class="key-group">
              <h3>{group.title}</h3>
              <ul class="key-list">
                <For each={group.actions}>
                  {(action) => (
                    <li class="key-action">
                      <span class="key-label">
                        {action.label}
                        <Show when={conflictOf(action, everyone())}>{(conflict) => <span class="key-conflict">{conflict()}</span>}</Show>
                      </span>
                      <Show when={boundKeys()[action.id] !== undefined}>
                        <button
                          type="button"
                          class="tool"
                          aria-label={t('{{ action }}: as usual', { action: action.label })}
                          onClick={() => bindKey(action.id, undefined)}
                        >
                          {t('As usual')}
                        </button>
                      </Show>
                      <button
                        type="button"
                        class="action key-press"
                        aria-pressed={asked() === action.id}
                        onClick={() => setAsked(asked() === action.id ? null : action.id)}
                        onBlur={() => asked() === action.id && setAsked(null)}
                        onKeyDown={(event) => onRecord(event, action.id)}
                      >
                        <span class="visually-hidden">{action.label}: </span>
                        <Show when={asked() !== action.id} fallback={t('Press keys')}>
                          <Show when={action.chord} fallback={<span class="dim">{t('none|keys')}</span>}>
                            {(chord) => <KeyCaps chord={chord()} />}
                          </Show>
                          <span class="visually-hidden"> {t('Change')}</span>
                        </Show>
                      </button>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </For>
      </div>
    </Dialog>
  );
}
