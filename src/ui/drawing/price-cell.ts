import { ChangedDigits, type ChangedPart } from './changed-digits';

/** A price whose last digits are emphasised for a moment where they changed. No element comes or goes, and no width changes. */
export class PriceCell {
  readonly element = document.createElement('span');
  private readonly head = document.createTextNode('');
  private readonly tail = document.createTextNode('');
  private readonly changed = document.createElement('span');
  private readonly digits = new ChangedDigits();
  private series = '';
  private direction: 'up' | 'down' | null = null;
  private timer = 0;

  constructor(className: string) {
    this.element.className = className;
    this.changed.className = 'changed-digits';
    this.changed.append(this.tail);
    this.element.append(this.head, this.changed);
  }

  /** Whose price comes next, and where several tell it, who does: what another one says follows on nothing. */
  follow(series: string): void {
    if (series === this.series) return;
    this.series = series;
    this.clear('');
  }

  /** `lead` stands before the price. Without a value there is no price to follow on, and what is not live follows on nothing either. */
  set(text: string, value: number | null, isLive: boolean, lead = ''): void {
    if (value === null || !isLive) {
      this.clear(lead + text);
      return;
    }
    const part = this.digits.show(text, value, performance.now());
    this.write(lead, text, part?.from ?? text.length);
    this.mark(part);
  }

  /** Shows what is no price, or the price of another market. */
  clear(text: string): void {
    this.digits.forget();
    this.write('', text, text.length);
    this.mark(null);
  }

  private write(lead: string, text: string, from: number): void {
    const head = lead + text.slice(0, from);
    const tail = text.slice(from);
    if (this.head.data !== head) this.head.data = head;
    if (this.tail.data !== tail) this.tail.data = tail;
  }

  private mark(part: ChangedPart | null): void {
    const direction = part?.direction ?? null;
    if (direction === this.direction) return;
    this.direction = direction;
    window.clearTimeout(this.timer);
    if (part === null) delete this.changed.dataset.went;
    else {
      this.changed.dataset.went = part.direction;
      this.timer = window.setTimeout(() => this.mark(null), part.leftMs);
    }
  }
}
