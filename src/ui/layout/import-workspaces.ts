import { t } from '../words/t';
import { lineOf } from './json-line';
import { Misfit } from './read-layout';
import { readWorkspaces } from './read-workspaces';
import type { Workspaces } from './workspaces';

/** A file with every workspace of some other list, or the sentence that says on which line it is wrong, and in what. */
export function importWorkspaces(text: string): Workspaces | string {
  try {
    return readWorkspaces(text);
  } catch (error) {
    if (error instanceof Misfit) {
      const what = error.path.length === 0 ? t('the file') : error.path.join('.');
      return t('Line {{ line }}: {{ what }} {{ why }}.', { line: String(lineOf(text, error.path)), what, why: error.message });
    }
    if (error instanceof SyntaxError)
      return t('Line {{ line }}: this is no JSON. {{ why }}.', { line: String(syntaxLine(text, error.message)), why: error.message });
    throw error;
  }
}

/** Engines say where in different words: `position 17`, `line 2 column 3`, or only that it ended. */
function syntaxLine(text: string, message: string): number {
  const line = /line (\d+)/.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  const position = /position (\d+)/.exec(message)?.[1];
  return text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length;
}
