import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoints } from './endpoints';

const SOURCES = ['src', 'public', 'scripts/build', 'index.html', 'manifest.json', 'vite.config.ts', 'package-lock.json'];

/** Names a build by what it is made of: same sources and endpoints, same id, on every machine and without git. */
export function buildId(root: string, endpoints: Endpoints): string {
  const hash = createHash('sha256').update(JSON.stringify(endpoints));
  for (const source of SOURCES) {
    for (const path of filesUnder(root, source)) hash.update(`\n${path}\n`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex').slice(0, 10);
}

function filesUnder(root: string, path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`));
}
