import type { Interval } from '../../domain/candle';
import type { InstrumentId } from '../../domain/instrument';
import { isTableKind, type PanelKind } from './kinds';

/** Panels of one colour show one market and one length of candles, which may be others than those of the page. */
export const LINK_COLOURS = ['red', 'yellow', 'green', 'blue'] as const;
export type LinkColour = (typeof LINK_COLOURS)[number];

export interface PanelState {
  /** Once in a layout; the element of the panel lives as long as it is there. */
  readonly id: string;
  readonly kind: PanelKind;
  /** Null: it shows the market of the page, or its own. */
  readonly link: LinkColour | null;
  /** A market of its own; null where it follows. */
  readonly pair: InstrumentId | null;
  /** Candles of its own length; null where it follows. */
  readonly interval: Interval | null;
}

/** Panels in one place, one of them to be seen. */
export interface Stack {
  readonly type: 'stack';
  readonly id: string;
  /** At least one. */
  readonly panels: readonly PanelState[];
  /** Id of the panel that is seen. */
  readonly shown: string;
  /** Only its tabs are seen. Without effect where nothing above or below it could have the room. */
  readonly isFolded: boolean;
}

/** Places beside or above each other. */
export interface Split {
  readonly type: 'split';
  readonly direction: 'row' | 'column';
  /** At least two; none is a split in the same direction. */
  readonly parts: readonly Layout[];
  /** Of its length, one a part; their sum is 1. */
  readonly shares: readonly number[];
}

export type Layout = Stack | Split;

/** More than fit on any screen; a layout with more is not read. */
export const MOST_PANELS = 60;
/** Splits in each other. */
export const DEEPEST = 12;

export const stacksOf = (layout: Layout): readonly Stack[] => (layout.type === 'stack' ? [layout] : layout.parts.flatMap(stacksOf));
export const panelsOf = (layout: Layout): readonly PanelState[] => stacksOf(layout).flatMap((stack) => stack.panels);
export const panelOf = (layout: Layout, id: string): PanelState | undefined => panelsOf(layout).find((panel) => panel.id === id);
/** The stack that holds a panel. */
export const stackOf = (layout: Layout, panel: string): Stack | undefined =>
  stacksOf(layout).find(({ panels }) => panels.some(({ id }) => id === panel));

/** Whether its panels are named by tabs. One that is alone there is named by its own head, but for tables, which have none. */
export const hasTabs = ({ panels: [first, second] }: Stack): boolean => second !== undefined || (first !== undefined && isTableKind(first.kind));
