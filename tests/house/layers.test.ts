import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const COMPILER = join(process.cwd(), 'node_modules/typescript/bin/tsc');

let tree: string;

// A copy: what is planted must never lie in the sources, not even for a moment.
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'tapedeck-layers-'));
  cpSync('src', join(tree, 'src'), { recursive: true });
  cpSync('tsconfig.base.json', join(tree, 'tsconfig.base.json'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(tree, 'node_modules')); // the domain reckons with big.js
});

afterEach(() => rmSync(tree, { recursive: true, force: true }));

const compile = (layer: string): string => spawnSync(process.execPath, [COMPILER, '-b', `src/${layer}`], { cwd: tree, encoding: 'utf8' }).stdout;
const plant = (path: string, code: string): void => writeFileSync(join(tree, 'src', path), code);

test('the domain compiles as it is', () => {
  expect(compile('domain')).toBe('');
});

test.each([
  ['a timer', 'domain', 'export const planted = setTimeout(() => {}, 1);', /planted\.ts.*setTimeout/],
  ['a request', 'domain', "export const planted = fetch('/');", /planted\.ts.*fetch/],
  ['the engine', 'domain', "import type { Settings } from '../worker/protocol/settings';\nexport type Planted = Settings;", /planted\.ts.*TS6307/],
  ['a venue', 'domain', "import type { Venue } from '../venues/venue';\nexport type Planted = Venue;", /planted\.ts.*TS6307/],
  ['a timer', 'venues', 'export const planted = setTimeout(() => {}, 1);', /planted\.ts.*setTimeout/],
])('%s planted in %s does not compile', (_what, layer, code, complaint) => {
  plant(`${layer}/planted.ts`, code);
  expect(compile(layer)).toMatch(complaint);
});
