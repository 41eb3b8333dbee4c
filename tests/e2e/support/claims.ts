import { type BrowserContext, expect, type Page } from '@playwright/test';

/** What the page claimed from a moment on, until the next entry. */
export interface Claim {
  readonly at: number;
  readonly state: string;
  readonly source: string;
  readonly via: string;
  readonly text: string;
  /** Elements that said live. */
  readonly live: number;
}

const EVERY_MS = 25;
const SETTLED_MS = 500;

/** Keep a record of what each page of this context claims, from its first moment. It notices what no later look would find. */
export async function recordClaims(context: BrowserContext): Promise<void> {
  await context.addInitScript((everyMs) => {
    const record: Claim[] = [];
    Reflect.set(window, 'claims', record);
    const look = (): void => {
      const strip = document.querySelector('[role="status"][aria-label="Connection"]');
      if (strip === null) return;
      const attribute = (name: string): string => strip.getAttribute(name) ?? '';
      const claim = {
        at: Date.now(),
        state: attribute('data-state'),
        source: attribute('data-source'),
        via: attribute('data-via'),
        text: strip.textContent ?? '',
        live: document.querySelectorAll('[data-state="live"], [data-live="true"]').length,
      };
      const last = record.at(-1);
      if (last === undefined || JSON.stringify({ ...last, at: 0 }) !== JSON.stringify({ ...claim, at: 0 })) record.push(claim);
    };
    setInterval(look, everyMs);
  }, EVERY_MS);
}

export const claims = (page: Page): Promise<readonly Claim[]> => page.evaluate(() => Reflect.get(window, 'claims') as readonly Claim[]);

/** The claims made between two times; what was claimed at the first of them comes first. */
export async function claimsBetween(page: Page, from: number, to = Number.POSITIVE_INFINITY): Promise<readonly Claim[]> {
  const all = await claims(page);
  const before = all.filter((claim) => claim.at <= from).at(-1);
  const within = all.filter((claim) => claim.at > from && claim.at <= to);
  return before === undefined ? within : [{ ...before, at: from }, ...within];
}

/** Live, and no more of the page to come: panels that are still loaded, or have just found their size, ask for further topics. */
export async function expectSettled(page: Page, timeout = 15_000): Promise<void> {
  const isSettled = async (): Promise<boolean> => {
    if ((await page.getByText(/^Loading the /).count()) > 0) return false;
    const last = (await claims(page)).at(-1);
    return last?.state === 'live' && Date.now() - last.at > SETTLED_MS;
  };
  await expect.poll(isSettled, { timeout }).toBe(true);
}
