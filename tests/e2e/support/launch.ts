import { type ChildProcess, spawn } from 'node:child_process';
import { chromium } from '@playwright/test';
import { findChromium, TEST_FLAGS } from '../../../scripts/chromium';

/** Start a browser on this profile, by itself, with these variables besides. Answers where it can be debugged. */
export async function launch(folder: string, env: NodeJS.ProcessEnv = {}): Promise<{ readonly process: ChildProcess; readonly url: string }> {
  const flags = [...TEST_FLAGS, '--headless', '--no-first-run', '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'];
  const process = spawn(findChromium() ?? chromium.executablePath(), flags, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...globalThis.process.env, ...env },
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    process.stderr?.on('data', (data) => {
      said += String(data);
      const found = /ws:\/\/\S+/.exec(said);
      if (found !== null) resolve(found[0]);
    });
    process.once('exit', () => reject(new Error(`the browser ended: ${said.slice(-500)}`)));
  });
  return { process, url };
}
