import { fixed, fixedSize } from '../../drawing/digits';
import { timeOfDay, type Zone } from '../../format/time';
import { t } from '../../words/t';
import { type HeatRing, SLOT_MS } from './heat-ring';

interface HeatSpot {
  readonly slot: number;
  /** Steps of the price. */
  readonly index: number;
}

interface HeatWords {
  readonly base: string;
  readonly priceDecimals: number;
  readonly sizeDecimals: number;
  readonly zone: Zone;
}

/** What rested at a price at a moment: `14:05:09 · 64,190–64,195 · 0.532 BTC bid`. */
export function spotWords(ring: HeatRing, { slot, index }: HeatSpot, { base, priceDecimals, sizeDecimals, zone }: HeatWords): string {
  const from = fixed(index * ring.step, priceDecimals);
  const to = fixed((index + 1) * ring.step, priceDecimals);
  const best = ring.bestAt(slot);
  const size = ring.sizeAt(slot, index);
  const what =
    best === null
      ? (ring.oldest ?? Number.POSITIVE_INFINITY) > slot
        ? t('before this map began')
        : t('nothing is known of this moment')
      : size === null
        ? t('further out than the book that was followed')
        : restingWords(
            `${fixedSize(size, sizeDecimals)} ${base}`,
            size === 0 ? null : (index + 1) * ring.step <= (best.bid + best.ask) / 2 ? 'bid' : 'ask',
          );
  return `${timeOfDay(slot * SLOT_MS, zone)} · ${from}–${to} · ${what}`;
}

function restingWords(size: string, side: 'bid' | 'ask' | null): string {
  if (side === null) return size;
  return side === 'bid' ? t('{{ size }} bid|at rest', { size }) : t('{{ size }} asked|at rest', { size });
}

/** Since when there is something to see, where that is not all of the time in view; empty where it is. */
export function sinceWords(ring: HeatRing | null, start: number, zone: Zone, isLive: boolean): string {
  if (ring === null || ring.oldest === null) return isLive ? t('Fills from now on') : '';
  const since = ring.oldest * SLOT_MS;
  return since <= start ? '' : t('Filled since {{ time }}', { time: timeOfDay(since, zone) });
}
