import { For, type JSX, Show } from 'solid-js';
import type { StoodStill } from '../../worker/protocol/link-state';
import { isPocket } from '../parts/pocket';
import { shownZone } from '../parts/zone';
import { createWatch, useTerminal } from '../terminal-context';
import { t } from '../words/t';
import { frontWords, standstillWords, throughWords } from './held-words';
import { readStandstill } from './read-standstill';
import './held-band.css';

/**
 * Exits that this browser holds leave only while it runs, and a phone stops a page in the background without a question: so it
 * is said before. That the engine stood still with some is said wherever it did.
 */
export function HeldBand(): JSX.Element {
  const link = createWatch(useTerminal().link);
  const through = (): StoodStill | null => {
    const last = link()?.stoodStill ?? null;
    return last !== null && last.held > 0 && last.at !== readStandstill.at() ? last : null;
  };
  const front = (): string | null => (isPocket() && through() === null ? frontWords(link()?.heldExits ?? 0) : null);
  return (
    <>
      <Show when={front()}>
        {(words) => (
          <aside class="band band-held" aria-label={t('Exits held here')}>
            <span class="band-more">{words()}</span>
          </aside>
        )}
      </Show>
      <Show when={through()}>
        {(last) => (
          <aside class="band" aria-label={t('Exits held here')}>
            <strong>{standstillWords(last(), shownZone())}</strong>
            <ul class="band-more band-through">
              <For each={throughWords(last())}>{(words) => <li>{words}</li>}</For>
            </ul>
            <button type="button" class="action" onClick={() => readStandstill.note(last().at)}>
              {t('I have read it')}
            </button>
          </aside>
        )}
      </Show>
    </>
  );
}
