import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoints } from './endpoints';

/** What a build says of itself, in `.build.json` beside its files. It is not served. */
export interface BuildRecord {
  readonly build: string;
  readonly endpoints: Endpoints;
  /** Script and style files of a first visit that come with the chart or after it: nothing else waits for them. */
  readonly chart: readonly string[];
  /** Script and style files that a first visit does not load: they come when the user opens what is in them. */
  readonly onDemand: readonly string[];
}

export const BUILD_RECORD = '.build.json';

/** Throws, saying what to do, where there is no build. */
export function readBuildRecord(root: string): BuildRecord {
  try {
    return JSON.parse(readFileSync(join(root, BUILD_RECORD), 'utf8')) as BuildRecord;
  } catch {
    throw new Error(`There is no build in ${root}. Run: npm run build`);
  }
}
