import { BareBrowser, type BareTab } from './support/bare-browser';
import { Desktop, type ShownNotice } from './support/desktop';
import { expect, test } from './support/fixtures';

const STATE = `document.querySelector('[role="status"][aria-label="Connection"]')?.dataset.state`;
const PAIR_SHOWN = `document.querySelector('h1').textContent.match(/[A-Z]+\\/USD/)[0]`;
const pairAddress = (pair: string): string => `?pair=simulated:${pair}`;

/** Fills the ticket of a page for a market order of that size. */
const fillTicket = (size: string): string => `(() => {
  [...document.querySelectorAll('.ticket button')].find((one) => one.textContent === 'Market').click();
  const input = [...document.querySelectorAll('.ticket input')].find((one) => one.getAttribute('aria-label') === 'Size' || one.labels?.[0]?.textContent.trim() === 'Size');
  input.value = '${size}';
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
})()`;

/** Notices go to the system; a ticket that waits for it is sent in the moment in which its tab is covered: the last in which it is live. */
const PREPARED = `
  localStorage.setItem('tapedeck/notices', '{"hasSystem":true}');
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden' || window.isSending !== true) return;
    window.isSending = false;
    document.querySelector('.ticket-send').click();
  });`;

/** A tab of BTC/USD with a ticket. */
async function openDesk(browser: BareBrowser, address: string): Promise<BareTab> {
  const tab = await browser.open(`${address}/${pairAddress('BTC/USD')}`, PREPARED);
  await expect.poll(() => browser.evaluate(tab, STATE), { timeout: 20_000 }).toBe('live');
  await browser.evaluate(tab, 'navigator.serviceWorker.ready.then(() => true)');
  await browser.evaluate(tab, `document.dispatchEvent(new KeyboardEvent('keydown', { key: 'b', code: 'KeyB', bubbles: true }))`);
  await expect.poll(() => browser.evaluate(tab, `document.querySelector('.ticket-send') !== null`)).toBe(true);
  return tab;
}

/** Buys, and is covered by another tab before anything is heard of it. */
async function buyUnseen(browser: BareBrowser, tab: BareTab, front: BareTab, size: string): Promise<void> {
  await browser.show(tab);
  await expect.poll(() => browser.evaluate(tab, `document.visibilityState + ' ' + ${STATE}`)).toBe('visible live');
  await browser.evaluate(tab, fillTicket(size));
  await expect.poll(() => browser.evaluate(tab, `document.querySelector('.ticket-send').textContent`)).toContain(`Buy ${size} BTC`);
  // The ticket has a book of its own: an order that is pressed before that is live would be refused.
  await expect.poll(() => browser.evaluate(tab, `document.querySelector('.ticket').innerText`)).toMatch(/Average fill\s+[\d,]+/);
  await browser.evaluate(tab, 'window.isSending = true');
  await browser.show(front);
  await expect.poll(() => browser.evaluate(tab, 'document.visibilityState')).toBe('hidden');
}

test('a fill that only a hidden tab can hear of is told by the system, with where a press on it leads', async ({ site }) => {
  const browser = await BareBrowser.start();
  try {
    await browser.allowNotifications(site.url);
    const front = await browser.open('about:blank');
    const tab = await openDesk(browser, site.url);
    await buyUnseen(browser, tab, front, '0.01');
    const shown = `navigator.serviceWorker.ready.then((one) => one.getNotifications()).then((all) => all.map(({ title, body, data }) => [title, body, data.path]))`;
    await expect
      .poll(() => browser.evaluate<readonly string[][]>(tab, shown))
      .toEqual([
        [expect.stringMatching(/^Bought 0\.01 BTC at [\d,.]+$/), expect.stringMatching(/^PAPER · .* filled$/), `/${pairAddress('BTC/USD')}`],
      ]);
  } finally {
    await browser.stop();
  }
});

test('K2: a press on the notice in the desktop brings the tab, at the pair of the notice, or opens one', async ({ site }) => {
  test.skip(!Desktop.isThere(), 'needs dbus-daemon (Debian: apt-get install dbus)');
  const desktop = await Desktop.start();
  const browser = await BareBrowser.start(desktop.env);
  try {
    await browser.allowNotifications(site.url);
    const tab = await openDesk(browser, site.url);
    // Another that is hidden as well hears the same: each fill is told once.
    const other = await browser.open(`${site.url}/${pairAddress('LTC/USD')}`);
    await expect.poll(() => browser.evaluate(other, STATE), { timeout: 20_000 }).toBe('live');
    const front = await browser.open('about:blank');
    for (const size of ['0.001', '0.002', '0.003']) {
      await buyUnseen(browser, tab, front, size);
      await expect.poll(() => desktop.shown().map(({ title }) => title)).toContainEqual(expect.stringContaining(`Bought ${size} BTC`));
    }
    const [first, second, third] = desktop.shown() as [ShownNotice, ShownNotice, ShownNotice];
    expect(desktop.shown()).toHaveLength(3);

    desktop.press(first);
    await expect.poll(() => browser.evaluate(tab, 'document.visibilityState')).toBe('visible');
    await expect.poll(() => desktop.shown()).toEqual([second, third]);

    // No tab shows the pair any more: the one that comes is led to it, and is not loaded anew.
    await browser.close(tab);
    await expect.poll(() => browser.addresses()).not.toContainEqual(expect.stringContaining('BTC/USD'));
    await browser.evaluate(other, 'window.isSame = true');
    desktop.press(second);
    await expect.poll(() => browser.evaluate(other, 'document.visibilityState')).toBe('visible');
    await expect.poll(() => browser.evaluate(other, PAIR_SHOWN)).toBe('BTC/USD');
    expect(await browser.evaluate(other, 'window.isSame')).toBe(true);

    await browser.close(other);
    await expect.poll(() => browser.addresses()).not.toContainEqual(expect.stringContaining(site.url));
    desktop.press(third);
    await expect.poll(() => browser.addresses()).toContain(`${site.url}/${pairAddress('BTC/USD')}`);
  } finally {
    await browser.stop();
    await desktop.stop();
  }
});
