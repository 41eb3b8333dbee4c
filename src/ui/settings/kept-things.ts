import { isInstrumentId } from '../../domain/instrument';
import { migrated } from '../layout/migrate-workspaces';
import { Misfit, record } from '../layout/read-layout';
import { readWorkspaces, writeWorkspaces } from '../layout/read-workspaces';
import { readNoticeChoices } from '../notices/notice-choices';
import { readCompared } from '../panels/chart/compare/stored';
import { readDrawings, writeDrawings } from '../panels/chart/drawings/stored';
import { readIndicators, writeIndicators } from '../panels/chart/indicators/stored';
import { readScale } from '../panels/chart/price-scale';
import { readLadders } from '../panels/ladder/ladder-choices';
import { readTapeChoices } from '../panels/tape/tape-choices';
import { readMemory } from '../panels/ticket/ticket-memory';
import { readBindings } from '../parts/bindings';
import { readDeskChoice } from '../shell/desk-choice';
import { readPreferences } from '../shell/preferences';
import { readArmMinutes } from '../trading/arm-minutes';
import { readChosenBooks } from '../trading/chosen-books';
import { readConfirmChoices } from '../trading/confirm-policy';
import { readTableChoices } from '../trading/table/column-choice';
import { type PlainText, type Text, t } from '../words/t';

/** Something that the page keeps on this device, and how a text of it is read: to what this version makes of it. */
export interface KeptThing {
  /** In `localStorage`, behind `tapedeck/`. */
  readonly key: string;
  /** In the language shown. */
  name(): string;
  read(text: string): unknown;
  /** As it is stored. */
  write(value: unknown): string;
  /** What an older version wrote, as this one would have. */
  migrated?(value: unknown): unknown;
}

const json = (key: string, name: PlainText, read: (text: string) => unknown): KeptThing => ({
  key,
  name: () => t(name),
  read,
  write: (value) => JSON.stringify(value),
});
const plain = (key: string, name: PlainText, read: (text: string) => string): KeptThing => ({ key, name: () => t(name), read, write: String });

/** All of it, but for pictures of markets, which make themselves. Exchange keys are in the vault, and the vault is not here. */
export const KEPT_THINGS: readonly KeptThing[] = [
  json('preferences', 'Preferences', readPreferences),
  json('desk', 'Open columns', readDeskChoice),
  {
    key: 'workspaces',
    name: () => t('Workspaces'),
    read: (text) => JSON.parse(writeWorkspaces(readWorkspaces(text))) as unknown,
    write: (value) => writeWorkspaces(readWorkspaces(JSON.stringify(value))),
    migrated: (value) => migrated(record(value, [])),
  },
  json('notices', 'Notices', readNoticeChoices),
  json('confirmations', 'Confirmation of orders', readConfirmChoices),
  json('books', 'Chosen accounts', readChosenBooks),
  plain('arm-minutes', 'Minutes of arming', (text) => String(readArmMinutes(text))),
  json('tickets', 'Tickets', (text) => [...readMemory(text)].map(([pair, { type, size, unit }]) => [pair, type, size, unit])),
  json('tables', 'Columns of tables', readTableChoices),
  json('keys', 'Keys', readBindings),
  json('ladder', 'Price ladders', readLadders),
  json('tape', 'Trades', readTapeChoices),
  json('chart/indicators', 'Indicators', (text) => JSON.parse(writeIndicators(readIndicators(text))) as unknown),
  json('chart/compared', 'Compared pairs', readCompared),
  json('chart/drawings', 'Drawings', (text) => {
    const all = readDrawings(text);
    const [market, drawings] = [...all].at(-1) ?? [];
    return market === undefined || drawings === undefined ? [] : (JSON.parse(writeDrawings(all, market, drawings) ?? '[]') as unknown);
  }),
  plain('chart/scale', 'Price scale', readScale),
];

const NAMES_OF_CHART = {
  'chart/indicators': 'Indicators of {{ panel }}',
  'chart/compared': 'Compared pairs of {{ panel }}',
  'chart/scale': 'Price scale of {{ panel }}',
} as const satisfies Readonly<Record<string, Text>>;
/** What is kept of charts but the first, each behind the id of its panel. */
const OF_CHART = /^(chart\/(?:indicators|compared|scale))\/([a-z][a-z0-9-]{0,31})$/;
/** More of them were not kept by this program. */
export const MOST_OF_CHARTS = 300;

export const isOfChart = (key: string): boolean => OF_CHART.test(key);

/** What is kept under a key. Undefined: nothing that this version knows. */
export function thingOf(key: string): KeptThing | undefined {
  const [, layer, panel] = OF_CHART.exec(key) ?? [];
  const thing = KEPT_THINGS.find((one) => one.key === (layer ?? key));
  if (thing === undefined || panel === undefined) return thing;
  // An empty text says that this chart has none, be there some on the first one or not.
  const write = (value: unknown): string => (Array.isArray(value) && value.length === 0 ? '' : thing.write(value));
  return { ...thing, key, name: () => t(NAMES_OF_CHART[layer as keyof typeof NAMES_OF_CHART], { panel }), write };
}

/** What is kept under these keys: in the order above, then of the other charts. */
export function thingsOf(keys: Iterable<string>): readonly KeptThing[] {
  const all = new Set(keys);
  const ofCharts = [...all].filter(isOfChart).sort().slice(0, MOST_OF_CHARTS);
  return [...KEPT_THINGS.filter(({ key }) => all.has(key)), ...ofCharts.flatMap((key) => thingOf(key) ?? [])];
}

/** Pairs by venue, as the engine takes them. */
export type Watchlists = Readonly<Record<string, readonly string[]>>;

const MOST_VENUES = 32;

/** Throws `Misfit` for what the engine would refuse. */
export function readWatchlists(value: unknown): Watchlists {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Misfit([], t('is no list of venues'));
  if (Object.keys(value).length > MOST_VENUES) throw new Misfit([], t('has more than {{ most }} venues', { most: MOST_VENUES }));
  for (const [venue, pairs] of Object.entries(value)) {
    if (!/^[a-z][a-z0-9-]{0,23}$/.test(venue)) throw new Misfit([venue], t('is no venue'));
    if (!Array.isArray(pairs) || pairs.length > 200) throw new Misfit([venue], t('is no list of at most 200 pairs'));
    const wrong = pairs.findIndex((pair) => typeof pair !== 'string' || !isInstrumentId(pair));
    if (wrong >= 0) throw new Misfit([venue, wrong], t('is no pair'));
  }
  return value as Watchlists;
}
