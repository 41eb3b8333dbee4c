/** `npm start`: builds the app and serves it. A port that cannot be had is told before the build. */
import { resolve } from 'node:path';
import { build } from 'vite';
import { assertPortFree, readPort, startAppServer } from './serve/app-server';

try {
  const port = readPort(process.env.PORT);
  await assertPortFree(port);
  await build({ configLoader: 'runner', logLevel: 'warn' });
  const server = await startAppServer({ root: resolve(process.env.TAPEDECK_OUT ?? 'dist'), port });
  console.log(`Tapedeck is at ${server.url} (Ctrl+C ends it)`);
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : String(problem));
  process.exitCode = 1;
}
