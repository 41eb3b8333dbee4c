import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LINK_COLOURS, type PanelState } from '../../../src/ui/layout/layout';
import { crosshairOf, keeperOf, type LinkChoice, type Links, linked, linkOf, type Shown, shownBy, withLink } from '../../../src/ui/layout/links';

const PAGE: Shown = { pair: 'bitfinex:BTC/USD', interval: '1h' };
const panel = (change: Partial<PanelState> = {}): PanelState => ({ id: 'chart', kind: 'chart', link: null, pair: null, interval: null, ...change });

const pairs = fc.constantFrom('bitfinex:BTC/USD' as const, 'bitfinex:ETH/USD' as const, 'simulated:BTC/USD' as const);
const intervals = fc.constantFrom('1m' as const, '1h' as const, '1D' as const);
const some = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
const targets = fc.record({ pair: some(pairs), interval: some(intervals) });
const links: fc.Arbitrary<Links> = fc.dictionary(fc.constantFrom(...LINK_COLOURS), targets) as fc.Arbitrary<Links>;
const panels = fc.record({ link: some(fc.constantFrom(...LINK_COLOURS)), pair: some(pairs), interval: some(intervals) }).map(panel);
const pages = fc.record({ pair: pairs, interval: intervals });
const choices = fc.constantFrom<LinkChoice[]>('page', 'own', ...LINK_COLOURS);

test('a panel shows what is its own, then what its colour has, then what the page shows', () => {
  const red: Links = { red: { pair: 'bitfinex:ETH/USD', interval: null } };
  expect(shownBy(panel(), red, PAGE)).toEqual(PAGE);
  expect(shownBy(panel({ link: 'red' }), red, PAGE)).toEqual({ pair: 'bitfinex:ETH/USD', interval: '1h' });
  expect(shownBy(panel({ link: 'blue' }), red, PAGE)).toEqual(PAGE);
  expect(shownBy(panel({ interval: '5m' }), red, PAGE)).toEqual({ pair: 'bitfinex:BTC/USD', interval: '5m' });
  expect(shownBy(panel({ pair: 'bitfinex:LTC/USD', interval: '1D' }), red, PAGE)).toEqual({ pair: 'bitfinex:LTC/USD', interval: '1D' });
});

test('who keeps what a panel shows is told, and then it shows that', () => {
  fc.assert(
    fc.property(panels, links, pages, pairs, (one, all, page, pair) => {
      const keeper = keeperOf(one, 'pair');
      const next =
        keeper === 'panel'
          ? shownBy({ ...one, pair }, all, page)
          : keeper === 'page'
            ? shownBy(one, all, { ...page, pair })
            : shownBy(one, withLink(all, keeper, { pair }), page);
      expect(next).toEqual({ pair, interval: shownBy(one, all, page).interval });
    }),
  );
});

test('panels of one colour show the same, whatever else there is, and another colour is not touched', () => {
  fc.assert(
    fc.property(links, pages, fc.constantFrom(...LINK_COLOURS), targets, (all, page, colour, target) => {
      const next = withLink(all, colour, target);
      const shown = shownBy(panel({ id: 'a', link: colour }), next, page);
      expect(shownBy(panel({ id: 'b', kind: 'book', link: colour }), next, page)).toEqual(shown);
      for (const other of LINK_COLOURS.filter((one) => one !== colour))
        expect(shownBy(panel({ link: other }), next, page)).toEqual(shownBy(panel({ link: other }), all, page));
    }),
  );
});

test('a panel is linked as was chosen, and one that is left to itself goes on with what it shows', () => {
  fc.assert(
    fc.property(panels, links, pages, choices, (one, all, page, choice) => {
      const shown = shownBy(one, all, page);
      const next = { ...one, ...linked(choice, shown) };
      expect(linkOf(next)).toBe(choice);
      if (choice === 'own') expect(shownBy(next, {}, { pair: 'bitfinex:XRP/USD', interval: '14D' })).toEqual(shown);
      if (choice === 'page') expect(shownBy(next, all, PAGE)).toEqual(PAGE);
    }),
  );
});

test('a crosshair moves on charts with the page on that page, and on those of a colour in all windows of the workspace', () => {
  expect(crosshairOf(panel({ interval: '5m' }), 'desk')).toEqual({ name: 'page', isShared: false });
  expect(crosshairOf(panel({ link: 'red' }), 'desk')).toEqual({ name: 'desk red', isShared: true });
  expect(crosshairOf(panel({ link: 'red' }), 'evening')).not.toEqual(crosshairOf(panel({ link: 'red' }), 'desk'));
  expect(crosshairOf(panel({ pair: 'bitfinex:ETH/USD' }), 'desk')).toBeNull();
});
