import type { ISeriesPrimitive, ISeriesPrimitiveAxisView, SeriesAttachedParameter, Time } from 'lightweight-charts';
import { type Interval, nextPeriod } from '../../../domain/candle';
import type { VenueMs } from '../../../domain/units';

const two = (value: number): string => String(value).padStart(2, '0');

/** Time that is left of a bar, as short as can be read: `04:59`, `3:04:59`, `2d 03h`. Null where the bar is over. */
export function timeLeft(barAt: VenueMs, interval: Interval, now: number): string | null {
  const left = Math.ceil((nextPeriod(interval, barAt) - now) / 1000);
  if (left <= 0) return null;
  const [days, hours, minutes] = [Math.floor(left / 86_400), Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60];
  if (days > 0) return `${days}d ${two(hours)}h`;
  return `${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(left % 60)}`;
}

/** Below the label of the last price. */
const BELOW_PX = 18;

/** What is left of the newest bar, on the price axis. */
export class Countdown implements ISeriesPrimitive<Time> {
  private chart: SeriesAttachedParameter<Time> | null = null;
  private text = '';
  private price = 0;
  private ink = '';
  private back = '';

  attached(chart: SeriesAttachedParameter<Time>): void {
    this.chart = chart;
  }

  detached(): void {
    this.chart = null;
  }

  /** Null: nothing is shown. */
  show(text: string | null, price: number, ink: string, back: string): void {
    if (text === null && this.text === '') return;
    this.text = text ?? '';
    this.price = price;
    this.ink = ink;
    this.back = back;
    this.chart?.requestUpdate();
  }

  priceAxisViews(): readonly ISeriesPrimitiveAxisView[] {
    return this.text === '' ? [] : this.views;
  }

  private readonly views: readonly ISeriesPrimitiveAxisView[] = [
    {
      coordinate: () => (this.chart?.series.priceToCoordinate(this.price) ?? -100) + BELOW_PX,
      text: () => this.text,
      textColor: () => this.ink,
      backColor: () => this.back,
    },
  ];
}
