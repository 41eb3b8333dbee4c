import type { Side } from '../../../domain/units';
import { CellBar, NumberCell, TextCell } from '../../drawing/cell';
import { fixed } from '../../drawing/digits';
import { fittedSize } from '../../drawing/fitted-size';
import { ownWords } from '../../parts/mask';
import { t } from '../../words/t';
import { priceAt, type Rungs } from './rungs';

/** What of the user's own stands in a row. */
export interface OwnRung {
  /** `0.5`, `0.5 ×2`; of an order that is being moved here `→ 0.5`. */
  readonly text: string;
  /** `buy 0.5 BTC at 70,100`: what its ✕ cancels; empty: nothing can be. */
  readonly name: string;
  readonly kind: 'resting' | 'pending' | 'ghost';
}

export interface RungLook {
  readonly step: number;
  readonly priceDecimals: number;
  readonly sizeDecimals: number;
  /** Digits that there is room for in a size. */
  readonly sizeRoom: number;
  /** Sizes that fill a bar: of what rests, and of what was traded. */
  readonly scale: number;
  readonly volumeScale: number;
  readonly last: { readonly index: number; readonly direction: 1 | -1 | 0 } | null;
  readonly selected: { readonly index: number; readonly side: Side } | null;
  /** Of the average entry. */
  readonly entry: number | null;
  readonly own: (index: number, side: Side) => OwnRung | undefined;
}

const ARROWS = { 1: '▲', [-1]: '▼', 0: '•' } as const;

class OwnCell {
  readonly element = document.createElement('div');
  private readonly text = new TextCell('rung-own-size');
  private readonly button = document.createElement('button');
  private shown: OwnRung | undefined;

  constructor(side: Side) {
    this.element.className = 'rung-own';
    this.element.dataset.side = side;
    this.element.setAttribute('role', 'gridcell');
    this.button.type = 'button';
    this.button.className = 'rung-cancel';
    this.button.tabIndex = -1;
    this.button.hidden = true;
    this.button.textContent = '✕';
    this.element.append(this.text.element, this.button);
  }

  draw(own: OwnRung | undefined): void {
    const { shown } = this;
    if (own?.text === shown?.text && own?.name === shown?.name && own?.kind === shown?.kind) return;
    this.shown = own;
    this.text.set(own?.text ?? '');
    this.element.dataset.kind = own?.kind ?? 'none';
    this.button.hidden = own === undefined || own.name === '';
    const words = this.button.hidden ? '' : t('Cancel {{ order }}', { order: own?.name ?? '' });
    this.button.title = ownWords(words);
    this.button.setAttribute('aria-label', words);
  }
}

/** What rests on one side at a price. */
class SideCell {
  readonly element = document.createElement('div');
  private readonly bar = new CellBar(this.element);
  private readonly size = new NumberCell('rung-size', fittedSize);

  constructor(
    readonly side: Side,
    id: string,
  ) {
    this.element.className = 'rung-side';
    this.element.id = id;
    this.element.dataset.side = side;
    this.element.setAttribute('role', 'gridcell');
    this.element.append(this.size.element);
  }

  draw(size: number, { scale, sizeDecimals, sizeRoom }: RungLook): void {
    if (size > 0) this.size.set(size, sizeDecimals, sizeRoom);
    else this.size.clear();
    this.bar.set(scale > 0 ? size / scale : 0);
  }

  select(isSelected: boolean): void {
    const text = String(isSelected);
    if (this.element.getAttribute('aria-selected') !== text) this.element.setAttribute('aria-selected', text);
  }
}

class Rung {
  readonly element = document.createElement('div');
  readonly sides: Readonly<Record<Side, SideCell>>;
  private readonly own = { buy: new OwnCell('buy'), sell: new OwnCell('sell') };
  private readonly volume: CellBar;
  private readonly mark = new TextCell('rung-mark');
  private readonly price = new NumberCell('rung-number', fixed);
  private marks = '';

