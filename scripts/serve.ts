/** `npm run serve`: serves the build that is there, on the port that `PORT` names. */
import { resolve } from 'node:path';
import { readPort, startAppServer } from './serve/app-server';

try {
  const server = await startAppServer({ root: resolve(process.env.TAPEDECK_OUT ?? 'dist'), port: readPort(process.env.PORT) });
  console.log(`Tapedeck is at ${server.url}`);
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : String(problem));
  process.exitCode = 1;
}
