import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBuildRecord } from '../../../scripts/build/build-record';
import type { Endpoints } from '../../../scripts/build/endpoints';
import { contentSecurityPolicy } from '../../../scripts/build/security-headers';

const NAMES = ['publicWs', 'authWs', 'rest', 'authRest'] as const;

/**
 * Put into `to` what the build in `from` would be for another exchange: nothing in it differs but the addresses and the policy
 * that names them. Throws where one of the old addresses would stay.
 */
export async function aimBuild(from: string, to: string, endpoints: Endpoints): Promise<void> {
  await cp(from, to, { recursive: true });
  const { endpoints: old } = readBuildRecord(from);
  const rewrite = (text: string): string =>
    NAMES.reduce(
      (all, name) => all.replaceAll(old[name], endpoints[name]),
      text.replaceAll(contentSecurityPolicy(old), contentSecurityPolicy(endpoints)),
    );
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|html|json)$|^_headers$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const text = await readFile(path, 'utf8');
    const aimed = rewrite(text);
    // A file that the page names with its digest would be refused, once changed.
    if (NAMES.some((name) => aimed.includes(new URL(old[name]).host)) || (aimed !== text && path.includes('assets')))
      throw new Error(`${path} names the exchange of the other build`);
    if (aimed !== text) await writeFile(path, aimed);
  }
}
