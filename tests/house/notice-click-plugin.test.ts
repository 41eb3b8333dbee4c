import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { ON_CLICK } from '../../scripts/build/notice-click-plugin';

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
    matchAll: async () => tabs.map((one, i) => ({ ...one, focus: async () => done.push(`focus ${i}`) })),
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
  expect(await press([tab(ETH, 'visible'), tab(BTC), tab(`${BTC}&x=1`, 'visible')], `/${BTC}`)).toBe('focus 2');
  expect(await press([tab(ETH, 'visible'), tab(ETH), tab(BTC)], `/${BTC}`)).toBe('focus 2');
});

test('where no tab shows the pair one that is in view comes, else any; it is not sent elsewhere', async () => {
  expect(await press([tab(ETH), tab(ETH, 'visible')], `/${BTC}`)).toBe('focus 1');
  expect(await press([tab(ETH), tab('')], `/${BTC}`)).toBe('focus 0');
});

test('where no tab is left the place is opened, and nothing but a place of this program ever', async () => {
  expect(await press([], `/${BTC}`)).toBe(`open /${BTC}`);
  for (const path of ['https://evil.example/', '//evil.example', '/other', 'javascript:alert(1)', 7, undefined])
    expect(await press([], path)).toBe('open /');
});
