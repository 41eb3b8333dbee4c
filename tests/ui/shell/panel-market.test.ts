import { expect, test, vi } from 'vitest';
import type { LinkColour } from '../../../src/ui/layout/layout';
import { HOME_WORKSPACE } from '../../../src/ui/layout/workspaces';
import type { Desk } from '../../../src/ui/shell/desk';
import type { Market } from '../../../src/ui/shell/market';
import { panelMarket, windowMarket } from '../../../src/ui/shell/panel-market';

function openWindow(link: LinkColour | null) {
  const [select, setLinks] = [vi.fn<Market['select']>(), vi.fn<Desk['setLinks']>()];
  const panel = { id: 'chart', kind: 'chart', link, pair: null, interval: null } as const;
  const desk = {
    layout: () => ({ type: 'stack', id: 'window', panels: [panel], shown: 'chart', isFolded: false }),
    workspace: () => HOME_WORKSPACE,
    setLinks,
  } as Pick<Desk, 'layout' | 'workspace' | 'setLinks'> as Desk;
  const page = { select } as Pick<Market, 'select'> as Market;
  return { market: windowMarket(desk, page, panelMarket(desk, page)), select, setLinks };
}

test('in a window of a panel with a colour, another market is another one of the colour, so that all of the window is of one pair', () => {
  const { market, select, setLinks } = openWindow('red');
  market.select('bitfinex:ETH/USD');
  expect(setLinks).toHaveBeenCalledWith({ red: { pair: 'bitfinex:ETH/USD', interval: null } });
  expect(select).not.toHaveBeenCalled();
});

test('in a window of a panel without a colour it is another market of the page', () => {
  const { market, select, setLinks } = openWindow(null);
  market.select('bitfinex:ETH/USD');
  expect(select).toHaveBeenCalledWith('bitfinex:ETH/USD');
  expect(setLinks).not.toHaveBeenCalled();
});
