import type { Locator, Page } from '@playwright/test';
import type { ExchangeHost } from './support/exchange-host';
import { expect, test } from './support/fixtures';
import { expectLive, measured, openTicket } from './support/screen';

// The market of the loopback exchange stands still; what trades, trades because the test says so.

const ticket = (page: Page): Locator => page.getByRole('region', { name: 'Order BTC/USD' });
const field = (page: Page, name: string): Locator => ticket(page).getByRole('textbox', { name, exact: true });
const send = (page: Page): Locator => ticket(page).locator('.ticket-send');
const outcome = (page: Page): Locator => ticket(page).locator('.ticket-outcome');
const rows = (page: Page): Locator => page.locator('.dock-body tbody tr');
/** What is under test is not the pointer: a press of its own takes several frames of each tab. */
const press = (button: Locator): Promise<void> => button.dispatchEvent('click');
const dock = (page: Page, name: RegExp): Promise<void> => press(page.getByRole('tab', { name }));

/** Two tabs on one market. What one of them is told the other must show as well. */
interface Desk {
  readonly one: Page;
  readonly other: Page;
  /** The middle of the book, which stands still. */
  readonly mid: number;
  /** Somebody trades so much at so many times the middle. */
  trade(side: 'buy' | 'sell', size: number, ratio: number): void;
}

/** So many times the middle of the book, as a price that the market takes. */
const at = ({ mid }: Desk, ratio: number): string => String(Math.round(mid * ratio));
const shown = (price: string): string => Number(price).toLocaleString('en-US');

async function choose({ one }: Desk, side: 'Buy' | 'Sell', type: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await press(ticket(one).getByRole('button', { name: side, exact: true }));
  await press(ticket(one).getByRole('button', { name: type, exact: true }));
  for (const [name, text] of Object.entries(fields)) await field(one, name).fill(text);
}

async function place(desk: Desk, side: 'Buy' | 'Sell', type: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await choose(desk, side, type, fields);
  await press(send(desk.one));
}

/** Both tabs list these orders, in these states, and not a word differs between them. */
async function alike({ one, other }: Desk, states: readonly (string | RegExp)[]): Promise<void> {
  for (const page of [one, other]) {
    await expect(rows(page)).toHaveCount(states.length);
    for (const [i, state] of states.entries()) await expect(rows(page).nth(i).locator('.col-state')).toHaveText(state);
  }
  await same(one, other);
}

/** Told at the same time, drawn each in its own frame. */
const same = (one: Page, other: Page): Promise<void> =>
  expect(async () => expect(await rows(other).allInnerTexts()).toEqual(await rows(one).allInnerTexts())).toPass({ timeout: 10_000 });

/** The last orders that are over, in both tabs. */
async function over(desk: Desk, states: readonly (string | RegExp)[]): Promise<void> {
  const tabs = [desk.one, desk.other];
  for (const page of tabs) await dock(page, /^Order history/);
  for (const page of tabs)
    for (const [i, state] of states.entries()) await expect(rows(page).nth(i).locator('.col-state')).toHaveText(state, { timeout: 20_000 });
  await same(desk.one, desk.other);
  for (const page of tabs) await dock(page, /^Open orders/);
}

/** A change that the second tab asks for. */
async function amend({ other }: Desk, row: number, name: 'price' | 'trigger' | 'size', to: string): Promise<void> {
  await rows(other).nth(row).focus();
  await other.keyboard.press('Enter');
  await other.getByRole('textbox', { name: new RegExp(`^New ${name} of`) }).fill(to);
  await other.keyboard.press('Enter');
  await expect(other.getByRole('textbox', { name: /^New / })).toHaveCount(0);
  await expect(rows(other).nth(row).locator(`.col-${name}`)).toContainText(name === 'size' ? to : shown(to));
}

async function cancel({ other }: Desk, row: number): Promise<void> {
  await rows(other).nth(row).focus();
  await other.keyboard.press('Delete');
}

