import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INTERVALS } from '../../../src/domain/candle';
import { PANEL_KINDS, type PanelKind } from '../../../src/ui/layout/kinds';
import { LINK_COLOURS, type PanelState } from '../../../src/ui/layout/layout';
import { windowOf } from '../../../src/ui/shell/opened-window';
import { addressOfPanel, asWindow, panelInAddress } from '../../../src/ui/shell/panel-window';
import { pairInAddress } from '../../../src/ui/shell/preferences';

const CHART: PanelState = { id: 'chart-2', kind: 'chart', link: null, pair: null, interval: null };
const some = <T>(all: readonly T[]): fc.Arbitrary<T | null> => fc.constantFrom(null, ...all);

test('the address of a window says all that its panel has for itself', () => {
  const panels = fc.record({
    id: fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/),
    kind: fc.constantFrom(...(Object.keys(PANEL_KINDS) as PanelKind[])),
    link: some(LINK_COLOURS),
    interval: some(INTERVALS),
  });
  fc.assert(
    fc.property(panels, (found) => {
      const panel: PanelState = { ...found, pair: null };
      const address = addressOfPanel(panel, 'bitfinex:ETH/USD', 'evening');
      expect(panelInAddress(address)).toEqual(panel);
      expect(pairInAddress(address)).toBe('bitfinex:ETH/USD');
      expect(new URLSearchParams(address).get('workspace')).toBe('evening');
    }),
  );
  expect(addressOfPanel({ ...CHART, link: 'red' }, 'bitfinex:ETH/USD', 'home')).toBe(
    '?pair=bitfinex:ETH/USD&panel=chart&id=chart-2&workspace=home&link=red',
  );
});

test('what an address says of a panel and makes no sense is not there', () => {
  expect(panelInAddress('?pair=bitfinex:BTC/USD')).toBeNull();
  expect(panelInAddress('?panel=constructor')).toBeNull();
  expect(panelInAddress('?panel=book&id=../x&link=pink&interval=2m')).toEqual({ id: 'book', kind: 'book', link: null, pair: null, interval: null });
});

test('a window has its panel alone, which stays where it is', () => {
  const opened = windowOf('?panel=book&link=blue');
  expect(opened).toMatchObject({ isLocked: true, layout: { type: 'stack', shown: 'book', panels: [{ kind: 'book', link: 'blue' }] } });
  expect(windowOf('?panel=nothing')).toBeNull();
});

test('a chart without a colour goes on with its candles; with one it follows its colour', () => {
  const shown = { pair: 'bitfinex:ETH/USD', interval: '4h' } as const;
  expect(asWindow(CHART, shown).interval).toBe('4h');
  expect(asWindow({ ...CHART, link: 'red' }, shown).interval).toBeNull();
  expect(asWindow({ ...CHART, kind: 'book' }, shown).interval).toBeNull();
});
