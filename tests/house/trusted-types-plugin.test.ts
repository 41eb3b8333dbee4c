import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { trustedTypesPlugin } from '../../scripts/build/trusted-types-plugin';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tapedeck-plugin-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Stands in for Solid: only the name of the import counts here. */
const solid: Plugin = {
  name: 'solid-stand-in',
  enforce: 'pre',
  resolveId: (id) => (id === 'solid-js/web' ? '\0solid' : null),
  load: (id) => (id === '\0solid' ? 'export const template = (markup) => globalThis.made(markup);' : null),
};

async function lists(files: Readonly<Record<string, string>>): Promise<{ templates: unknown; scripts: unknown }> {
  const entry = "import { SCRIPTS, TEMPLATES } from 'virtual:trusted-list'; globalThis.listed([...TEMPLATES], SCRIPTS);";
  for (const [name, code] of Object.entries({ 'entry.js': `${entry} import './page.js';`, ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), code);
  }
  const worker = { format: 'es' as const, rolldownOptions: { output: { entryFileNames: 'workers/[name]-[hash].js' } } };
  const output = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [solid, trustedTypesPlugin()],
    worker,
    build: { write: false, assetsInlineLimit: 0, minify: true, rolldownOptions: { input: join(root, 'entry.js'), preserveEntrySignatures: false } },
  });
  const [result] = [output].flat() as Rolldown.RolldownOutput[];
  const code = result?.output.find((file) => file.type === 'chunk' && file.isEntry);
  const source = code?.type === 'chunk' ? code.code.replace(/^import[^;]*;/gm, '').replace(/export\s*{[^}]*};?/, '') : '';
  const seen: unknown[] = [];
  new Function('globalThis', 'SharedWorker', 'URL', 'document', source.replaceAll('import.meta.url', '"http://localhost/"'))(
    { listed: (...args: unknown[]) => seen.push(...args), made: () => undefined },
    class {},
    URL,
    undefined,
  );
  return { templates: seen[0], scripts: seen[1] };
}

test('the list holds the markup of every template in the bundle, character for character, and no other text', async () => {
  const { templates } = await lists({
    'page.js': `import { template as make } from 'solid-js/web'; import { template } from './other.js';
      make('<p title="a \\u2192 b">\\n\`$\{x}\`</p>'); make(\`<li>\`); template('<b>'); globalThis.text = '<i>';`,
    'other.js': 'export const template = (markup) => globalThis.made(markup);',
    'unused.js': "import { template } from 'solid-js/web'; template('<u>');",
  });
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the markup holds what looks like a placeholder, on purpose
  expect(templates).toEqual(['<p title="a \u2192 b">\n`${x}`</p>', '<li>']);
});

test('the list holds the workers of the page and the service worker, not what a worker imports', async () => {
  const { scripts } = await lists({
    'page.js': "globalThis.start = () => new SharedWorker(new URL('./shared.js', import.meta.url), { type: 'module' });",
    'shared.js': "globalThis.onconnect = () => import('./later.js');",
    'later.js': 'export const later = 1;',
  });
  expect(scripts).toEqual([expect.stringMatching(/^\/workers\/shared-[\w-]+\.js$/), '/sw.js']);
});

test.each([
  ['a style in markup, which the policy would drop, ends the build', 'template(\'<p style="color:red">\')', /style attribute in markup/],
  ['a handler in markup ends the build', "template('<img onerror=alert(1)>')", /script in markup/],
  ['markup that is made up at run time ends the build', 'template(globalThis.text)', /not known at build time/],
])('%s', async (_title, call, complaint) => {
  await expect(lists({ 'page.js': `import { template } from 'solid-js/web'; ${call};` })).rejects.toThrow(complaint);
});
