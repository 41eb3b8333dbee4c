import fc from 'fast-check';
import { barsOf, moved } from '../../../src/ui/layout/bars';
import { add, close, duplicate, move, resize, type Side, type Target } from '../../../src/ui/layout/change';
import { PANEL_KINDS, type PanelKind } from '../../../src/ui/layout/kinds';
import { type Layout, panelsOf, stacksOf } from '../../../src/ui/layout/layout';
import { newPanel } from '../../../src/ui/layout/new-panel';
import { type Room, standard } from '../../../src/ui/layout/presets';
import { adjust, fold, show } from '../../../src/ui/layout/see';

export const ROOM: Room = { width: 1366, height: 690, hasWatch: true, hasTicket: true, table: 'depth', areTablesFolded: false };
export const desk = (change: Partial<Room> = {}): Layout => standard({ ...ROOM, ...change });

/** Numbers that say where: each is taken of what there is when its turn comes. */
export interface Step {
  readonly what: 'show' | 'fold' | 'close' | 'add' | 'move' | 'duplicate' | 'resize' | 'adjust';
  readonly panel: number;
  readonly stack: number;
  readonly side: Side;
  readonly at: Target['at'];
  readonly px: number;
}

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    what: fc.constantFrom<Step['what'][]>('show', 'fold', 'close', 'add', 'move', 'move', 'move', 'duplicate', 'resize', 'adjust'),
    panel: fc.nat(60),
    stack: fc.nat(60),
    side: fc.constantFrom<Side[]>('left', 'right', 'top', 'bottom'),
    at: fc.constantFrom<Target['at'][]>('tabs', 'side', 'edge'),
    px: fc.integer({ min: -900, max: 900 }),
  }),
  { maxLength: 15 },
);

const of = <T>(all: readonly T[], i: number): T => all[i % all.length] as T;

export function apply(layout: Layout, { what, panel, stack, side, at, px }: Step): Layout {
  const id = of(panelsOf(layout), panel).id;
  const place = of(stacksOf(layout), stack);
  const before = px > 0 ? of(place.panels, panel).id : null;
  const target: Target =
    at === 'edge' ? { at, side, share: (px + 900) / 1800 } : at === 'side' ? { at, side, stack: place.id } : { at, stack: place.id, before };
  if (what === 'show') return show(layout, id);
  if (what === 'fold') return fold(layout, place.id, px > 0);
  if (what === 'close') return close(layout, id);
  if (what === 'add') return add(layout, newPanel(layout, of(Object.keys(PANEL_KINDS) as PanelKind[], panel)), target);
  if (what === 'move') return move(layout, id, target);
  if (what === 'duplicate') return duplicate(layout, id);
  if (what === 'adjust')
    return adjust(layout, id, { link: px > 0 ? 'red' : null, pair: px > 0 ? null : 'bitfinex:ETH/USD', interval: px > 300 ? '5m' : null });
  const bars = barsOf(layout, 1366, 690);
  const bar = bars[panel % Math.max(1, bars.length)];
  return bar === undefined ? layout : resize(layout, bar.path, moved(bar, px));
}
