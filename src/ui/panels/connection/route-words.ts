import type { LineState, LinkMode, VenueLink } from '../../../worker/protocol/link-state';
import { type Text, t, tn } from '../../words/t';

const ROUTE = {
  unknown: 'not tried yet',
  direct: 'direct: this page may call the exchange’s REST itself',
  proxy: 'through the proxy of this address',
  none: 'no route: the exchange allows no page to call its REST. Candle history before what the socket gives is missing. npm start’s proxy or the extension gives one',
} as const satisfies Readonly<Record<VenueLink['route'], Text>>;

/** How REST is reached from here, in words. */
export const routeWords = (route: VenueLink['route']): string => t(ROUTE[route]);

const MODE = { automatic: 'Automatic', socket: 'WebSocket only', rest: 'REST only' } as const satisfies Readonly<Record<LinkMode, Text>>;
export const modeWords = (mode: LinkMode): string => t(MODE[mode]);

const LINE = { connecting: 'connecting', open: 'open', waiting: 'waiting', closed: 'closed' } as const satisfies Readonly<
  Record<LineState['phase'], Text>
>;
export const lineWords = ({ phase }: LineState): string => t(LINE[phase]);

/** What a venue's connection is doing, in words. */
export function phaseWords(venue: VenueLink): string {
  if (venue.source === 'simulated') return venue.phase === 'off' ? t('stopped by you') : t('runs inside this browser, needs no network');
  switch (venue.phase) {
    case 'idle':
      return t('idle: nothing of it is on any screen');
    case 'off':
      return t('disconnected by you');
    case 'connecting':
      return venue.attempt > 1 ? t('connecting, attempt {{ number }}', { number: String(venue.attempt) }) : t('connecting');
    case 'open':
      return venue.isPolling ? t('connected, REST helping out') : t('connected');
    case 'waiting':
      if (venue.isPolling) return t('no socket: REST takes its place');
      if (venue.attempt === 0) return t('not connected');
      return tn(venue.attempt, 'not connected, {{ count }} attempt made', 'not connected, {{ count }} attempts made');
  }
}
