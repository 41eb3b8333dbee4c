import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { ON_CLICK } from '../../scripts/build/notice-click-plugin';
import { pairOfPress } from '../../src/ui/notices/pressed-notice';

const ORIGIN = 'https://tapedeck.example';

interface Tab {
  readonly url: string;
  readonly visibilityState: 'visible' | 'hidden';
}

const tab = (search: string, visibilityState: Tab['visibilityState'] = 'hidden'): Tab => ({ url: `${ORIGIN}/${search}`, visibilityState });

/** What a press on a notice with that path does where these tabs are open. */
async function press(tabs: readonly Tab[], path: unknown): Promise<string> {
  const done: string[] = [];
  const clicks: ((event: object) => void)[] = [];
  const clients = {
    matchAll: async () =>
      tabs.map((one, i) => ({
        ...one,
        focus: async () => done.push(`focus ${i}`),
        postMessage: (message: unknown) => done.push(`tell ${i} ${pairOfPress(message)}`),
      })),
    openWindow: async (address: string) => done.push(`open ${address}`),
  };
  const self = { clients, location: { origin: ORIGIN }, addEventListener: (_name: string, run: (event: object) => void) => clicks.push(run) };
  runInNewContext(ON_CLICK, { self, URL });
  const waiting: Promise<unknown>[] = [];
  clicks[0]?.({ notification: { data: { path }, close: () => done.push('close') }, waitUntil: (until: Promise<unknown>) => waiting.push(until) });
  await Promise.all(waiting);
  expect(done[0]).toBe('close');
  return done.slice(1).join();
}

const BTC = '?pair=bitfinex:BTC/USD';
const ETH = '?pair=bitfinex:ETH/USD';

test('a press on a notice brings the tab of its pair, the one in view first', async () => {
  const told = (i: number): string => `tell ${i} bitfinex:BTC/USD,focus ${i}`;
  expect(await press([tab(ETH, 'visible'), tab(BTC), tab(`${BTC}&x=1`, 'visible')], `/${BTC}`)).toBe(told(2));
  expect(await press([tab(ETH, 'visible'), tab(ETH), tab(BTC)], `/${BTC}`)).toBe(told(2));
});

test('where no tab shows the pair one that is in view is told to show it, else any', async () => {
  expect(await press([tab(ETH), tab(ETH, 'visible')], `/${BTC}`)).toBe('tell 1 bitfinex:BTC/USD,focus 1');
  expect(await press([tab(ETH), tab('')], `/${BTC}`)).toBe('tell 0 bitfinex:BTC/USD,focus 0');
});

test('a notice of no pair brings a tab and leaves it at what it shows', async () => {
  expect(await press([tab(ETH)], '/')).toBe('tell 0 null,focus 0');
});

test('a window of one panel stays what it is: a desk comes, or is opened', async () => {
  expect(await press([tab(`${BTC}&panel=book`, 'visible'), tab(ETH)], `/${BTC}`)).toBe('tell 1 bitfinex:BTC/USD,focus 1');
  expect(await press([tab(`${BTC}&panel=book`, 'visible')], `/${BTC}`)).toBe(`open /${BTC}`);
});

test('where no tab is left the place is opened, and nothing but a place of this program ever', async () => {
  expect(await press([], `/${BTC}`)).toBe(`open /${BTC}`);
  for (const path of ['https://evil.example/', '//evil.example', '/other', 'javascript:alert(1)', 7, undefined])
    expect(await press([], path)).toBe('open /');
});
