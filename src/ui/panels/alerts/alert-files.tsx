import { type JSX, Show } from 'solid-js';
import { postNotice } from '../../notices/board';
import { FileButton } from '../../parts/file-button';
import { useTerminal } from '../../terminal-context';
import { saveBlob } from '../../trading/csv';
import { faultWords } from '../../trading/fault-words';

/** What the engine takes. */
const MOST_CHARACTERS = 500_000;

/** Alerts into a file, a line each, and further ones out of such a file. */
export function AlertFiles(props: { hasAlerts: boolean; onTrouble: (words: string | null) => void }): JSX.Element {
  const { commands } = useTerminal();
  const toFile = async (): Promise<void> => {
    props.onTrouble(null);
    const answer = await commands.exportAlerts();
    if (!answer.ok) props.onTrouble(`Not exported: ${faultWords(answer.error)}`);
    else saveBlob('tapedeck-alerts.jsonl', new Blob([answer.value], { type: 'application/x-ndjson' }));
  };
  const fromFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    props.onTrouble(null);
    const text = file.size > MOST_CHARACTERS ? null : await file.text();
    if (text === null) {
      props.onTrouble(`Nothing was imported: the file has ${Math.ceil(file.size / 1_000)} kB, ${MOST_CHARACTERS / 1_000} are the most.`);
      return;
    }
    const answer = await commands.importAlerts(text);
    if (!answer.ok) props.onTrouble(faultWords(answer.error));
    else postNotice({ key: 'alert-file', kind: 'done', title: `${answer.value === 1 ? '1 alert' : `${answer.value} alerts`} imported`, detail: '' });
  };
  return (
    <>
      <Show when={props.hasAlerts}>
        <button type="button" class="tool" onClick={() => void toFile()}>
          Export
        </button>
      </Show>
      <FileButton class="tool alerts-file" words="Import…" accept=".jsonl,application/x-ndjson" onFile={(file) => void fromFile(file)} />
    </>
  );
}
