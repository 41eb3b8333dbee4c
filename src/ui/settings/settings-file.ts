import { fail, ok, type Result } from '../../domain/result';
import { Misfit } from '../layout/read-layout';
import { say } from '../words/say';
import { t } from '../words/t';
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
  if (first === undefined) return fail(t('The file is empty.'));
  const head = parsed(first.line);
  if (!isRecord(head) || head['format'] !== FORMAT)
    return fail(t('Line {{ line }} does not say that this is a file of all settings of Tapedeck.', { line: String(first.number) }));
  if (head['version'] !== VERSION)
    return fail(
      t('Line {{ line }}: the file is of version {{ version }}, this program reads version {{ own }}.', {
        line: String(first.number),
        version: JSON.stringify(head['version']) ?? 'undefined',
        own: VERSION,
      }),
    );
  if (rest.length > MOST_LINES) return fail(t('The file has {{ lines }} lines, {{ most }} are the most.', { lines: rest.length, most: MOST_LINES }));
  const kept = new Map<string, unknown>();
  const alerts: AlertLine[] = [];
  let watchlists: Watchlists | null = null;
  for (const { number, line: written } of rest) {
    const line = String(number);
    const value = parsed(written);
    if (!isRecord(value)) return fail(t('Line {{ line }} is no JSON object.', { line }));
    const name = value['thing'];
    if (typeof name !== 'string') return fail(t('Line {{ line }} names nothing that is set: it has no “thing”.', { line }));
    const thing = thingOf(name);
    const isTwice = kept.has(name) || (name === 'watchlists' && watchlists !== null);
    if (isOfChart(name) && [...kept.keys()].filter(isOfChart).length === MOST_OF_CHARTS)
      return fail(t('Line {{ line }}: of charts but the first {{ most }} things are the most.', { line, most: MOST_OF_CHARTS }));
    if (isTwice) return fail(t('Line {{ line }}: {{ thing }} was there before.', { line, thing: JSON.stringify(name) }));
    try {
      if (name === 'alert') alerts.push({ line: number, text: JSON.stringify(value['value'] ?? null) });
      else if (name === 'watchlists') watchlists = readWatchlists(value['value']);
      else if (thing !== undefined) kept.set(thing.key, readThing(thing, value['value']));
      else return fail(t('Line {{ line }}: {{ thing }} is nothing that this version keeps.', { line, thing: JSON.stringify(name) }));
    } catch (error) {
      if (error instanceof RangeError) return fail(t('Line {{ line }} is nested deeper than anything that is kept.', { line }));
      if (!(error instanceof Misfit)) throw error;
      return fail(t('Line {{ line }}: {{ what }} {{ why }}.', { line, what: [name, ...error.path].join('.'), why: say(error.message) }));
    }
  }
  return ok({ kept, watchlists, alerts });
}

/** Throws `Misfit` where this version would read something else than what is there. */
function readThing(thing: KeptThing, value: unknown): unknown {
  if (value === undefined) throw new Misfit([], t('has no value'));
  const read = thing.read(thing.write(value));
  const path = differing(thing.migrated?.(value) ?? value, read);
  if (path !== null) throw new Misfit(path, t('is nothing that this version knows'));
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