async function openDesk(openTab: () => Promise<Page>, exchange: ExchangeHost): Promise<Desk> {
  const [one, other] = [await openTab(), await openTab()];
  for (const page of [one, other]) await expectLive(page);
  await openTicket(one);
  await openTicket(other);
  for (const page of [one, other]) await dock(page, /^Open orders/);
  const { control } = exchange.running;
  control.pace({});
  const { bids, asks } = exchange.running.bookOf('tBTCUSD', 'P0', 25);
  const mid = ((bids[0]?.[0] ?? 0) + (asks[0]?.[0] ?? 0)) / 2;
  let id = 4e15;
  const trade = (side: 'buy' | 'sell', size: number, ratio: number): void => {
    const channels = exchange.running.stats().sockets.flatMap((socket) => socket.subscriptions);
    const { chanId = 0 } = channels.find((one) => one.channel === 'trades' && one.symbol === 'tBTCUSD') ?? {};
    control.sendData(chanId, `"te",[${++id},${Date.now()},${side === 'buy' ? size : -size},${Math.round(mid * ratio)}]`);
  };
  return { one, other, mid, trade };
}

const SIZE = { Size: '0.02' };
const WAITS = 'waiting for its trigger';

/** What each type goes through: placed, changed, filled in parts, over. */
const LIVES: readonly (readonly [type: string, live: (desk: Desk) => Promise<void>])[] = [
  [
    'limit',
    async (desk) => {
      await place(desk, 'Buy', 'Limit', { Price: at(desk, 0.97), ...SIZE });
      await alike(desk, ['open']);
      await amend(desk, 0, 'price', at(desk, 0.98));
      desk.trade('sell', 0.005, 0.975);
      await alike(desk, ['25 % filled']);
      await amend(desk, 0, 'size', '0.01');
      await alike(desk, ['50 % filled']);
      await cancel(desk, 0);
      await alike(desk, []);
      await over(desk, [/^cancelled, 50 % filled: asked for/]);
    },
  ],
  [
    'market',
    async (desk) => {
      await place(desk, 'Buy', 'Market', { Size: '0.01' });
      await expect(outcome(desk.one).getByRole('status')).toHaveText(/filled$/);
      await over(desk, ['filled']);
    },
  ],
  [
    'stop',
    async (desk) => {
      await place(desk, 'Buy', 'Stop', { Trigger: at(desk, 1.02), ...SIZE });
      await alike(desk, [WAITS]);
      await amend(desk, 0, 'trigger', at(desk, 1.03));
      desk.trade('buy', 0.001, 1.025);
      await alike(desk, [WAITS]);
      desk.trade('buy', 0.001, 1.03);
      await alike(desk, []);
      await over(desk, ['filled']);
    },
  ],
  [
    'stop-limit',
    async (desk) => {
      await place(desk, 'Buy', 'Stop limit', { Trigger: at(desk, 1.02), Price: at(desk, 0.97), ...SIZE });
      await alike(desk, [WAITS]);
      await amend(desk, 0, 'trigger', at(desk, 1.01));
      desk.trade('buy', 0.001, 1.015);
      await alike(desk, ['open']);
      desk.trade('sell', 0.01, 0.965);
      await alike(desk, ['50 % filled']);
      await cancel(desk, 0);
      await over(desk, [/^cancelled, 50 % filled/]);
    },
  ],
  [
    'take-profit',
    async (desk) => {
      await place(desk, 'Buy', 'Take profit', { Trigger: at(desk, 0.98), ...SIZE });
      await alike(desk, [WAITS]);
      await amend(desk, 0, 'size', '0.01');
      await cancel(desk, 0);
      await over(desk, [/^cancelled: asked for/]);
      await place(desk, 'Buy', 'Take profit', { Trigger: at(desk, 0.97), ...SIZE });
      await alike(desk, [WAITS]);
      desk.trade('sell', 0.001, 0.97);
      await over(desk, ['filled']);
    },
  ],
  [
    'trailing stop',
    async (desk) => {
      await place(desk, 'Sell', 'Trailing', { Distance: '1', 'Follow from': at(desk, 1.04), ...SIZE });
      await alike(desk, [`waits for ${shown(at(desk, 1.04))}`]);
      desk.trade('buy', 0.001, 1.05);
      await alike(desk, [new RegExp(`peak ${shown(at(desk, 1.05))}`)]);
      await amend(desk, 0, 'size', '0.01');
      desk.trade('sell', 0.001, 1.03);
      await alike(desk, []);
      await over(desk, ['filled']);
    },
  ],
  [
    'OCO',
    async (desk) => {
      await place(desk, 'Buy', 'OCO', { Price: at(desk, 0.97), Trigger: at(desk, 1.04), ...SIZE });
      await alike(desk, ['open', WAITS]);
      await amend(desk, 1, 'trigger', at(desk, 1.05));
      desk.trade('sell', 0.01, 0.965);
      await alike(desk, ['50 % filled']);
      await cancel(desk, 0);
      await over(desk, [/^cancelled, 50 % filled/, /^cancelled: P-\S+ of its group is filled/]);
    },
  ],
  [
    'bracket',
    async (desk) => {
      await ticket(desk.one).getByRole('button', { name: 'Limit', exact: true }).click();
      await ticket(desk.one)
        .getByRole('checkbox', { name: /Take profit/ })
        .check();
      await ticket(desk.one).getByRole('combobox', { name: 'Exits in' }).selectOption('r');
      const [entry, stop] = [at(desk, 0.97), at(desk, 0.94)];
      const gain = shown(String(3 * Number(entry) - 2 * Number(stop)));
      await choose(desk, 'Buy', 'Limit', { Price: entry, Size: '', 'Take profit': '2', Stop: stop });
      await expect(ticket(desk.one).locator('.exit-result').first()).toHaveText(`at ${gain}`);
      await place(desk, 'Buy', 'Limit', SIZE);
      await alike(desk, ['open', 'waiting for its entry', 'waiting for its entry']);
      await expect(rows(desk.one).nth(1).locator('.col-trigger')).toContainText(gain);
      desk.trade('sell', 0.01, 0.965);
      await alike(desk, ['50 % filled', WAITS, WAITS]);
      await amend(desk, 2, 'trigger', at(desk, 0.93));
      await cancel(desk, 0);
      await alike(desk, [WAITS, WAITS]);
      desk.trade('buy', 0.001, 1.031);
      await alike(desk, []);
      await over(desk, [/^cancelled: P-\S+ of its group is filled/, 'filled', /^cancelled, 50 % filled/]);
      await ticket(desk.one)
        .getByRole('checkbox', { name: /Take profit/ })
        .uncheck();
    },
  ],
  [
    'scaled',
    async (desk) => {
      await place(desk, 'Buy', 'Scaled', { From: at(desk, 0.97), To: at(desk, 0.95), Orders: '3', Size: '0.03' });
      await alike(desk, ['open', 'open', 'open']);
      await amend(desk, 2, 'price', at(desk, 0.94));
      desk.trade('sell', 0.005, 0.965);
      await alike(desk, ['50 % filled', 'open', 'open']);
      await desk.other.getByRole('button', { name: 'Cancel BTC/USD (3)' }).click();
      await alike(desk, []);
    },
  ],
];

