import { vi } from 'vitest';

/** A page with a storage and nothing on the screen. */
export interface StoredPage {
  readonly stored: Map<string, string>;
  /** As if another tab had written this. */
  write(key: string, text: string): void;
}

export function stubPage(): StoredPage {
  const stored = new Map<string, string>();
  const listeners = new Set<(event: Pick<StorageEvent, 'key'>) => void>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
  });
  vi.stubGlobal('window', {
    addEventListener: (type: string, run: (event: Pick<StorageEvent, 'key'>) => void) => type === 'storage' && listeners.add(run),
    removeEventListener: () => undefined,
  });
  vi.stubGlobal('innerWidth', 1366);
  vi.stubGlobal('innerHeight', 768);
  vi.stubGlobal('location', { search: '' });
  vi.stubGlobal('history', { replaceState: () => undefined });
  return {
    stored,
    write: (key, text) => {
      stored.set(key, text);
      for (const run of listeners) run({ key });
    },
  };
}
