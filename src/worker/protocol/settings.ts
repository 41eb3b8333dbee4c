import type { InstrumentId } from '../../domain/instrument';

export interface Settings {
  /** In the user's order, per venue id. */
  readonly watchlists: Readonly<Record<string, readonly InstrumentId[]>>;
  readonly theme: 'dark' | 'light' | 'contrast' | 'system';
}
