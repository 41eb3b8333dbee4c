import * as v from 'valibot';
import type { Fault } from '../../domain/fault';
import { isInstrumentId } from '../../domain/instrument';
import type { Result } from '../../domain/result';
import type { Settings } from '../protocol/settings';
import { type Database, writeTo } from './database';

export const DEFAULT_SETTINGS: Settings = { watchlists: {}, theme: 'dark' };

const KEY = 'settings';
const watchlists = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,23}$/)),
    v.pipe(v.array(v.custom<string>((id) => typeof id === 'string' && isInstrumentId(id))), v.maxLength(200)),
  ),
  v.check((lists) => Object.keys(lists).length <= 32, 'too many venues'),
);
const theme = v.picklist(['dark', 'light', 'contrast', 'system']);

/** What a page may ask to change: any part, nothing else. */
export const settingsChangeSchema = v.strictObject({ watchlists: v.exactOptional(watchlists), theme: v.exactOptional(theme) });

const schema = v.object({
  format: v.literal('tapedeck/settings'),
  version: v.literal(1),
  createdAt: v.number(),
  settings: v.object({ watchlists, theme }),
});

export interface LoadedSettings {
  readonly settings: Settings;
  /** The record made no sense and was deleted: these are the defaults. */
  readonly wasQuarantined: boolean;
}

export function loadSettings(database: Database): Promise<Result<LoadedSettings, Fault>> {
  return database.run(async (handle) => {
    const record = await handle.get('settings', KEY);
    if (record === undefined) return { settings: DEFAULT_SETTINGS, wasQuarantined: false };
    const read = v.safeParse(schema, record);
    if (read.success) return { settings: read.output.settings as Settings, wasQuarantined: false };
    await writeTo(handle, 'settings', 'strict', (store) => [store.delete(KEY)]);
    return { settings: DEFAULT_SETTINGS, wasQuarantined: true };
  });
}

/** Strict: what the user chose survives a loss of power. */
export function saveSettings(database: Database, settings: Settings, createdAt: number): Promise<Result<null, Fault>> {
  return database.run(async (handle) => {
    await writeTo(handle, 'settings', 'strict', (store) => [store.put({ format: 'tapedeck/settings', version: 1, createdAt, settings }, KEY)]);
    return null;
  });
}
