import type { Terminal } from '../../client/terminal';
import { fail, ok, type Result } from '../../domain/result';
import type { Settings } from '../../worker/protocol/settings';
import { faultWords } from '../trading/fault-words';
import { say } from '../words/say';
import { t } from '../words/t';
import { isOfChart, MOST_OF_CHARTS, thingsOf } from './kept-things';
import { newAlerts, type Present } from './settings-changes';
import type { AllSettings } from './settings-file';

const PREFIX = 'tapedeck/';
type Keeper = Pick<Terminal, 'commands' | 'settings'>;

/** What is set now, here and in the engine. */
export async function presentSettings({ commands, settings }: Keeper): Promise<Result<Present, string>> {
  const exported = await commands.exportAlerts();
  if (!exported.ok) return fail(t('Alerts could not be read: {{ why }}', { why: say(faultWords(exported.error)) }));
  const [, ...alerts] = exported.value.split('\n').filter((line) => line !== '');
  let stored: ReadonlyMap<string, string>;
  try {
    stored = storedTexts();
  } catch {
    return fail(t('This browser does not let the page read what it keeps.'));
  }
  const kept = new Map<string, unknown>();
  const unread = [...stored.keys()].filter(isOfChart).length > MOST_OF_CHARTS ? [t('some of the charts')] : [];
  for (const { key, name, read } of thingsOf(stored.keys())) {
    try {
      kept.set(key, read(stored.get(key) ?? ''));
    } catch {
      unread.push(name());
    }
  }
  return ok({ kept, unread, watchlists: settings.get()?.watchlists ?? null, alerts });
}

/** By key without what stands before all of them. */
function storedTexts(): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i) ?? '';
    if (key.startsWith(PREFIX)) texts.set(key.slice(PREFIX.length), localStorage.getItem(key) ?? '');
  }
  return texts;
}

/** All of the file takes the place of what is there, or nothing does. The page shows it when it is loaded anew. */
export async function takeSettings({ commands, settings }: Keeper, now: Present, next: AllSettings): Promise<Result<null, string>> {
  const before = new Map<string, string | null>();
  try {
    for (const { key, write } of thingsOf(next.kept.keys())) {
      before.set(key, localStorage.getItem(PREFIX + key));
      localStorage.setItem(PREFIX + key, write(next.kept.get(key)));
    }
  } catch {
    putBack(before);
    return fail(t('This browser does not let the page keep it: there may be no room.'));
  }
  const { theme } = (next.kept.get('preferences') ?? {}) as { readonly theme?: Settings['theme'] };
  const watchlists = next.watchlists as Settings['watchlists'] | null;
  const had = settings.get();
  const changed = await commands.changeSettings({ ...(theme && { theme }), ...(watchlists && { watchlists }) });
  const alerts = newAlerts(now.alerts, next);
  const answer = changed.ok && alerts.length > 0 ? await commands.importAlerts(alertFile(alerts)) : changed;
  if (answer.ok) return ok(null);
  putBack(before);
  // The engine may have them even where it could not keep them.
  const back = had === null ? null : await commands.changeSettings({ theme: had.theme, watchlists: had.watchlists });
  const words = say(faultWords(answer.error));
  return fail(back?.ok === true ? words : `${words} ${t('Theme and watchlists may be those of the file.')}`);
}

function putBack(before: ReadonlyMap<string, string | null>): void {
  for (const [key, text] of before) {
    try {
      if (text === null) localStorage.removeItem(PREFIX + key);
      else localStorage.setItem(PREFIX + key, text);
    } catch {
      // It had room before.
    }
  }
}

/** As the engine reads alerts, each in the line that it has in the user's file: what is wrong is said of that one. */
function alertFile(alerts: AllSettings['alerts']): string {
  const lines = [JSON.stringify({ format: 'tapedeck/alerts', version: 1 })];
  for (const { line, text } of alerts) lines[line - 1] = text;
  return Array.from(lines, (line) => line ?? '').join('\n');
}
