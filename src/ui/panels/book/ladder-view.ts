import { CellBar, NumberCell } from '../../drawing/cell';
import { fixed } from '../../drawing/digits';
import { faded } from '../../drawing/faded';
import { fittedSize } from '../../drawing/fitted-size';
import type { LadderSide } from './ladder';
import { SteadyMarks } from './steady-marks';

export interface LadderLook {
  readonly unit: 'base' | 'quote';
  readonly priceDecimals: number;
  readonly sizeDecimals: number;
  /** Digits that there is room for in a size, and in a total. */
  readonly sizeRoom: number;
  readonly totalRoom: number;
  /** The total that fills a bar. */
  readonly scale: number;
  /** How sizes that change are seen: `steady` where motion is not wanted, `none` for a fresh book and for one that is not live. */
  readonly changes: 'flash' | 'steady' | 'none';
}

/** More changes at once than this are a busy market: nothing is emphasised for a while, or all would be. */
const MOST_FLASHES = 6;
const BUSY_MS = 1_000;
const FLASH_MS = 400;
/** Part of the token's colour that a flash begins with. */
export const FLASH_STRENGTH = 0.6;

/** A row of the pool. Row 0 is the best price for as long as the panel lives. */
class LadderRow {
  readonly element = document.createElement('div');
  readonly size = new NumberCell('ladder-size', fittedSize);
  private readonly bar = new CellBar(this.element);
  private readonly price = new NumberCell('ladder-price', fixed);
  private readonly total = new NumberCell('ladder-total', fittedSize);
  private isEmpty = true;
  private flashedUntil = 0;
  private isMarked = false;

  constructor() {
    this.element.className = 'ladder-row';
    this.element.setAttribute('role', 'row');
    for (const cell of [this.price, this.size, this.total]) cell.element.setAttribute('role', 'cell');
    this.element.append(this.price.element, this.size.element, this.total.element);
  }

  /** True where the size of the same price changed. */
  draw(price: number, size: number, total: number, look: LadderLook): boolean {
    const wasEmpty = this.isEmpty;
    this.isEmpty = false;
    const isOtherPrice = this.price.set(price, look.priceDecimals);
    const isOtherSize = this.size.set(size, look.sizeDecimals, look.sizeRoom);
    this.total.set(total, look.sizeDecimals, look.totalRoom);
    if (isOtherPrice) this.mark(false);
    this.bar.set(look.scale > 0 ? total / look.scale : 0);
    return isOtherSize && !isOtherPrice && !wasEmpty;
  }

  clear(): void {
    if (this.isEmpty) return;
    this.isEmpty = true;
    this.price.clear();
    this.size.clear();
    this.total.clear();
    this.bar.set(0);
    this.mark(false);
  }

  /** The size is drawn heavier. */
  mark(isMarked: boolean): void {
    if (isMarked === this.isMarked) return;
    this.isMarked = isMarked;
    this.size.element.toggleAttribute('data-changed', isMarked);
  }

  flash(color: string, now: number): void {
    if (now < this.flashedUntil) return;
    this.flashedUntil = now + FLASH_MS;
    this.size.element.animate({ backgroundColor: [faded(color, FLASH_STRENGTH), 'transparent'] }, { duration: FLASH_MS, easing: 'ease-out' });
  }
}

/** One side of the ladder: a pool of rows, drawn in place. */
export class LadderView {
  private readonly rows: LadderRow[] = [];
  private readonly changed: LadderRow[] = [];
  private readonly marks = new SteadyMarks<LadderRow>((row, isMarked) => row.mark(isMarked));
  private busyUntil = 0;

  /** `name` is read out for the table of rows. `pick` hears of a press on a row's price or on the rest of it. */
  constructor(
    private readonly parent: HTMLElement,
    name: string,
    pick: (row: number, what: 'price' | 'size') => void,
  ) {
    parent.setAttribute('role', 'table');
    parent.setAttribute('aria-label', name);
    parent.addEventListener('click', (event) => {
      const target = event.target as Element;
      const row = this.rows.findIndex((one) => one.element.contains(target));
      if (row >= 0) pick(row, target.closest('.ladder-price') === null ? 'size' : 'price');
    });
  }

  /** Rows on the screen from now on. */
  resize(count: number): void {
    while (this.rows.length < count) {
      const row = new LadderRow();
      this.rows.push(row);
      this.parent.append(row.element);
    }
    while (this.rows.length > count) this.rows.pop()?.element.remove();
  }

  draw(side: LadderSide, look: LadderLook, flashColor: string, now: number): void {
    const { rows, changed } = this;
    const sizes = look.unit === 'base' ? side.sizes : side.values;
    const totals = look.unit === 'base' ? side.totals : side.valueTotals;
    changed.length = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as LadderRow;
      if (i >= side.length) row.clear();
      else if (row.draw(side.prices[i] as number, sizes[i] as number, totals[i] as number, look)) changed.push(row);
    }
    if (changed.length > MOST_FLASHES) this.busyUntil = now + BUSY_MS;
    const isCalm = now > this.busyUntil;
    this.marks.show(changed, look.changes === 'steady' && isCalm);
    if (look.changes === 'flash' && isCalm) for (const row of changed) row.flash(flashColor, now);
  }

  clear(): void {
    for (const row of this.rows) row.clear();
  }
}
