import { createSignal, type JSX, Show } from 'solid-js';
import { FileButton } from '../parts/file-button';
import { useTerminal } from '../terminal-context';
import type { Account } from '../trading/account';
import { saveBlob } from '../trading/csv';
import { faultWords } from '../trading/fault-words';
import { say } from '../words/say';
import { t } from '../words/t';

/** A book into a file with all that ever happened to it, and out of one as a further book. */
export function BookFiles(props: { account: Account; onOpened: () => void }): JSX.Element {
  const { commands } = useTerminal();
  const [words, setWords] = createSignal<{ readonly text: string; readonly isTrouble: boolean } | null>(null);
  const tell = (text: string, isTrouble = false): void => void setWords({ text, isTrouble });
  const toFile = async (): Promise<void> => {
    tell(t('Being written…'));
    const answer = await commands.exportBook(props.account.id());
    if (!answer.ok) tell(t('Not exported: {{ why }}', { why: say(faultWords(answer.error)) }), true);
    else if (answer.value instanceof Blob) {
      saveBlob(`tapedeck-${(props.account.label() ?? 'book').toLowerCase().replace(/[^a-z0-9]+/g, '-')}.jsonl`, answer.value);
      tell(t('Exported: {{ size }} kB.', { size: String(Math.max(1, Math.round(answer.value.size / 1000))) }));
    }
  };
  const fromFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    tell(t('Being read…'));
    const answer = await commands.importBook(file);
    if (!answer.ok) {
      tell(say(faultWords(answer.error)), true);
      return;
    }
    props.account.choose(answer.value);
    props.onOpened();
  };
  return (
    <section class="books-part" aria-label={t('Files')}>
      <h3>{t('Files')}</h3>
      <div class="books-row">
        <button type="button" class="action" onClick={() => void toFile()}>
          {t('Export this book')}
        </button>
        <FileButton
          class="action books-file"
          words={t('Import a book…')}
          accept=".jsonl,application/x-ndjson"
          onFile={(file) => void fromFile(file)}
        />
      </div>
      <p class="books-note">{t('An imported book is a further one: its past comes along, orders that were open in it are cancelled.')}</p>
      <Show when={words()}>
        {(said) => (
          <p classList={{ 'books-note': true, 'books-trouble': said().isTrouble }} role={said().isTrouble ? 'alert' : 'status'}>
            {said().text}
          </p>
        )}
      </Show>
    </section>
  );
}
