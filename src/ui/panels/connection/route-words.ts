import type { LinkMode, VenueLink } from '../../../worker/protocol/link-state';

const ROUTE: Readonly<Record<VenueLink['route'], string>> = {
  unknown: 'not tried yet',
  direct: 'direct: this page may call the exchange’s REST itself',
  proxy: 'through the proxy of this address',
  none: 'no route: the exchange allows no page to call its REST. Candle history before what the socket gives is missing. npm start’s proxy or the extension gives one',
};

/** How REST is reached from here, in words. */
export const routeWords = (route: VenueLink['route']): string => ROUTE[route];

const MODE: Readonly<Record<LinkMode, string>> = { automatic: 'Automatic', socket: 'WebSocket only', rest: 'REST only' };
export const modeWords = (mode: LinkMode): string => MODE[mode];

/** What a venue's connection is doing, in words. */
export function phaseWords(venue: VenueLink): string {
  if (venue.source === 'simulated') return venue.phase === 'off' ? 'stopped by you' : 'runs inside this browser, needs no network';
  switch (venue.phase) {
    case 'idle':
      return 'idle: nothing of it is on any screen';
    case 'off':
      return 'disconnected by you';
    case 'connecting':
      return venue.attempt > 1 ? `connecting, attempt ${venue.attempt}` : 'connecting';
    case 'open':
      return venue.isPolling ? 'connected, REST helping out' : 'connected';
    case 'waiting':
      return venue.isPolling ? 'no socket: REST takes its place' : `not connected${venue.attempt > 0 ? `, ${venue.attempt} attempts made` : ''}`;
  }
}
