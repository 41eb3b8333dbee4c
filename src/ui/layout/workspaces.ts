import type { InstrumentId } from '../../domain/instrument';
import type { Layout, LinkColour } from './layout';

export type Links = Readonly<Partial<Record<LinkColour, InstrumentId>>>;

/** A desk by its name. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  /** What it is before anybody arranges it, and again after a reset. */
  readonly preset: PresetName;
  /** Nothing can be moved, resized, added or closed. */
  readonly isLocked: boolean;
  /** The market of each link colour; a colour without one shows that of the page. */
  readonly links: Links;
  /** Null: as the preset makes it for the size of the window. */
  readonly layout: Layout | null;
}

export const PRESET_NAMES = ['standard'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

export interface Workspaces {
  /** Id of the one that a new tab shows. */
  readonly shown: string;
  /** At least one. */
  readonly all: readonly Workspace[];
}

export const LONGEST_NAME = 40;

/** The one that everybody starts with. */
export const HOME_WORKSPACE: Workspace = { id: 'standard', name: 'Standard', preset: 'standard', isLocked: false, links: {}, layout: null };
