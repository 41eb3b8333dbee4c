import { expect, test } from 'vitest';
import { arrange } from '../../../src/ui/layout/arrange';
import { isTableKind, PANEL_KINDS } from '../../../src/ui/layout/kinds';
import { panelsOf } from '../../../src/ui/layout/layout';
import { PRESET_NAMES, PRESETS } from '../../../src/ui/layout/presets';
import { readLayout } from '../../../src/ui/layout/read-layout';
import { desk, ROOM } from './layouts';

const at = (change: Parameters<typeof desk>[0] = {}) => {
  const { width, height } = { ...ROOM, ...change };
  return arrange(desk(change), width, height);
};

test('the standard desk has watchlist, chart over the tables, book over trades and ticket, and the chart half of 1366 pixels', () => {
  const rects = at();
  expect([...rects.keys()]).toEqual(['watch', 'chart', 'tables', 'book', 'tape', 'ticket']);
  expect((rects.get('chart')?.width ?? 0) - 1).toBeGreaterThanOrEqual(1366 / 2);
  expect(rects.get('watch')?.width).toBe(176);
  expect(rects.get('tables')?.height).toBe(205);
});

test('columns keep their pixels on a wider screen, and what is closed gives its room to the chart', () => {
  expect(at({ hasTicket: false }).get('watch')?.width).toBe(264);
  expect(at({ width: 1500, hasTicket: false }).get('book')?.width).toBe(289);
  const chart = (change: Parameters<typeof desk>[0]): number => at(change).get('chart')?.width ?? 0;
  expect(chart({ hasTicket: false, hasWatch: false })).toBe(1366 - 289);
  expect(chart({ width: 1920, hasTicket: false })).toBeGreaterThan(960);
});

test('on a wide screen the trades stand beside the book, and tables that need height have it', () => {
  const wide = at({ width: 2560, height: 1300 });
  expect(wide.get('tape')?.y).toBe(0);
  expect((wide.get('chart')?.width ?? 0) - 1).toBeGreaterThanOrEqual(1280);
  expect(at({ table: 'connection' }).get('tables')?.height).toBe(321);
  expect(at({ height: 200, table: 'connection' }).get('chart')?.height).toBeGreaterThan(60);
});

test('every standard desk is one that may be stored, with every panel once', () => {
  for (const width of [800, 1024, 1366, 1920, 2560])
    for (const hasWatch of [true, false])
      for (const hasTicket of [true, false]) {
        const layout = desk({ width, hasWatch, hasTicket });
        expect(readLayout(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
        expect(panelsOf(layout)).toHaveLength(13 + Number(hasWatch) + Number(hasTicket));
      }
});

test('every preset is one that may be stored, at every size; the chart of Standard and Chart has half of 1366 pixels', () => {
  for (const name of PRESET_NAMES)
    for (const [width, height] of [
      [800, 500],
      [1366, 690],
      [2560, 1300],
    ] as const) {
      const layout = PRESETS[name].make({ ...ROOM, width, height });
      expect(readLayout(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
      const places = arrange(layout, width, height);
      for (const { width: w, height: h } of places.values()) expect(Math.min(w, h), name).toBeGreaterThan(30);
    }
  for (const name of ['standard', 'chart'] as const)
    expect(arrange(PRESETS[name].make(ROOM), 1366, 690).get('chart')?.width, name).toBeGreaterThanOrEqual(683);
});

test('four charts stand two by two, each with candles of its own and all with the market of the page', () => {
  const layout = PRESETS.four.make(ROOM);
  const charts = panelsOf(layout).filter(({ kind }) => kind === 'chart');
  expect(charts.map(({ id, interval, pair }) => [id, interval, pair])).toEqual([
    ['chart', '5m', null],
    ['chart-2', '1h', null],
    ['chart-3', '4h', null],
    ['chart-4', '1D', null],
  ]);
  const places = charts.map(({ id }) => arrange(layout, 1366, 690).get(id));
  expect(new Set(places.map((place) => place?.x)).size).toBe(2);
  expect(new Set(places.map((place) => place?.y)).size).toBe(2);
  for (const place of places) expect(place?.width ?? 0).toBeGreaterThan(550);
});

test('the ladder of the scalper is in the middle, with chart and ticket at its sides', () => {
  const places = arrange(PRESETS.scalper.make(ROOM), 1366, 690);
  const middle = (id: string): number => (places.get(id)?.x ?? 0) + (places.get(id)?.width ?? 0) / 2;
  expect(Math.abs(middle('ladder') - 683)).toBeLessThan(60);
  expect(middle('heatmap')).toBeLessThan(middle('ladder'));
  expect(middle('ticket')).toBeGreaterThan(middle('tape'));
  for (const { kind, id } of panelsOf(PRESETS.scalper.make(ROOM)).filter(({ kind }) => !isTableKind(kind)))
    expect(places.get(id)?.width ?? 0, kind).toBeGreaterThanOrEqual(PANEL_KINDS[kind].width);
});
