import { type JSX, Show } from 'solid-js';
import { postNotice } from '../../notices/board';
import { FileButton } from '../../parts/file-button';
import { useTerminal } from '../../terminal-context';
import { saveBlob } from '../../trading/csv';
import { faultWords } from '../../trading/fault-words';
import { say } from '../../words/say';
import { t, tn } from '../../words/t';

/** What the engine takes. */
const MOST_CHARACTERS = 500_000;

/** Alerts into a file, a line each, and further ones out of such a file. */
export function AlertFiles(props: { hasAlerts: boolean; onTrouble: (words: string | null) => void }): JSX.Element {
  const { commands } = useTerminal();
  const toFile = async (): Promise<void> => {
    props.onTrouble(null);
    const answer = await commands.exportAlerts();
    if (!answer.ok) props.onTrouble(t('Not exported: {{ why }}', { why: say(faultWords(answer.error)) }));
    else saveBlob('tapedeck-alerts.jsonl', new Blob([answer.value], { type: 'application/x-ndjson' }));
  };
  const fromFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    props.onTrouble(null);
    const text = file.size > MOST_CHARACTERS ? null : await file.text();
    if (text === null) {
      const values = { size: Math.ceil(file.size / 1_000), most: MOST_CHARACTERS / 1_000 };
      props.onTrouble(t('Nothing was imported: the file has {{ size }} kB, {{ most }} are the most.', values));
      return;
    }
    const answer = await commands.importAlerts(text);
    if (!answer.ok) props.onTrouble(say(faultWords(answer.error)));
    else {
      const title = tn(answer.value, '{{ count }} alert imported', '{{ count }} alerts imported');
      postNotice({ key: 'alert-file', kind: 'done', title, detail: '' });
    }
  };
  return (
    <>
      <Show when={props.hasAlerts}>
        <button type="button" class="tool" onClick={() => void toFile()}>
          {t('Export')}
        </button>
      </Show>
      <FileButton class="tool alerts-file" words={t('Import…')} accept=".jsonl,application/x-ndjson" onFile={(file) => void fromFile(file)} />
    </>
  );
}
