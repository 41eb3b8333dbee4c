import type { Layout } from './layout';
import type { Links } from './links';
import type { PresetName } from './presets';

/** A desk by its name. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  /** What it is before anybody arranges it, and again after a reset. */
  readonly preset: PresetName;
  /** Nothing can be moved, resized, added or closed. */
  readonly isLocked: boolean;
  readonly links: Links;
  /** Null: as the preset makes it for the size of the window. */
  readonly layout: Layout | null;
}

export interface Workspaces {
  /** Id of the one that a new tab shows. */
  readonly shown: string;
  /** At least one. */
  readonly all: readonly Workspace[];
}

export const LONGEST_NAME = 40;
/** More than anybody finds one in; a list with more is not read. */
export const MOST_WORKSPACES = 50;

/** The one that everybody starts with. */
export const HOME_WORKSPACE: Workspace = { id: 'standard', name: 'Standard', preset: 'standard', isLocked: false, links: {}, layout: null };
