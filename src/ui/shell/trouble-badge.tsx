import { createSignal, type JSX, Show } from 'solid-js';
import { createWatch, useSeconds, useTerminal } from '../terminal-context';
import { t } from '../words/t';
import { notEndedWords, troubleWords } from './trouble-words';

/** Nobody should take trouble on purpose for any other: there as long as it is, with its end. */
export function TroubleBadge(): JSX.Element {
  const terminal = useTerminal();
  const seconds = useSeconds();
  const link = createWatch(terminal.link);
  return (
    <Show when={link()?.trouble}>
      {(trouble) => {
        const [refusal, setRefusal] = createSignal('');
        const end = (): void => void terminal.commands.endTrouble().then((answer) => setRefusal(notEndedWords(answer)));
        return (
          <>
            <strong class="strip-trouble">
              <Show when={refusal() === ''}>{troubleWords(trouble(), seconds())}</Show>
              <span role="status">{refusal()}</span>
            </strong>
            <button type="button" class="strip-action" onClick={end}>
              {t('End it')}
            </button>
          </>
        );
      }}
    </Show>
  );
}
