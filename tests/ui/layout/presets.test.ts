import { expect, test } from 'vitest';
import { arrange } from '../../../src/ui/layout/arrange';
import { panelsOf } from '../../../src/ui/layout/layout';
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
