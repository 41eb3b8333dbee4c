import { t } from '../words/t';
import type { PresetName } from './presets';
import type { Workspace, Workspaces } from './workspaces';
import { LONGEST_NAME, MOST_WORKSPACES } from './workspaces';

/** Where there are as many as are kept: what makes another one answers the very same list. */
export const listFullWords = (): string => t('No more than {{ count }} workspaces are kept: delete some first.', { count: MOST_WORKSPACES });

/** The one of this id or, as people write addresses, of this name; where there is none, the one that a new tab shows. */
export function workspaceOf({ shown, all }: Workspaces, wanted: string | null): Workspace {
  const name = wanted?.trim().toLowerCase();
  const found = all.find(({ id }) => id === wanted) ?? all.find((one) => one.name.toLowerCase() === name) ?? all.find(({ id }) => id === shown);
  return found as Workspace;
}

/** A new one, as its preset has it. */
export const added = (workspaces: Workspaces, name: string, preset: PresetName): Workspaces =>
  withNew(workspaces, { id: '', name, preset, isLocked: false, links: {}, layout: null });

/** Another one that is the same in everything but its name. */
export function duplicated(workspaces: Workspaces, id: string): Workspaces {
  const found = workspaces.all.find((one) => one.id === id);
  return found === undefined ? workspaces : withNew(workspaces, { ...found, isLocked: false });
}

/** A name is cut to what fits; without one it stays as it is. */
export const renamed = (workspaces: Workspaces, id: string, name: string): Workspaces =>
  name.trim() === '' ? workspaces : withOne(workspaces, id, (one) => ({ ...one, name: name.trim().slice(0, LONGEST_NAME) }));

export const locked = (workspaces: Workspaces, id: string, isLocked: boolean): Workspaces => withOne(workspaces, id, (one) => ({ ...one, isLocked }));

/** The last one stays. */
export function removed({ shown, all }: Workspaces, id: string): Workspaces {
  const rest = all.filter((one) => one.id !== id);
  const [first] = rest;
  return first === undefined ? { shown, all } : { shown: rest.some((one) => one.id === shown) ? shown : first.id, all: rest };
}

/** All that another list has, as further ones; what is there already stays as it is. */
export const joined = (workspaces: Workspaces, others: Workspaces): Workspaces => {
  const { shown, all } = workspaces;
  return all.length + others.all.length > MOST_WORKSPACES ? workspaces : { ...others.all.reduce(withNew, workspaces), shown };
};

/** One more, with a name and an id that no other has; it is the one that is shown. */
function withNew(workspaces: Workspaces, workspace: Workspace): Workspaces {
  const { all } = workspaces;
  if (all.length >= MOST_WORKSPACES) return workspaces;
  const base = workspace.name.trim().slice(0, LONGEST_NAME) || 'Workspace';
  const name = free(base, (one) => all.some((other) => other.name === one), ' ');
  const slug =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 30) || 'workspace';
  const id = free(slug, (one) => all.some((other) => other.id === one), '-');
  return { shown: id, all: [...all, { ...workspace, id, name }] };
}

/** `Mine`, then `Mine 2`, cut so that it still fits. */
function free(base: string, isTaken: (name: string) => boolean, space: string): string {
  for (let i = 1; ; i++) {
    const name = i === 1 ? base : `${base.slice(0, LONGEST_NAME - 4)}${space}${i}`;
    if (!isTaken(name)) return name;
  }
}

const withOne = (workspaces: Workspaces, id: string, change: (one: Workspace) => Workspace): Workspaces => ({
  ...workspaces,
  all: workspaces.all.map((one) => (one.id === id ? change(one) : one)),
});
