/** What is kept of a chart besides its interval. */
export type StoredLayer = 'indicators' | 'compared' | 'drawings' | 'scale';

const keyOf = (layer: StoredLayer): string => `tapedeck/chart/${layer}`;

/** Storage may be absent or refuse: then nothing is remembered, and all else works. */
export function loadStored(layer: StoredLayer): string | null {
  try {
    return localStorage.getItem(keyOf(layer));
  } catch {
    return null;
  }
}

/** Null: as if nothing had ever been kept. */
export function saveStored(layer: StoredLayer, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(keyOf(layer));
    else localStorage.setItem(keyOf(layer), text);
  } catch {
    // As above.
  }
}

export const hasStored = (layer: StoredLayer): boolean => loadStored(layer) !== null;
