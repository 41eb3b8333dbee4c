import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** What axe finds wrong with the page as it stands, a line for each place: all of it, or with its colours alone. */
export async function axeFindings(page: Page, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  // Brought in by the debugger, which the page's policy does not concern.
  if (!(await page.evaluate(() => Reflect.has(window, 'axe')))) await page.evaluate(source);
  const violations = await page.evaluate(
    async (options) => {
      const axe = Reflect.get(window, 'axe') as { run(options: object): Promise<{ violations: Violation[] }> };
      return (await axe.run({ resultTypes: ['violations'], ...options })).violations;
    },
    what === 'all' ? {} : { runOnly: ['color-contrast', 'link-in-text-block'] },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary?.replaceAll(/\s+/g, ' ')}`),
  );
}
