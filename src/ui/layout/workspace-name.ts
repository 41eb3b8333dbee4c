import { t } from '../words/t';
import { PRESETS } from './presets';
import type { Workspace } from './workspaces';

/** What the user reads for a workspace: `Four charts 2`. The name of its preset is in the language shown, every other name as it was given. */
export function workspaceName({ name, preset }: Pick<Workspace, 'name' | 'preset'>): string {
  const { title } = PRESETS[preset];
  const behind = name.startsWith(title) ? name.slice(title.length) : null;
  return behind !== null && /^(?: \d+)?$/.test(behind) ? `${t(title)}${behind}` : name;
}
