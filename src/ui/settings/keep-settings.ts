import type { Terminal } from '../../client/terminal';
import type { InstrumentId } from '../../domain/instrument';
import { fail, ok, type Result } from '../../domain/result';
import { faultWords } from '../trading/fault-words';
import { KEPT_THINGS } from './kept-things';
import { newAlerts, type Present } from './settings-changes';
import type { AllSettings } from './settings-file';

const PREFIX = 'tapedeck/';
type Keeper = Pick<Terminal, 'commands' | 'settings'>;

/** What is set now, here and in the engine. */
export async function presentSettings({ commands, settings }: Keeper): Promise<Result<Present, string>> {
  const exported = await commands.exportAlerts();
  if (!exported.ok) return fail(`Alerts could not be read: ${faultWords(exported.error)}`);
  const [, ...alerts] = exported.value.split('\n').filter((line) => line !== '');
  try {
    const kept = new Map<string, unknown>();
    for (const { key, read } of KEPT_THINGS) {
      const text = localStorage.getItem(PREFIX + key);
      if (text !== null) kept.set(key, read(text));
    }
    return ok({ kept, watchlists: settings.get()?.watchlists ?? null, alerts });
  } catch {
    return fail('This browser does not let the page read what it keeps.');
  }
}

/** All of the file takes the place of what is there, or nothing does. The page shows it when it is loaded anew. */
export async function takeSettings({ commands }: Keeper, now: Present, next: AllSettings): Promise<Result<null, string>> {
  const before = new Map<string, string | null>();
  try {
    for (const { key, write } of KEPT_THINGS.filter((thing) => next.kept.has(thing.key))) {
      before.set(key, localStorage.getItem(PREFIX + key));
      localStorage.setItem(PREFIX + key, write(next.kept.get(key)));
    }
  } catch {
    putBack(before);
    return fail('This browser does not let the page keep it: there may be no room.');
  }
  const alerts = newAlerts(now.alerts, next);
  if (alerts.length > 0) {
    const answer = await commands.importAlerts(alertFile(alerts));
    if (!answer.ok) {
      putBack(before);
      return fail(faultWords(answer.error));
    }
  }
  const { theme } = (next.kept.get('preferences') ?? {}) as { readonly theme?: 'dark' | 'light' | 'contrast' | 'system' };
  const watchlists = next.watchlists as Readonly<Record<string, readonly InstrumentId[]>> | null;
  const answer = await commands.changeSettings({ ...(theme && { theme }), ...(watchlists && { watchlists }) });
  return answer.ok ? ok(null) : fail(`All but theme and watchlists was taken. ${faultWords(answer.error)}`);
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
