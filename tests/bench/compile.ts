import { spawn } from 'node:child_process';
import { basename, resolve } from 'node:path';
import { build } from 'vite';

const OUT = resolve('.cache/bench');

/** Bundle a script for Node as a user's build would be: a runner that keeps names and source maps slows closures down. */
export async function compileForNode(entry: string): Promise<string> {
  const name = basename(entry, '.ts');
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['ws'] },
    build: {
      ssr: resolve(entry),
      outDir: `${OUT}/node/${name}`,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return `${OUT}/node/${name}/${name}.mjs`;
}

/** Run a script in a process of its own, from the project's root; what it prints. */
export function runNode(script: string, args: readonly string[], flags: readonly string[] = []): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...flags, script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done(text) : fail(new Error(`${script} ended with ${code}: ${text.slice(-500)}`))));
  });
}
