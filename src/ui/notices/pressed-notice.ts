import { onCleanup } from 'solid-js';
import type { InstrumentId } from '../../domain/instrument';
import { pairInAddress } from '../shell/preferences';

/** What the service worker says to the page that it brings to the front (`scripts/build/notice-click-plugin.ts`). */
const PRESSED_NOTICE = 'tapedeck/pressed-notice';

/** The pair of a notice of the system that was pressed: `{ kind: 'tapedeck/pressed-notice', path: '/?pair=bitfinex:BTC/USD' }`. Null: it says none. */
export function pairOfPress(message: unknown): InstrumentId | null {
  const { kind, path } = (message ?? {}) as { readonly kind?: unknown; readonly path?: unknown };
  if (kind !== PRESSED_NOTICE || typeof path !== 'string') return null;
  return pairInAddress(path.slice(Math.max(path.indexOf('?'), 0)));
}

/** Goes where a pressed notice of the system leads, as long as the owner lives: nothing is loaded anew, what was typed stays. */
export function followPressedNotices(showPair: (pair: InstrumentId) => void): void {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const listen = ({ data }: MessageEvent<unknown>): void => {
    const pair = pairOfPress(data);
    if (pair !== null) showPair(pair);
  };
  serviceWorker.addEventListener('message', listen);
  onCleanup(() => serviceWorker.removeEventListener('message', listen));
}
