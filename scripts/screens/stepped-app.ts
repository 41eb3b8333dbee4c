import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type AppServer, startAppServer } from '../serve/app-server';

/** One hue a pixel for one brightness, and glyphs drawn alike wherever they stand. */
export const SAME_PIXELS = ['--force-color-profile=srgb', '--disable-lcd-text', '--font-render-hinting=none', '--disable-partial-raster'];

/** The app as it is built, but for its engine's clock, which stands still until a page says how far it goes; served on this machine. */
export async function startSteppedApp(): Promise<AppServer> {
  const root = '.cache/screens';
  const env = { ...process.env, TAPEDECK_OUT: root, TAPEDECK_CLOCK: 'stepped' };
  await promisify(execFile)('npm', ['run', '--silent', 'build'], { env, shell: process.platform === 'win32' });
  return startAppServer({ root, port: 0 });
}
