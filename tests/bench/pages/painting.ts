/** A bare page that paints the rows of the terminal, merged per frame, while a worker takes the same frames from the exchange and drops them. */
import { offerPainting } from './offer-painting';

const BOOK_ROWS = 50;
const TAPE_ROWS = 50;
const WATCHED = 3;

interface Cells {
  readonly texts: readonly Text[];
  readonly bar: HTMLElement | null;
}

function makeRows(parent: HTMLElement, count: number, cells: number, hasBar: boolean): Cells[] {
  return Array.from({ length: count }, () => {
    const row = document.createElement('div');
    row.style.cssText = 'position:relative;display:flex;height:18px;contain:strict;font:12px monospace';
    const bar = hasBar ? document.createElement('div') : null;
    if (bar !== null) {
      bar.style.cssText = 'position:absolute;inset:0;background:#2a4;opacity:.2;transform-origin:right';
      row.append(bar);
    }
    const texts = Array.from({ length: cells }, () => {
      const cell = document.createElement('span');
      cell.style.cssText = 'flex:1;overflow:hidden';
      const text = document.createTextNode('');
      cell.append(text);
      row.append(cell);
      return text;
    });
    parent.append(row);
    return { texts, bar };
  });
}

const [watchlist, book, tape] = ['240px', '300px', '300px'].map((width) => {
  const column = document.createElement('div');
  column.style.cssText = `width:${width};height:100%;overflow:hidden;contain:strict`;
  document.body.append(column);
  return column;
});
document.body.style.cssText = 'margin:0;display:flex;height:100vh;background:#111;color:#ddd';
const rows = [
  ...makeRows(watchlist as HTMLElement, WATCHED, 3, false),
  ...makeRows(book as HTMLElement, BOOK_ROWS, 3, true),
  ...makeRows(tape as HTMLElement, TAPE_ROWS, 3, false),
];

function paint(): void {
  for (const { texts, bar } of rows) {
    for (const text of texts) text.data = (Math.random() * 100_000).toFixed(2);
    if (bar !== null) bar.style.transform = `scaleX(${Math.random()})`;
  }
  requestAnimationFrame(paint);
}

offerPainting(paint);
