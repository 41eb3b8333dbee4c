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
      const first = reachable(chunks);
      const chart = chunks.filter((chunk) => chunk.moduleIds.some(isChartLibrary) && !first.has(chunk.fileName)).map((chunk) => chunk.fileName);
      const record: BuildRecord = { build, endpoints, chart, onDemand: onDemand(chunks) };
      this.emitFile({ type: 'asset', fileName: BUILD_RECORD, source: `${JSON.stringify(record, null, 2)}\n` });
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile(endpoints) });
    },
  };
}

const isChartLibrary = (id: string): boolean => id.includes('/node_modules/lightweight-charts/');

/** What the user has to open first: modules that the page imports only then. `tests/e2e/house.spec.ts` sees what a visit loads. */
const OPENED_BY_THE_USER = [/\/panels\/(about|connection)\//, /\/pair-search\/pair-search\./, /\/shell\/key-sheet\./];

const isOpenedByTheUser = ({ facadeModuleId }: OutputChunk): boolean => OPENED_BY_THE_USER.some((part) => part.test(facadeModuleId ?? ''));

/** The files that the page's entry needs before its first line runs. */
const reachable = (chunks: readonly OutputChunk[]): Set<string> => closure(chunks, (chunk) => chunk.imports);

/** The files of the page that a first visit does not come to. */
function onDemand(chunks: readonly OutputChunk[]): string[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const isLater = (name: string): boolean => {
    const chunk = byName.get(name);
    return chunk !== undefined && isOpenedByTheUser(chunk);
  };
  const loaded = closure(chunks, (chunk) => [...chunk.imports, ...chunk.dynamicImports.filter((name) => !isLater(name))]);
  const filesOf = (chunk: OutputChunk): string[] => [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])];
  const early = new Set([...loaded].flatMap((name) => filesOf(byName.get(name) as OutputChunk)));
  return [...new Set(chunks.flatMap(filesOf))].filter((file) => !early.has(file));
}

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
