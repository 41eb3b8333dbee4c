import { fail, ok, type Result } from '../../domain/result';
import { Misfit } from '../layout/read-layout';
import { isOfChart, type KeptThing, MOST_OF_CHARTS, readWatchlists, thingOf, type Watchlists } from './kept-things';

const FORMAT = 'tapedeck/all-settings';
const VERSION = 1;
/** More lines were not written by this program. */
const MOST_LINES = 2_000;

/** All that the user set, as far as a file has it. */
export interface AllSettings {
  /** By key. */
  readonly kept: ReadonlyMap<string, unknown>;
  readonly watchlists: Watchlists | null;
  /** Alerts, each a text of JSON of what it waits for. The engine reads them. */
  readonly alerts: readonly AlertLine[];
}

export interface AlertLine {
  /** In the file, from 1. */
  readonly line: number;
  readonly text: string;
}

/** A line that says what the file is, then a line for each thing. `alerts`: texts of JSON. */
export function writeSettingsFile(
  kept: ReadonlyMap<string, unknown>,
  watchlists: Watchlists | null,
  alerts: readonly string[],
  createdAt: number,
): string {
  return [
    JSON.stringify({ format: FORMAT, version: VERSION, createdAt }),
    ...[...kept].map(([thing, value]) => JSON.stringify({ thing, value })),
    ...(watchlists === null ? [] : [JSON.stringify({ thing: 'watchlists', value: watchlists })]),
    ...alerts.map((text) => `{"thing":"alert","value":${text}}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** Whatever the text is: all of it, or which line is wrong, and in what. */
export function readSettingsFile(text: string): Result<AllSettings, string> {
  const lines = text
    .split('\n')
    .map((line, i) => ({ number: i + 1, line: line.trim() }))
    .filter(({ line }) => line !== '');
  const [first, ...rest] = lines;
  if (first === undefined) return fail('The file is empty.');
  const head = parsed(first.line);
  if (!isRecord(head) || head['format'] !== FORMAT) return fail(`Line ${first.number} does not say that this is a file of all settings of Tapedeck.`);
  if (head['version'] !== VERSION)
    return fail(`Line ${first.number}: the file is of version ${JSON.stringify(head['version'])}, this program reads version ${VERSION}.`);
  if (rest.length > MOST_LINES) return fail(`The file has ${rest.length} lines, ${MOST_LINES} are the most.`);
  const kept = new Map<string, unknown>();
  const alerts: AlertLine[] = [];
  let watchlists: Watchlists | null = null;
  for (const { number, line } of rest) {
    const value = parsed(line);
    if (!isRecord(value)) return fail(`Line ${number} is no JSON object.`);
    const name = value['thing'];
    const thing = thingOf(String(name));
    const isTwice = kept.has(String(name)) || (name === 'watchlists' && watchlists !== null);
    if (isOfChart(String(name)) && [...kept.keys()].filter(isOfChart).length === MOST_OF_CHARTS)
      return fail(`Line ${number}: of charts but the first ${MOST_OF_CHARTS} things are the most.`);
    if (isTwice) return fail(`Line ${number}: ${JSON.stringify(name)} was there before.`);
    try {
      if (name === 'alert') alerts.push({ line: number, text: JSON.stringify(value['value'] ?? null) });
      else if (name === 'watchlists') watchlists = readWatchlists(value['value']);
      else if (thing !== undefined) kept.set(thing.key, readThing(thing, value['value']));
      else return fail(`Line ${number}: ${JSON.stringify(name ?? null)} is nothing that this version keeps.`);
    } catch (error) {
      if (error instanceof RangeError) return fail(`Line ${number} is nested deeper than anything that is kept.`);
      if (!(error instanceof Misfit)) throw error;
      return fail(`Line ${number}: ${[String(name), ...error.path].join('.')} ${error.message}.`);
    }
  }
  return ok({ kept, watchlists, alerts });
}

/** Throws `Misfit` where this version would read something else than what is there. */
function readThing(thing: KeptThing, value: unknown): unknown {
  if (value === undefined) throw new Misfit([], 'has no value');
  const read = thing.read(thing.write(value));
  const path = differing(thing.migrated?.(value) ?? value, read);
  if (path !== null) throw new Misfit(path, 'is nothing that this version knows');
  return read;
}

/** Where a value has something that the other has not, or has otherwise; null: nowhere. Of objects the other may have more. */
function differing(given: unknown, read: unknown): (string | number)[] | null {
  if (Array.isArray(given) && Array.isArray(read)) {
    for (let i = 0; i < Math.max(given.length, read.length); i++) {
      const path = differing(given[i], read[i]);
      if (path !== null) return [i, ...path];
    }
    return null;
  }
  if (isRecord(given) && isRecord(read)) {
    for (const [key, value] of Object.entries(given)) {
      const path = Object.hasOwn(read, key) ? differing(value, read[key]) : [];
      if (path !== null) return [key, ...path];
    }
    return null;
  }
  return Object.is(given, read) ? null : [];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
