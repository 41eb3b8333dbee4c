import { NumberCell, TextCell } from '../../drawing/cell';
import { fixed } from '../../drawing/digits';
import { fittedSize } from '../../drawing/fitted-size';
import { exactTime, type Zone } from '../../format/time';
import { t } from '../../words/t';
import { gapWords, rowsAbove, type TapeRow, tintOf } from './tape-rows';

export interface TapeLook {
  readonly priceDecimals: number;
  readonly sizeDecimals: number;
  /** Digits that there is room for in a size. */
  readonly sizeRoom: number;
  /** Size that tints are measured against. */
  readonly median: number;
  /** Clock of the times. */
  readonly zone: Zone;
}

/** Characters of `.123`. */
const FRACTION = 4;

/** A row of the pool: it shows a trade, a gap or nothing, always in the same space. */
class TapeLine {
  readonly element = document.createElement('div');
  private readonly time = new TextCell('tape-time');
  /** Of the second: left out where there is no room for it. */
  private readonly fraction = new TextCell('tape-fraction');
  private readonly arrow = new TextCell('tape-arrow');
  private readonly price = new NumberCell('tape-price', fixed);
  private readonly size = new NumberCell('tape-size', fittedSize);
  private readonly note = new TextCell('tape-note');
  private kind = '';
  private tint = '';
  private shownAt = Number.NaN;
  private shownZone: Zone = 'local';

  constructor() {
    this.element.className = 'tape-row';
    this.element.setAttribute('role', 'row');
    this.time.element.setAttribute('role', 'cell');
    this.price.element.setAttribute('role', 'cell');
    this.size.element.setAttribute('role', 'cell');
    this.note.element.setAttribute('role', 'cell');
    this.time.element.append(this.fraction.element);
    this.element.append(this.time.element, this.arrow.element, this.price.element, this.size.element, this.note.element);
    this.mark('none', '0');
  }

  draw(row: TapeRow, look: TapeLook): void {
    if (row.kind === 'gap') {
      this.empty();
      this.note.set(gapWords(row.from, row.to));
      this.mark('gap', '0');
      return;
    }
    if (row.at !== this.shownAt || look.zone !== this.shownZone) {
      this.shownAt = row.at;
      this.shownZone = look.zone;
      const time = exactTime(row.at, look.zone);
      const point = time.length - FRACTION;
      this.time.set(time.slice(0, point));
      this.fraction.set(time.slice(point));
    }
    this.arrow.set(row.side === 'buy' ? '▲' : '▼');
    this.price.set(row.price, look.priceDecimals);
    this.size.set(row.size, look.sizeDecimals, look.sizeRoom);
    this.note.set('');
    this.mark(row.side, String(tintOf(row.size, look.median)));
  }

  clear(): void {
    this.empty();
    this.note.set('');
    this.mark('none', '0');
  }

  private empty(): void {
    this.shownAt = Number.NaN;
    this.time.set('');
    this.fraction.set('');
    this.arrow.set('');
    this.price.clear();
    this.size.clear();
  }

  private mark(kind: string, tint: string): void {
    if (kind !== this.kind) this.element.dataset.kind = this.kind = kind;
    if (tint !== this.tint) this.element.dataset.tint = this.tint = tint;
  }
}

/** The tape's pool of rows, as many as fit. */
export class TapeView {
  private lines: TapeLine[] = [];
  private first: TapeRow | undefined;

  constructor(private readonly parent: HTMLElement) {
    parent.setAttribute('role', 'table');
    parent.setAttribute('aria-label', t('Trades, newest first'));
  }

  resize(count: number): void {
    while (this.lines.length < count) {
      const line = new TapeLine();
      this.lines.push(line);
      this.parent.append(line.element);
    }
    while (this.lines.length > count) this.lines.pop()?.element.remove();
  }

  draw(rows: readonly TapeRow[], look: TapeLook): void {
    this.rotate(rowsAbove(this.first, rows));
    this.first = rows[0];
    for (let i = 0; i < this.lines.length; i++) {
      const line = this.lines[i] as TapeLine;
      const row = rows[i];
      if (row === undefined) line.clear();
      else line.draw(row, look);
    }
  }

  clear(): void {
    this.first = undefined;
    for (const line of this.lines) line.clear();
  }

  /** New trades come on top in the rows that fall off below; those between keep their text. */
  private rotate(count: number): void {
    if (count === 0 || count >= this.lines.length) return;
    const reused = this.lines.splice(-count);
    this.parent.prepend(...reused.map((line) => line.element));
    this.lines = [...reused, ...this.lines];
  }
}