test('5.2: every type of order stands alike in two tabs as it is placed, changed, filled in parts and ended', async ({ openTab, exchange }, info) => {
  test.setTimeout(120_000);
  const desk = await openDesk(() => openTab(), exchange);
  desk.trade('buy', 0.001, 1);
  for (const page of [desk.one, desk.other]) {
    for (const last of ['.header-price', '.spread-last']) await expect(page.locator(last)).toHaveText(new RegExp(shown(at(desk, 1))));
    await expect(page).toHaveTitle(new RegExp(`^${shown(at(desk, 1))} BTC/USD`));
  }
  for (const [type, live] of LIVES) {
    const began = Date.now();
    await test.step(type, () => live(desk));
    measured(info, `${type} ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
});

test('5.2: what is refused, and what runs out of time, stands alike in two tabs', async ({ openTab, exchange }) => {
  test.setTimeout(120_000);
  const desk = await openDesk(() => openTab(), exchange);
  const { one } = desk;
  await expect(ticket(one).getByRole('checkbox', { name: /^Iceberg.*not at this exchange$/ })).toBeDisabled();
  const taking = at(desk, 1.01);
  const bracket = ticket(one).getByRole('checkbox', { name: /Take profit/ });

  await ticket(one)
    .getByRole('checkbox', { name: /^Post-only/ })
    .check();
  const refusals: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
    ['Limit', { Price: taking, ...SIZE }, 1],
    ['OCO', { Price: taking, Trigger: at(desk, 1.05), ...SIZE }, 2],
    ['Scaled', { From: taking, To: at(desk, 0.95), Orders: '3', Size: '0.03' }, 3],
  ];
  for (const [type, fields, count] of refusals) {
    await place(desk, 'Buy', type, fields);
    await over(desk, Array<RegExp>(count).fill(/^rejected: post-only/));
  }

  await ticket(one)
    .getByRole('checkbox', { name: /^Post-only/ })
    .uncheck();
  await ticket(one).getByRole('button', { name: 'Limit', exact: true }).click();
  await ticket(one).getByRole('combobox').filter({ hasText: 'GTC' }).selectOption('GTD');
  const low = at(desk, 0.97);
  const high = at(desk, 1.03);
  const ending: readonly (readonly ['Buy' | 'Sell', string, Readonly<Record<string, string>>])[] = [
    ['Buy', 'Limit', { Price: low, Size: '0.01' }],
    ['Buy', 'Stop', { Trigger: high, Size: '0.01' }],
    ['Buy', 'Stop limit', { Trigger: high, Price: high, Size: '0.01' }],
    ['Buy', 'Take profit', { Trigger: low, Size: '0.01' }],
    ['Buy', 'OCO', { Price: low, Trigger: high, Size: '0.01' }],
    ['Buy', 'Scaled', { From: low, To: at(desk, 0.95), Orders: '2', Size: '0.02' }],
    ['Sell', 'Trailing', { Distance: '2', Size: '0.01' }],
  ];
  for (const [side, type, fields] of ending) {
    await endSoon(one);
    await place(desk, side, type, fields);
    await expect(outcome(one).getByRole('status')).toHaveText(/open|waiting|following/);
  }
  await choose(desk, 'Buy', 'Limit', {});
  await bracket.check();
  await endSoon(one);
  await place(desk, 'Buy', 'Limit', { Price: low, Size: '0.01', 'Take profit': high, Stop: at(desk, 0.9) });
  await expect(outcome(one).getByRole('status')).toHaveText(/waiting for its entry/);
  await expect(rows(desk.other)).toHaveCount(0, { timeout: 20_000 });
  await alike(desk, []);
  await over(desk, []);
  for (const page of [one, desk.other]) {
    await dock(page, /^Order history/);
    await expect(rows(page).filter({ hasText: 'expired: its time is over' })).toHaveCount(10);
    await expect(rows(page).filter({ hasText: 'ended without a fill' })).toHaveCount(2);
  }
});

/** The end of what is placed next: time enough to place it, and little more. */
async function endSoon(page: Page): Promise<void> {
  const until = await page.evaluate(() => {
    const end = new Date(Date.now() + 6_000);
    return new Date(end.getTime() - end.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
  });
  await ticket(page).getByLabel('Until, local time').fill(until);
}
