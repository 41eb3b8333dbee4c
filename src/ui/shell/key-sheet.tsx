import { createMemo, For, type JSX, Show } from 'solid-js';
import { KeyCaps } from '../keys/key-caps';
import { boundKeys } from '../parts/bindings';
import { Dialog } from '../parts/dialog';
import { chordFor, type Hotkey, type HotkeyGroup, hotkeyGroups, hotkeyId } from '../parts/hotkeys';
import { t } from '../words/t';
import './key-sheet.css';

/** All keys that do something just now. */
export function KeySheet(props: { onChange: () => void; onClose: () => void }): JSX.Element {
  const chordOf = (group: HotkeyGroup, hotkey: Hotkey): string | null => chordFor(group, hotkey, boundKeys());
  /** Groups of panels of one kind are one; what has no key is not a key. */
  const shown = createMemo(() => {
    const seen = new Set<string>();
    return hotkeyGroups()
      .map((group) => ({
        group,
        keys: group.keys.filter((hotkey) => {
          const id = hotkeyId(group, hotkey);
          const isNew = !seen.has(id) && chordOf(group, hotkey) !== null;
          seen.add(id);
          return isNew;
        }),
      }))
      .filter(({ keys }) => keys.length > 0);
  });
  return (
    <Dialog title={t('Keyboard')} onClose={props.onClose}>
      <div class="key-sheet-tools">
        <button type="button" class="action" onClick={() => props.onChange()}>
          {t('Change keys…')}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <div class="key-sheet scroll" tabIndex={0}>
        <For each={shown()}>
          {({ group, keys }) => (
            <section class="key-group">
              <h3>{group.title}</h3>
              <dl>
                <For each={keys}>
                  {(hotkey) => (
                    <div class="key-row">
                      <dt>
                        <Show when={chordOf(group, hotkey)}>{(chord) => <KeyCaps chord={chord()} />}</Show>
                      </dt>
                      <dd>{hotkey.label}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
        <section class="key-group">
          <h3>{t('On the desk')}</h3>
          <dl>
            <div class="key-row">
              <dt>
                <kbd class="key">F6</kbd>
              </dt>
              <dd>{t('Next panel; with Shift the one before')}</dd>
            </div>
            <div class="key-row">
              <dt>
                <kbd class="key">Ctrl</kbd> <kbd class="key">{t('Shift')}</kbd> <kbd class="key">{t('arrows')}</kbd>
              </dt>
              <dd>{t('Move the panel that has the focus; with Alt: into the tabs of its neighbour')}</dd>
            </div>
            <div class="key-row">
              <dt>
                <kbd class="key">Ctrl</kbd> <kbd class="key">Z</kbd>
              </dt>
              <dd>{t('Take back a change of the arrangement; with Shift: do it again')}</dd>
            </div>
            <div class="key-row">
              <dt>
                <kbd class="key">{t('arrows')}</kbd>
              </dt>
              <dd>{t('On a boundary between panels: move it')}</dd>
            </div>
          </dl>
        </section>
        <section class="key-group">
          <h3>{t('In lists')}</h3>
          <dl>
            <div class="key-row">
              <dt>
                <kbd class="key">↑</kbd> <kbd class="key">↓</kbd>
              </dt>
              <dd>{t('Move; in the watchlist with Alt: move the row itself')}</dd>
            </div>
            <div class="key-row">
              <dt>
                <kbd class="key">Enter</kbd>
              </dt>
              <dd>{t('Open; in open orders: change price and size')}</dd>
            </div>
            <div class="key-row">
              <dt>
                <kbd class="key">Delete</kbd>
              </dt>
              <dd>{t('Take out of the watchlist; cancel an open order, or all that are chosen')}</dd>
            </div>
            <div class="key-row">
              <dt>
                <kbd class="key">{t('Space')}</kbd>
              </dt>
              <dd>
                {t(
                  'Choose a row of orders, positions, fills or alerts, or let go of it; Shift with arrows: several, Ctrl A: all, Ctrl C: copy those of the past',
                )}
              </dd>
            </div>
            <div class="key-row">
              <dt>
                <kbd class="key">Alt</kbd> <kbd class="key">← →</kbd>
              </dt>
              <dd>{t('On a heading: move the column; Enter sorts by it')}</dd>
            </div>
            <div class="key-row">
              <dt>
                <kbd class="key">{t('Shift')}</kbd> <kbd class="key">← →</kbd>
              </dt>
              <dd>{t('On a heading: set the width of the column; with Home: its own again')}</dd>
            </div>
            <div class="key-row">
              <dt>
                <kbd class="key">Esc</kbd>
              </dt>
              <dd>{t('Close what is open; let go of what is chosen')}</dd>
            </div>
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