  constructor(id: string) {
    const cell = document.createElement('div');
    cell.className = 'rung-price';
    cell.setAttribute('role', 'rowheader');
    cell.append(this.mark.element, this.price.element);
    this.volume = new CellBar(cell);
    this.sides = { buy: new SideCell('buy', `${id}-buy`), sell: new SideCell('sell', `${id}-sell`) };
    this.element.className = 'rung';
    this.element.setAttribute('role', 'row');
    this.element.append(this.own.buy.element, this.sides.buy.element, cell, this.sides.sell.element, this.own.sell.element);
  }

  draw(index: number, bid: number, ask: number, volume: number, look: RungLook): void {
    const price = priceAt(index, look.step);
    if (price > 0) this.price.set(price, look.priceDecimals);
    else this.price.clear();
    this.sides.buy.draw(bid, look);
    this.sides.sell.draw(ask, look);
    this.volume.set(look.volumeScale > 0 ? volume / look.volumeScale : 0);
    this.own.buy.draw(look.own(index, 'buy'));
    this.own.sell.draw(look.own(index, 'sell'));
    const last = look.last?.index === index ? look.last.direction : null;
    this.mark.set(last === null ? '' : ARROWS[last]);
    const selected = look.selected?.index === index ? look.selected.side : null;
    this.sides.buy.select(selected === 'buy');
    this.sides.sell.select(selected === 'sell');
    this.setMarks(last, bid > 0 ? 'bid' : ask > 0 ? 'ask' : 'none', look.entry === index);
  }

  private setMarks(last: 1 | -1 | 0 | null, rests: 'bid' | 'ask' | 'none', isEntry: boolean): void {
    const marks = `${last} ${rests} ${isEntry}`;
    if (marks === this.marks) return;
    this.marks = marks;
    const { dataset } = this.element;
    dataset.last = last === null ? 'no' : last > 0 ? 'up' : last < 0 ? 'down' : 'flat';
    dataset.rests = rests;
    dataset.entry = String(isEntry);
  }
}

/** Where in the ladder something was pressed. */
export interface RungSpot {
  readonly row: number;
  readonly side: Side;
  readonly part: 'size' | 'own' | 'cancel';
}

/** The rows of the ladder: made once, changed in place. */
export class RungView {
  private readonly rungs: Rung[] = [];

  /** `id` is the beginning of the ids of its cells. */
  constructor(
    private readonly parent: HTMLElement,
    private readonly id: string,
  ) {}

  /** Rows on the screen from now on. */
  resize(count: number): void {
    while (this.rungs.length < count) {
      const rung = new Rung(`${this.id}-${this.rungs.length}`);
      this.rungs.push(rung);
      this.parent.append(rung.element);
    }
    while (this.rungs.length > count) this.rungs.pop()?.element.remove();
  }

  draw({ bids, asks, top, length }: Rungs, volumes: Float64Array, look: RungLook): void {
    for (let i = 0; i < length; i++) this.rungs[i]?.draw(top - i, bids[i] as number, asks[i] as number, volumes[i] as number, look);
  }

  /** Id of the cell of a row and side, for who has the focus elsewhere. */
  cellId(row: number, side: Side): string {
    return this.rungs[row]?.sides[side].element.id ?? '';
  }

  /** Null: it is none of its cells that take a press. */
  spotOf(target: EventTarget | null): RungSpot | null {
    if (!(target instanceof Element)) return null;
    const cell = target.closest<HTMLElement>('.rung-side, .rung-own');
    const row = this.rungs.findIndex(({ element }) => element === cell?.parentElement);
    if (cell === null || row < 0) return null;
    const part = target.closest('.rung-cancel') !== null ? 'cancel' : cell.className === 'rung-own' ? 'own' : 'size';
    return { row, side: cell.dataset.side === 'sell' ? 'sell' : 'buy', part };
  }
}
