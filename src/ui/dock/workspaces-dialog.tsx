import { createSignal, For, type JSX, onCleanup, Show } from 'solid-js';
import { showAddress } from '../back/page-history';
import { importWorkspaces } from '../layout/import-workspaces';
import { PRESET_NAMES, PRESETS, type PresetName } from '../layout/presets';
import { writeWorkspaces } from '../layout/read-workspaces';
import { added, duplicated, joined, listFullWords, locked, removed, renamed, workspaceOf } from '../layout/workspace-list';
import { workspaceName } from '../layout/workspace-name';
import { LONGEST_NAME, type Workspace, type Workspaces } from '../layout/workspaces';
import { Dialog } from '../parts/dialog';
import { FileButton } from '../parts/file-button';
import type { Desk } from '../shell/desk';
import { WORKSPACES_KEY } from '../shell/kept-workspace';
import { addressOfWorkspace, keepWorkspaces, loadWorkspaces, unreadWorkspaces } from '../shell/workspace-store';
import { saveBlob } from '../trading/csv';
import { t, tn } from '../words/t';
import './workspaces-dialog.css';

/** The workspaces by name: shown, made, renamed, locked, put away, into a file and out of one. */
export function WorkspacesDialog(props: { desk: Desk; onClose: () => void }): JSX.Element {
  const { desk } = props;
  const [list, setList] = createSignal(loadWorkspaces());
  const [preset, setPreset] = createSignal<PresetName>('standard');
  const unread = unreadWorkspaces();
  const [naming, setNaming] = createSignal<string | null>(null);
  const [words, setWords] = createSignal<{ readonly text: string; readonly isTrouble: boolean } | null>(null);
  const say = (text: string, isTrouble = false): void => void setWords({ text, isTrouble });

  const show = (workspace: Workspace): void => {
    desk.use(workspace);
    showAddress(addressOfWorkspace(workspace.id, location.search));
  };
  // Those that are as they were keep their rows, and the focus in them.
  const see = (next: Workspaces): void =>
    void setList((before) => ({ ...next, all: next.all.map((one) => before.all.find((old) => JSON.stringify(old) === JSON.stringify(one)) ?? one) }));
  // Other tabs change it too. A name that is being typed stays.
  const read = ({ key }: StorageEvent): void => void (key === WORKSPACES_KEY && naming() === null && see(loadWorkspaces()));
  window.addEventListener('storage', read);
  onCleanup(() => window.removeEventListener('storage', read));
  /** Changes the list as it is stored now, and shows the one that it shows or, where it is still there, the one that was shown here. */
  const keep = (change: (list: Workspaces) => Workspaces, id: string | null): void => {
    const next = change(loadWorkspaces());
    const now = workspaceOf(next, id);
    see({ ...next, shown: now.id });
    keepWorkspaces({ ...next, shown: now.id });
    show(now);
  };
  /** As `keep`, for what makes more of them. False: no more are kept, which is said. */
  const keepMore = (change: (list: Workspaces) => Workspaces, id: string | null): boolean => {
    const before = loadWorkspaces();
    const isFull = change(before) === before;
    if (isFull) say(listFullWords(), true);
    else keep(change, id);
    return !isFull;
  };
  const here = (): string => desk.workspace().id;
  const rename = (id: string, name: string): void => {
    setNaming(null);
    keep((all) => renamed(all, id, name), here());
  };
  const toFile = (): void => {
    const now = loadWorkspaces();
    saveBlob('tapedeck-workspaces.json', new Blob([writeWorkspaces(now)], { type: 'application/json' }));
    say(tn(now.all.length, 'Exported: {{ count }} workspace.', 'Exported: {{ count }} workspaces.'));
  };
  const fromFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const found = importWorkspaces(await file.text());
    if (typeof found === 'string') {
      say(t('Not imported. {{ why }}', { why: found }), true);
      return;
    }
    if (keepMore((all) => joined(all, found), here()))
      say(tn(found.all.length, 'Imported: {{ count }} workspace.', 'Imported: {{ count }} workspaces.'));
  };

  return (
    <Dialog title={t('Workspaces')} class="workspaces" onClose={props.onClose}>
      <div class="workspaces-inside scroll">
        <ul class="workspaces-list">
          <For each={list().all}>
            {(one) => (
              <li class="workspaces-row">
                <Show
                  when={naming() === one.id}
                  fallback={
                    <button type="button" class="workspaces-name" aria-current={here() === one.id} onClick={() => keep((all) => all, one.id)}>
                      {workspaceName(one)}
                      <Show when={one.isLocked}>
                        <span class="workspaces-locked">{t('locked')}</span>
                      </Show>
                    </button>
                  }
                >
                  <input
                    class="field-input"
                    aria-label={t('Name of {{ name }}', { name: workspaceName(one) })}
                    value={workspaceName(one)}
                    maxLength={LONGEST_NAME}
                    ref={(field) => queueMicrotask(() => field.select())}
                    onChange={(event) => rename(one.id, event.currentTarget.value)}
                    onBlur={() => setNaming(null)}
                  />
                </Show>
                <button
                  type="button"
                  class="tool"
                  aria-label={t('Rename {{ name }}', { name: workspaceName(one) })}
                  onClick={() => setNaming(one.id)}
                >
                  {t('Rename')}
                </button>
                <button
                  type="button"
                  class="tool"
                  aria-pressed={one.isLocked}
                  aria-label={t('Lock {{ name }}', { name: workspaceName(one) })}
                  title={t('Nothing in it can be moved, resized or closed by a slip of the hand')}
                  onClick={() => keep((all) => locked(all, one.id, !one.isLocked), here())}
                >
                  {t('Lock')}
                </button>
                <button
                  type="button"
                  class="tool"
                  aria-label={t('Copy {{ name }}', { name: workspaceName(one) })}
                  onClick={() => keepMore((all) => duplicated(all, one.id), null)}
                >
                  {t('Copy')}
                </button>
                <button
                  type="button"
                  class="tool"
                  aria-label={t('Delete {{ name }}', { name: workspaceName(one) })}
                  disabled={list().all.length === 1}
                  onClick={() => keep((all) => removed(all, one.id), here())}
                >
                  {t('Delete')}
                </button>
              </li>
            )}
          </For>
        </ul>
        <div class="workspaces-tools">
          <span class="workspaces-new">
            <select
              class="field-input"
              aria-label={t('Kind of a new workspace')}
              onChange={(event) => setPreset(PRESET_NAMES[event.currentTarget.selectedIndex] ?? 'standard')}
            >
              <For each={PRESET_NAMES}>{(name) => <option selected={name === preset()}>{t(PRESETS[name].title)}</option>}</For>
            </select>
            <button type="button" class="action" onClick={() => keepMore((all) => added(all, PRESETS[preset()].title, preset()), null)}>
              {t('New')}
            </button>
          </span>
          <button type="button" class="action" onClick={toFile}>
            {t('Export all')}
          </button>
          <FileButton class="action workspaces-file" words={t('Import…')} accept=".json,application/json" onFile={(file) => void fromFile(file)} />
        </div>
        <Show when={unread}>
          {(text) => (
            <p class="workspaces-words" data-trouble="true">
              {t('Workspaces that were kept here could not be read by this version, and are put aside.')}{' '}
              <button
                type="button"
                class="tool"
                onClick={() => saveBlob('tapedeck-workspaces-unread.json', new Blob([text()], { type: 'application/json' }))}
              >
                {t('Export them as they are')}
              </button>
            </p>
          )}
        </Show>
        <Show when={words()}>
          {(said) => (
            <p class="workspaces-words" data-trouble={said().isTrouble} role={said().isTrouble ? 'alert' : 'status'}>
              {said().text}
            </p>
          )}
        </Show>
      </div>
    </Dialog>
  );
}
