import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** For tests: no sandbox (they run as root in containers), no graphics card, no talk with the browser maker's servers. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * What is turned off in a browser of the tests: the two pages that Chromium loads for the address bar of each window, which
 * cost as much work as a tab of ours, and what Playwright 1.65 turns off by itself, since only the last such list counts.
 */
const WITHOUT = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable'],
  ...['LensOverlay', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect'],
  ...['TcpPortRandomizationWin', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
];

/** For the browsers that run the tests, however they are started. */
export const TEST_FLAGS = [...CHROMIUM_FLAGS, `--disable-features=${WITHOUT.join(',')}`];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const APPS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** The Chromium to test with: the one that `CHROMIUM` names, an installed one, or Playwright's own; null where there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env.CHROMIUM;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM=${named}: there is no such file.`);
    return named;
  }
  const folders = (env.PATH ?? '').split(delimiter).concat('/usr/bin', '/snap/bin');
  const places = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...APPS, chromium.executablePath()];
  return places.find((place) => existsSync(place)) ?? null;
}

/** As `findChromium`, and installs one where it may, with the message bus over which it tells notices: as root on a system with apt-get. Throws, saying what to do, where none can be had. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update'], { stdio: 'inherit', env });
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'dbus'], { stdio: 'inherit', env });
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error(
    'The browser tests need Chromium. Install Chromium or Chrome, or run: npx playwright install chromium; or name one: CHROMIUM=/path/to/chrome npm test',
  );
}
