import { type JSX, Show } from 'solid-js';
import { createWatch, useSeconds, useTerminal } from '../terminal-context';
import { t } from '../words/t';
import { troubleWords } from './trouble-words';

/** Nobody should take trouble on purpose for any other: there as long as it is, with its end. */
export function TroubleBadge(): JSX.Element {
  const terminal = useTerminal();
  const seconds = useSeconds();
  const link = createWatch(terminal.link);
  return (
    <Show when={link()?.trouble}>
      {(trouble) => (
        <>
          <strong class="strip-trouble">{troubleWords(trouble(), seconds())}</strong>
          <button type="button" class="strip-action" onClick={() => void terminal.commands.endTrouble()}>
            {t('End it')}
          </button>
        </>
      )}
    </Show>
  );
}
