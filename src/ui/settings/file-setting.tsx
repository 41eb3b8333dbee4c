import { createSignal, For, type JSX, Show } from 'solid-js';
import { FileButton } from '../parts/file-button';
import { useTerminal } from '../terminal-context';
import { saveBlob } from '../trading/csv';
import { t } from '../words/t';
import { presentSettings, takeSettings } from './keep-settings';
import { type Change, changesOf, type Present } from './settings-changes';
import { type AllSettings, readSettingsFile, writeSettingsFile } from './settings-file';

const MOST_BYTES = 5_000_000;

interface Offer {
  readonly now: Present;
  readonly next: AllSettings;
  readonly changes: readonly Change[];
}

/** Everything that is set, into a file and out of one; what a file would change is shown before it does. */
export function FileSetting(): JSX.Element {
  const terminal = useTerminal();
  const [words, setWords] = createSignal<{ readonly text: string; readonly isTrouble: boolean } | null>(null);
  const [offer, setOffer] = createSignal<Offer | null>(null);
  const tell = (text: string, isTrouble = false): void => void setWords({ text, isTrouble });

  const toFile = async (): Promise<void> => {
    setOffer(null);
    const now = await presentSettings(terminal);
    if (!now.ok) {
      tell(t('Not exported. {{ why }}', { why: now.error }), true);
      return;
    }
    const { kept, unread, watchlists, alerts } = now.value;
    saveBlob('tapedeck-settings.jsonl', new Blob([writeSettingsFile(kept, watchlists, alerts, terminal.now())], { type: 'application/x-ndjson' }));
    const keys = t('Exchange keys are not in it: the vault has a file of its own.');
    if (unread.length === 0) tell(`${t('Exported.')} ${keys}`);
    else
      tell(
        `${t('Exported without {{ things }}: this version cannot take over what is kept of it here.', { things: unread.join(', ') })} ${keys}`,
        true,
      );
  };
  const fromFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setOffer(null);
    if (file.size > MOST_BYTES) {
      tell(
        t('Nothing was changed. The file has {{ size }} MB, {{ most }} are the most.', { size: Math.ceil(file.size / 1e6), most: MOST_BYTES / 1e6 }),
        true,
      );
      return;
    }
    const next = readSettingsFile(await file.text());
    const now = next.ok ? await presentSettings(terminal) : next;
    if (!next.ok || !now.ok) {
      tell(t('Nothing was changed. {{ why }}', { why: next.ok ? (now.ok ? '' : now.error) : next.error }), true);
      return;
    }
    const changes = changesOf(now.value, next.value);
    if (changes.length === 0) tell(t('Everything in the file is set so already.'));
    else {
      setWords(null);
      setOffer({ now: now.value, next: next.value, changes });
    }
  };
  const take = async ({ now, next }: Offer): Promise<void> => {
    const taken = await takeSettings(terminal, now, next);
    setOffer(null);
    if (taken.ok) location.reload();
    else tell(t('Not taken. {{ why }}', { why: taken.error }), true);
  };

  return (
    <fieldset class="setting" aria-label={t('All settings as a file')}>
      <span class="setting-name">{t('All of it')}</span>
      <span class="setting-control settings-file">
        <button type="button" class="tool setting-button" onClick={() => void toFile()}>
          {t('Export to a file')}
        </button>
        <FileButton class="tool setting-button" words={t('Import…')} accept=".jsonl,application/x-ndjson" onFile={(file) => void fromFile(file)} />
      </span>
      <p class="setting-note">
        {t('Preferences, workspaces, watchlists, alerts, drawings and indicators, tickets and chosen books. Never exchange keys.')}
      </p>
      <Show when={words()}>
        {(said) => (
          <p class="setting-note settings-said" data-trouble={said().isTrouble} role={said().isTrouble ? 'alert' : 'status'}>
            {said().text}
          </p>
        )}
      </Show>
      <Show when={offer()}>
        {(now) => (
          <section class="settings-offer" aria-label={t('What the file changes')}>
            <dl>
              <For each={now().changes}>
                {({ name, what }) => (
                  <div>
                    <dt>{name}</dt>
                    <dd>{what}</dd>
                  </div>
                )}
              </For>
            </dl>
            <p class="setting-note">{t('What the file does not have stays. The page is loaded anew; other tabs show it when they are.')}</p>
            <button type="button" class="action action-main" onClick={() => void take(now())}>
              {t('Take over')}
            </button>{' '}
            <button type="button" class="action" onClick={() => setOffer(null)}>
              {t('Leave all as it is')}
            </button>
          </section>
        )}
      </Show>
    </fieldset>
  );
}
