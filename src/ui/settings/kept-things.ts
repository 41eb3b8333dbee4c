import { isInstrumentId } from '../../domain/instrument';
import { Misfit } from '../layout/read-layout';
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

/** Something that the page keeps on this device, and how a text of it is read: to what this version makes of it. */
export interface KeptThing {
  /** In `localStorage`, behind `tapedeck/`. */
  readonly key: string;
  readonly name: string;
  read(text: string): unknown;
  /** As it is stored. */
  write(value: unknown): string;
}

const json = (key: string, name: string, read: (text: string) => unknown): KeptThing => ({
  key,
  name,
  read,
  write: (value) => JSON.stringify(value),
});
const plain = (key: string, name: string, read: (text: string) => string): KeptThing => ({ key, name, read, write: String });

/** All of it, but for pictures of markets, which make themselves. Exchange keys are in the vault, and the vault is not here. */
export const KEPT_THINGS: readonly KeptThing[] = [
  json('preferences', 'Preferences', readPreferences),
  json('desk', 'Open columns', readDeskChoice),
  {
    key: 'workspaces',
    name: 'Workspaces',
    read: (text) => JSON.parse(writeWorkspaces(readWorkspaces(text))) as unknown,
    write: (value) => writeWorkspaces(readWorkspaces(JSON.stringify(value))),
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

/** Pairs by venue, as the engine takes them. */
export type Watchlists = Readonly<Record<string, readonly string[]>>;

/** Throws `Misfit` for what the engine would refuse. */
export function readWatchlists(value: unknown): Watchlists {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Misfit([], 'is no list of venues');
  for (const [venue, pairs] of Object.entries(value)) {
    if (!/^[a-z][a-z0-9-]{0,23}$/.test(venue)) throw new Misfit([venue], 'is no venue');
    if (!Array.isArray(pairs) || pairs.length > 200) throw new Misfit([venue], 'is no list of at most 200 pairs');
    const wrong = pairs.findIndex((pair) => typeof pair !== 'string' || !isInstrumentId(pair));
    if (wrong >= 0) throw new Misfit([venue, wrong], 'is no pair');
  }
  return value as Watchlists;
}
