import { insignificantFrom } from './digits';

/** A text that changes in place. Writing what it shows already does nothing. */
export class TextCell {
  readonly element = document.createElement('span');
  private readonly text = document.createTextNode('');
  private shown = '';

  constructor(className: string) {
    this.element.className = className;
    this.element.append(this.text);
  }

  set(text: string): void {
    if (text === this.shown) return;
    this.shown = text;
    this.text.data = text;
  }
}

/** A number in a column: the zeros that add nothing are dimmed. */
export class NumberCell {
  readonly element = document.createElement('span');
  private readonly head = document.createTextNode('');
  private readonly tail = document.createTextNode('');
  private value = Number.NaN;
  private decimals = -1;
  private room = -1;

  /** `format` gives the text of a value at so many decimals, where there is room for so many digits. */
  constructor(
    className: string,
    private readonly format: (value: number, decimals: number, room: number) => string,
  ) {
    this.element.className = className;
    const zeros = document.createElement('span');
    zeros.className = 'zeros';
    zeros.append(this.tail);
    this.element.append(this.head, zeros);
  }

  /** True where another number is shown than before. */
  set(value: number, decimals: number, room = Number.POSITIVE_INFINITY): boolean {
    if (value === this.value && decimals === this.decimals && room === this.room) return false;
    this.value = value;
    this.decimals = decimals;
    this.room = room;
    const text = this.format(value, decimals, room);
    const end = insignificantFrom(text);
    const head = text.slice(0, end);
    const tail = text.slice(end);
    const isSame = this.head.data === head && this.tail.data === tail;
    if (this.head.data !== head) this.head.data = head;
    if (this.tail.data !== tail) this.tail.data = tail;
    return !isSame;
  }

  clear(): void {
    if (Number.isNaN(this.value)) return;
    this.value = Number.NaN;
    this.head.data = '';
    this.tail.data = '';
  }
}

/** A bar behind what stands in an element: its background, whose colour and edge the style sheet says. No layout and no layer changes with it. */
export class CellBar {
  private shown = '';

  constructor(private readonly element: HTMLElement) {
    this.set(0);
  }

  /** 0 to 1, in steps of a 250th: finer ones are not seen. */
  set(part: number): void {
    const width = `${Math.round(Math.min(1, part) * 250) / 2.5}%`;
    if (width === this.shown) return;
    this.shown = width;
    this.element.style.backgroundSize = `${width} calc(100% - 2px)`;
  }
}
