import { createHash } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBuildRecord } from '../../../scripts/build/build-record';

const LATER = 'later00000';

/**
 * Put into `to` what `from` would be as a later version: another name of the build, and of each of its scripts. The scripts
 * of the version before stay beside them, as on a host that knows that old tabs are open.
 */
export async function makeLaterBuild(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  const { build } = readBuildRecord(from);
  const scripts = (await Promise.all(['assets', 'workers'].map((folder) => filesIn(to, folder)))).flat().filter((file) => file.endsWith('.js'));
  const names = scripts.map((file) => file.slice(file.indexOf('/') + 1));
  const rewrite = (text: string): string => names.reduce((all, name) => all.replaceAll(name, later(name)), text.replaceAll(build, LATER));
  for (const file of [...scripts, 'index.html', 'sw.js', '.build.json'])
    await writeFile(join(to, later(file)), rewrite(await readFile(join(to, file), 'utf8')));
  const page = await readFile(join(to, 'index.html'), 'utf8');
  const digests = await Promise.all(
    [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"[^>]*? integrity="([^"]+)"/g)].map(([, file = '', old = '']) => digest(join(to, file), old)),
  );
  await writeFile(
    join(to, 'index.html'),
    digests.reduce((all, [old, fresh]) => all.replace(old, fresh), page),
  );
}

const filesIn = async (root: string, folder: string): Promise<string[]> => (await readdir(join(root, folder))).map((name) => `${folder}/${name}`);

/** `start-B2Myt7MQ.js` is `start-later-B2Myt7MQ.js`. */
const later = (name: string): string => name.replace(/-([\w-]{8}\.js)$/, '-later-$1');

async function digest(path: string, old: string): Promise<readonly [string, string]> {
  return [
    old,
    `sha384-${createHash('sha384')
      .update(await readFile(path))
      .digest('base64')}`,
  ];
}
