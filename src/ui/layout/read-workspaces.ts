import { t } from '../words/t';
import { LINK_COLOURS, type LinkColour } from './layout';
import type { Links, LinkTarget } from './links';
import { migrated, VERSION } from './migrate-workspaces';
import { PRESET_NAMES } from './presets';
import { list, Misfit, readLayout, readTarget, record } from './read-layout';
import { LONGEST_NAME, MOST_WORKSPACES, type Workspace, type Workspaces } from './workspaces';

/** As JSON, a fact a line: for a file as for storage. */
export const writeWorkspaces = (workspaces: Workspaces): string => JSON.stringify({ version: VERSION, ...workspaces }, null, 1);

/** Throws `Misfit`, or the `SyntaxError` of what is no JSON at all. */
export function readWorkspaces(text: string): Workspaces {
  const found = migrated(record(JSON.parse(text), []));
  if (found['version'] !== VERSION)
    throw new Misfit(
      ['version'],
      t('is {{ version }}, and this program reads versions 1 to {{ newest }}', {
        version: String(JSON.stringify(found['version'])),
        newest: VERSION,
      }),
    );
  const all = list(found['all'], ['all']).map((one, i) => readWorkspace(one, ['all', i]));
  if (all.length === 0) throw new Misfit(['all'], t('are none'));
  if (all.length > MOST_WORKSPACES) throw new Misfit(['all'], t('are more than {{ most }}', { most: MOST_WORKSPACES }));
  const twice = all.find(({ id }, i) => all.findIndex((other) => other.id === id) < i);
  if (twice !== undefined) throw new Misfit(['all'], t('have the id "{{ id }}" twice', { id: twice.id }));
  const shown = all.find(({ id }) => id === found['shown']);
  if (shown === undefined) throw new Misfit(['shown'], t('is no workspace of the list'));
  return { shown: shown.id, all };
}

function readWorkspace(value: unknown, path: readonly (string | number)[]): Workspace {
  const found = record(value, path);
  const { id, name, isLocked, layout } = found;
  if (typeof id !== 'string' || !/^[a-z0-9-]{1,40}$/.test(id))
    throw new Misfit([...path, 'id'], t('is no name of small letters, digits and hyphens'));
  if (typeof name !== 'string' || name.trim() === '' || name.length > LONGEST_NAME)
    throw new Misfit([...path, 'name'], t('has not 1 to {{ most }} characters', { most: LONGEST_NAME }));
  const preset = PRESET_NAMES.find((one) => one === found['preset']);
  if (preset === undefined) throw new Misfit([...path, 'preset'], t('is none of {{ list }}', { list: PRESET_NAMES.join(', ') }));
  if (typeof isLocked !== 'boolean') throw new Misfit([...path, 'isLocked'], t('is neither true nor false'));
  return {
    id,
    name,
    preset,
    isLocked,
    links: readLinks(found['links'], [...path, 'links']),
    layout: layout === null ? null : readLayout(layout, [...path, 'layout']),
  };
}

function readLinks(value: unknown, path: readonly (string | number)[]): Links {
  const links: [LinkColour, LinkTarget][] = [];
  for (const [key, target] of Object.entries(record(value, path))) {
    const colour = LINK_COLOURS.find((one) => one === key);
    if (colour === undefined) throw new Misfit([...path, key], t('is none of {{ list }}', { list: LINK_COLOURS.join(', ') }));
    links.push([colour, readTarget(record(target, [...path, key]), [...path, key])]);
  }
  return Object.fromEntries(links);
}
