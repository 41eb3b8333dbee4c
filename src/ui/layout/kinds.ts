import type { Text } from '../words/t';

/** What a panel can be. */
export const PANEL_KINDS = {
  watch: { title: 'Watchlist', width: 140, height: 96 },
  chart: { title: 'Chart', width: 280, height: 140 },
  book: { title: 'Order book', width: 248, height: 140 },
  ladder: { title: 'Ladder', width: 288, height: 240 },
  tape: { title: 'Trades', width: 240, height: 84 },
  heatmap: { title: 'Heatmap', width: 320, height: 200 },
  ticket: { title: 'Order ticket', width: 248, height: 160 },
  depth: { title: 'Depth', width: 200, height: 96 },
  orders: { title: 'Open orders', width: 240, height: 84 },
  positions: { title: 'Positions', width: 240, height: 84 },
  history: { title: 'Order history', width: 240, height: 84 },
  fills: { title: 'Fills', width: 240, height: 84 },
  balances: { title: 'Balances', width: 240, height: 84 },
  performance: { title: 'Performance', width: 240, height: 84 },
  alerts: { title: 'Alerts', width: 240, height: 84 },
  connection: { title: 'Connection', width: 240, height: 84 },
  about: { title: 'About', width: 240, height: 84 },
} as const satisfies Readonly<Record<string, PanelFacts>>;

/** Its name, and the least that it can be read at. */
interface PanelFacts {
  readonly title: Text;
  readonly width: number;
  readonly height: number;
}

export type PanelKind = keyof typeof PANEL_KINDS;

export const isPanelKind = (value: unknown): value is PanelKind => typeof value === 'string' && Object.hasOwn(PANEL_KINDS, value);

/** In the order of their tabs. */
export const TABLE_KINDS = [
  'orders',
  'positions',
  'history',
  'fills',
  'balances',
  'performance',
  'alerts',
  'depth',
  'connection',
  'about',
] as const satisfies readonly PanelKind[];
export type TableKind = (typeof TABLE_KINDS)[number];

export const isTableKind = (kind: PanelKind): kind is TableKind => (TABLE_KINDS as readonly PanelKind[]).includes(kind);

/** Those that show one market, whichever the user wants there; the others are about the account, or about all of it. */
const FOLLOWING: readonly PanelKind[] = ['chart', 'book', 'ladder', 'tape', 'depth', 'heatmap'];
export const followsMarket = (kind: PanelKind): boolean => FOLLOWING.includes(kind);
