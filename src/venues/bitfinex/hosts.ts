/**
 * Where this build finds the exchange. Constants: nothing at run time changes them. A build may replace the
 * whole module (see `TAPEDECK_BITFINEX_*` in the README), which is how tests reach the loopback exchange.
 */
export const HOSTS = {
  publicWs: 'wss://api-pub.bitfinex.com/ws/2',
  authWs: 'wss://api.bitfinex.com/ws/2',
  rest: 'https://api-pub.bitfinex.com',
} as const;
