import { defineConfig } from '@playwright/test';
import { findChromium, TEST_FLAGS } from './scripts/chromium';

const executablePath = findChromium();

/** How it looks, against pictures: `npm run looks`. It takes a build of its own, whose clock is stepped. */
const LOOKS = /looks\.spec\.ts/;
/** What says within which time things happen has the machine to itself: `npm run e2e` runs these after the others, one by one. */
const TIMED = /@timed/;

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/support/global-setup.ts',
  outputDir: 'test-results',
  // The pictures of `npm run screens`: a test never writes them.
  snapshotPathTemplate: 'docs/screens/{arg}{ext}',
  updateSnapshots: 'none',
  projects: [
    { name: 'others', grepInvert: TIMED, testIgnore: LOOKS },
    { name: 'timed', grep: TIMED, testIgnore: LOOKS },
    { name: 'looks', testMatch: LOOKS },
  ],
  retries: 0,
  // A file runs in one process, with an exchange to itself: tests count its sockets and make it fail.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/e2e-report.json' }]],
  use: {
    browserName: 'chromium',
    // To keep the app for offline use takes a new profile as long as to start it: files that need it, or look for it, allow it.
    serviceWorkers: 'block',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    launchOptions: { args: TEST_FLAGS, ...(executablePath === null ? {} : { executablePath }) },
  },
});
