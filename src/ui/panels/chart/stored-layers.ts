/** What is kept of each chart besides its interval. */
export type StoredLayer = 'indicators' | 'compared' | 'day-close' | 'scale';

/** The panel whose settings the others begin with. */
const FIRST = 'chart';
const DRAWINGS = 'tapedeck/chart/drawings';
const keyOf = (layer: StoredLayer, panel: string): string => `tapedeck/chart/${layer}${panel === FIRST ? '' : `/${panel}`}`;

/** Of a chart, by the id of its panel. Null: nothing is kept of it, nor of the first chart. */
export const loadStored = (layer: StoredLayer, panel: string): string | null => load(keyOf(layer, panel)) ?? load(keyOf(layer, FIRST));

/** Null: none, be there some on the first chart or not. */
export function saveStored(layer: StoredLayer, text: string | null, panel: string): void {
  save(keyOf(layer, panel), text ?? (panel === FIRST ? null : ''));
}

export const hasStored = (layer: StoredLayer, panel: string): boolean => (loadStored(layer, panel) ?? '') !== '';

export const loadDrawings = (): string | null => load(DRAWINGS);

/** Those of every market: all charts share them. */
export function saveDrawings(text: string | null): void {
  save(DRAWINGS, text);
  for (const run of readers) run();
}

const readers = new Set<() => void>();

/** Calls back when another chart has kept drawings, of this window or of another. Answers the way to stop. */
export function onDrawings(run: () => void): () => void {
  const listen = (event: StorageEvent): void => {
    if (event.key === DRAWINGS) run();
  };
  readers.add(run);
  window.addEventListener('storage', listen);
  return () => {
    readers.delete(run);
    window.removeEventListener('storage', listen);
  };
}

/** Storage may be absent or refuse: then nothing is remembered, and all else works. */
function load(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function save(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // As above.
  }
}
