import type { Plugin, Rolldown } from 'vite';
import { BUILD_RECORD, type BuildRecord } from './build-record';
import type { Endpoints } from './endpoints';
import { headersFile } from './security-headers';

type OutputChunk = Rolldown.OutputChunk;

/** Adds to the build its `_headers` for static hosts and the record that the server and the size check read. */
export function recordPlugin(build: string, endpoints: Endpoints): Plugin {
  return {
    name: 'tapedeck-record',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file): file is OutputChunk => file.type === 'chunk');
      const record: BuildRecord = { build, endpoints, chart: withChart(chunks), onDemand: onDemand(chunks) };
      this.emitFile({ type: 'asset', fileName: BUILD_RECORD, source: `${JSON.stringify(record, null, 2)}\n` });
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile(endpoints) });
    },
  };
}

/** The chart, and what the page imports after it only. */
const CHART_AND_LATER = [/\/panels\/(chart|depth)\//, /\/first-picture\/picture-of\./, /\/node_modules\/workbox-window\//];

/** What the user has to open or to choose first: modules that the page imports only then. `tests/e2e/house.spec.ts` sees what a visit loads. */
const OPENED_BY_THE_USER = [
  /\/panels\/(about|connection|heatmap|ladder)\//,
  /\/panels\/chart\/(alerts|indicators|drawings|large|view)\//,
  /\/panels\/tape\/tape-(bell|menu)\./,
  /\/trading\/table\/column-menu\./,
  /\/pair-search\/pair-search\./,
  /\/ui\/settings\//,
  /\/words\/sv\//,
  /\/shell\/(key-sheet|account-tables|trading-parts)\./,
  /\/keys\/(key-dialog|key-hints)\./,
  /\/palette\/palette\./,
  /\/ui\/vault\//,
  /\/client\/vault-commands\./,
  /\/dock\/(dock-hands|workspaces-dialog)\./,
  /\/layout\/change\./,
  /\/notices\/board\./,
  /\/shell\/opened-window\./,
];

/** What reads the storage is loaded where there is a storage to read. */
const ON_A_FURTHER_VISIT = [/\/client\/snapshot-reader\./, /\/shell\/workspace-store\./];
const NOT_ON_A_FIRST_VISIT = [...OPENED_BY_THE_USER, ...ON_A_FURTHER_VISIT];

/** Files of a first visit that come with the chart or after it. */
function withChart(chunks: readonly OutputChunk[]): string[] {
  const before = loadedFiles(chunks, [...NOT_ON_A_FIRST_VISIT, ...CHART_AND_LATER]);
  return [...loadedFiles(chunks, NOT_ON_A_FIRST_VISIT)].filter((file) => !before.has(file));
}

/** The files of the page that a first visit does not come to. */
function onDemand(chunks: readonly OutputChunk[]): string[] {
  const loaded = loadedFiles(chunks, NOT_ON_A_FIRST_VISIT);
  return [...new Set(chunks.flatMap(filesOf))].filter((file) => !loaded.has(file));
}

/** Files that the page comes to without the modules named. */
function loadedFiles(chunks: readonly OutputChunk[], without: readonly RegExp[]): Set<string> {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const isLeftOut = (name: string): boolean => without.some((part) => facesOf(byName.get(name)).some((id) => part.test(id)));
  const loaded = closure(chunks, (chunk) => [...chunk.imports, ...chunk.dynamicImports.filter((name) => !isLeftOut(name))]);
  return new Set([...loaded].flatMap((name) => filesOf(byName.get(name) as OutputChunk)));
}

/** What is imported of a file: one module, unless other files of the build take theirs from it as well. */
const facesOf = (chunk: OutputChunk | undefined): readonly string[] =>
  chunk === undefined ? [] : chunk.facadeModuleId === null ? Object.keys(chunk.modules) : [chunk.facadeModuleId];

const filesOf = (chunk: OutputChunk): string[] => [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])];

/** All chunks that can be come to from the page's entry. */
function closure(chunks: readonly OutputChunk[], next: (chunk: OutputChunk) => readonly string[]): Set<string> {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const chunk = byName.get(name);
    if (chunk === undefined || seen.has(name)) return;
    seen.add(name);
    for (const one of next(chunk)) visit(one);
  };
  for (const chunk of chunks) if (chunk.isEntry) visit(chunk.fileName);
  return seen;
}
