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
      const record: BuildRecord = { build, endpoints, chart };
      this.emitFile({ type: 'asset', fileName: BUILD_RECORD, source: `${JSON.stringify(record, null, 2)}\n` });
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile(endpoints) });
    },
  };
}

const isChartLibrary = (id: string): boolean => id.includes('/node_modules/lightweight-charts/');

/** The files that the page's entry needs before its first line runs. */
function reachable(chunks: readonly OutputChunk[]): Set<string> {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const next of byName.get(name)?.imports ?? []) visit(next);
  };
  for (const chunk of chunks) if (chunk.isEntry) visit(chunk.fileName);
  return seen;
}
