import type { Fault } from '../domain/fault';
import { fail, type Result } from '../domain/result';
import type { VenueEntry } from '../venues/registry';
import type { Clock } from './clock';
import type { Settings } from './protocol/settings';
import { type Database, storageFault } from './store/database';
import { DEFAULT_SETTINGS, loadSettings, saveSettings } from './store/settings';

export interface SettingsParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly venues: readonly VenueEntry[];
  /** They are others. */
  changed(): void;
}

/** The settings of all tabs, and their way into storage. */
export class SettingsKeeper {
  /** Null: not read yet. */
  value: Settings | null = null;
  /** Rises with each change. */
  revision = 0;
  private read: Promise<boolean>;
  /** Since the start. */
  private changes: Partial<Settings> = {};

  constructor(private readonly parts: SettingsParts) {
    this.read = this.load();
  }

  async change(change: Partial<Settings>): Promise<Result<null, Fault>> {
    this.changes = { ...this.changes, ...change };
    const next = { ...(this.value ?? this.withDefaults(DEFAULT_SETTINGS)), ...change };
    this.set(next);
    // Whole settings are written, so never before what is stored has been read: it would be lost.
    if (!(await this.read)) {
      this.read = this.load();
      if (!(await this.read)) return fail(storageFault('not kept: what is stored could not be read'));
    }
    return saveSettings(this.parts.database, this.value ?? next, this.parts.clock.now());
  }

  /** What is stored, with what was changed since the start. False: it could not be read. */
  private async load(): Promise<boolean> {
    const loaded = await loadSettings(this.parts.database);
    this.set({ ...this.withDefaults(loaded.ok ? loaded.value.settings : DEFAULT_SETTINGS), ...this.changes });
    return loaded.ok;
  }

  private set(settings: Settings): void {
    this.value = settings;
    this.revision++;
    this.parts.changed();
  }

  private withDefaults(settings: Settings): Settings {
    const lists = Object.fromEntries(this.parts.venues.map((venue) => [venue.id, venue.defaultWatchlist]));
    return { ...settings, watchlists: { ...lists, ...settings.watchlists } };
  }
}
