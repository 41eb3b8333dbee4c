import { loadPreferences, savePreferences } from '../shell/preferences';
import { type Language, loadWords, shownLanguage } from '../words/language';
import type { PlainText } from '../words/t';

interface Hands {
  /** Throws where the words of the language cannot be had. */
  readonly load: (language: Language) => Promise<unknown>;
  /** Load the page anew. */
  readonly reload: () => void;
}

const OF_PAGE: Hands = { load: loadWords, reload: () => location.reload() };

let presses = 0;

/**
 * Keeps a language, and has the page loaded anew in it once its words are there. Of several presses the last is the one that
 * counts. Answers what is wrong where that cannot be, and then nothing is other than before.
 */
export async function chooseLanguage(next: Language, { load, reload }: Hands = OF_PAGE): Promise<PlainText | null> {
  const press = ++presses;
  const trouble = await load(next).then(
    () => null,
    () => 'It could not be loaded. Check the connection, and press again.' as const,
  );
  if (press !== presses) return null;
  if (trouble !== null) return trouble;
  savePreferences({ language: next });
  if (loadPreferences().language !== next) return 'This browser does not let the page keep it: there may be no room.';
  if (next !== shownLanguage()) reload();
  return null;
}
