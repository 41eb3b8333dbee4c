import type { Layout } from './layout';
import { panel, sized, stack, tablesHeight, tablesOf } from './preset-parts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The ladder in the middle, what the book did before at its left, the hand at its right: who trades each tick looks there. */
export const scalper = (): Layout =>
  sized('row', [
    [
      37,
      sized('column', [
        [6, stack('chart', [panel('chart')])],
        [5, stack('heatmap', [panel('heatmap')])],
        [1, tablesOf('orders', true)],
      ]),
    ],
    [26, stack('ladder', [panel('ladder')])],
    [
      18,
      sized('column', [
        [1, stack('watch', [panel('watch')])],
        [1, stack('tape', [panel('tape')])],
      ]),
    ],
    [19, stack('ticket', [panel('ticket')])],
  ]);

/** One chart, and below it nothing but the tabs of the tables. */
export const chart = (): Layout =>
  sized('column', [
    [2, stack('chart', [panel('chart')])],
    [1, tablesOf('orders', true)],
  ]);

/** One market at four lengths of candles. */
export function four(): Layout {
  const charts = (['5m', '1h', '4h', '1D'] as const).map((interval, i) => {
    const id = i === 0 ? 'chart' : `chart-${i + 1}`;
    return [1, stack(id, [panel('chart', id, interval)])] as const;
  });
  const all = sized('column', [
    [1, sized('row', charts.slice(0, 2))],
    [1, sized('row', charts.slice(2))],
    [1, tablesOf('orders', true)],
  ]);
  return sized('row', [
    [13, stack('watch', [panel('watch')])],
    [87, all],
  ]);
}

/** Many markets and what is waited for there; the chosen one beside them. */
export function watch(size: Size): Layout {
  const tables = tablesHeight(size, 'alerts');
  const chosen = sized('column', [
    [size.height - tables, stack('chart', [panel('chart')])],
    [tables, tablesOf('alerts', false)],
  ]);
  const side = sized('column', [
    [2.4, stack('book', [panel('book')])],
    [1, stack('tape', [panel('tape')])],
  ]);
  return sized('row', [
    [28, stack('watch', [panel('watch')])],
    [50, chosen],
    [22, side],
  ]);
}
