import type { Rolldown } from 'vite';

type Group = Rolldown.CodeSplittingGroup;

const MAIN = '/src/app/main.ts';
const START = '/src/app/start.tsx';
const CHART = '/src/ui/panels/chart/chart-panel.tsx';
const DEPTH = '/src/ui/panels/depth/depth-panel.tsx';
const WORDS = '/src/ui/words/sv/index.ts';
/** Loaded together, or one soon after the other, once somebody trades. The first is what every order goes through. */
const TRADING = [
  '/src/ui/shell/trading-parts.ts',
  '/src/ui/shell/account-tables.tsx',
  '/src/ui/panels/ladder/ladder-panel.tsx',
  '/src/ui/panels/chart/alerts/alert-lines.tsx',
  '/src/ui/books/books-dialog.tsx',
];
const FILES = ['main', 'start', 'chart', 'depth', 'said', 'shared', 'trading'] as const;

/**
 * What the page loads one after the other is one file each: the first picture, the interface, trading, and what several of its
 * dialogs share. By itself each set of modules that the same files need would be a file, most of a few lines: a visit asked for
 * thirty of them before a ticket stood there.
 */
export function chunkGroups(root: string): Group[] {
  let fileOf: ((id: string) => string | null) | null = null;
  // What a group takes it takes with all that it needs: those that come first take theirs first.
  return FILES.map((name, place) => ({
    debugName: name,
    priority: FILES.length - place,
    name: (id, context) => {
      fileOf ??= files(root.replace(/\/$/, ''), (of) => context.getModuleInfo(of));
      return fileOf(id) === name ? name : null;
    },
  }));
}

function files(root: string, infoOf: Rolldown.ChunkingContext['getModuleInfo']): (id: string) => string | null {
  const needed = (entry: string): Set<string> => {
    const seen = new Set<string>();
    const visit = (id: string): void => {
      if (seen.has(id)) return;
      seen.add(id);
      for (const next of infoOf(id)?.importedIds ?? []) visit(next);
    };
    visit(entry);
    return seen;
  };
  const stages = [MAIN, START, CHART, DEPTH].map((entry) => needed(root + entry));
  const words = needed(root + WORDS);
  const trading = TRADING.map((entry) => needed(root + entry));
  const lazy = new Map<string, Set<string>>();
  // Every file that is imported when it is wanted begins with one of these.
  const reach = (id: string, seen: Set<string>): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const info = infoOf(id);
    for (const next of info?.importedIds ?? []) reach(next, seen);
    for (const next of info?.dynamicallyImportedIds ?? []) {
      if (!lazy.has(next)) lazy.set(next, needed(next));
      reach(next, seen);
    }
  };
  reach(root + MAIN, new Set());
  const known = [MAIN, START, CHART, DEPTH, WORDS, ...TRADING].map((entry) => root + entry);
  const others = [...lazy].filter(([entry]) => !known.includes(entry)).map(([, modules]) => modules);
  return (id) => {
    const stage = stages.findIndex((modules) => modules.has(id));
    if (stage >= 0) return FILES[stage] ?? null;
    const sharers = others.filter((modules) => modules.has(id)).length;
    const isTraded = trading.some((modules) => modules.has(id));
    if (words.has(id)) return sharers + Number(isTraded) > 0 ? 'said' : null;
    if (isTraded && sharers === 0) return trading[0]?.has(id) ? 'trading' : null;
    return sharers + Number(isTraded) > 1 ? 'shared' : null;
  };
}
