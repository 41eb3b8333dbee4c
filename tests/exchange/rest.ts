import type { Faults } from './faults';
import type { Feed } from './feed';
import type { Listing } from './listing';
import type { Market } from './market';
import type { Precision } from './precision';
import { derivativeRow } from './status-rows';
import { timeframe } from './wire';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly contentType: string;
}

export const json = (value: unknown, status = 200): Answer => ({
  status,
  body: JSON.stringify(value),
  contentType: 'application/json; charset=utf-8',
});
const invalid = (msg: string): Answer => json(['error', 10020, msg], 500);
const MAX_ROWS = 10_000;

/** The public GET routes, answered from the markets that feed the sockets. */
export class Rest {
  constructor(
    private readonly feed: Feed,
    private readonly faults: Faults,
    private readonly now: () => number,
  ) {}

  answer(url: URL): Answer {
    if (this.faults.rest !== undefined) return this.faults.rest;
    const parts = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
    if (parts.shift() !== 'v2') return NOT_FOUND;
    const route = parts.join('/');
    if (route === 'platform/status') return json([this.faults.isMaintenance ? 0 : 1]);
    if (this.faults.isMaintenance) return json(['error', 20060, 'maintenance'], 500);
    const query = url.searchParams;
    const [head, name = '', tail] = parts;
    switch (head) {
      case 'tickers':
        return parts.length === 1 ? this.tickers(query.get('symbols') ?? '') : NOT_FOUND;
      case 'ticker':
        return this.withMarket(name, (market) => json(this.ticker(market)));
      case 'book':
        return this.withMarket(name, (market) => book(market, tail, query));
      case 'trades':
        return tail === 'hist' ? this.withMarket(name, (market) => rows(market.trades(MAX_ROWS), 1, query, 125)) : NOT_FOUND;
      case 'candles':
        return this.candles(name, tail, query);
      case 'status':
        return route === 'status/deriv' ? this.derivatives(query.get('keys') ?? '') : NOT_FOUND;
      case 'liquidations':
        return name === 'hist' ? json(this.feed.liquidations.slice(0, Number(query.get('limit') ?? 120)).map((row) => [row])) : NOT_FOUND;
      case 'conf':
        return json(name.split(',').map((key) => configuration(key, this.listings())));
      default:
        return NOT_FOUND;
    }
  }

  private ticker(market: Market): (number | null)[] {
    return market.ticker(this.now()).slice(0, 10);
  }

  private tickers(symbols: string): Answer {
    if (symbols === '') return invalid('symbols: invalid');
    const wanted = symbols === 'ALL' ? [...this.feed.markets.keys()] : symbols.split(',');
    return json(
      wanted.flatMap((symbol) => {
        const market = this.feed.markets.get(symbol);
        return market === undefined ? [] : [[symbol, ...this.ticker(market)]];
      }),
    );
  }

  private candles(key: string, section: string | undefined, query: URLSearchParams): Answer {
    const [, tf = '', symbol = ''] = /^trade:([^:]+):(t.+)$/.exec(key) ?? [];
    const period = timeframe(tf);
    if (period === undefined) return invalid('time_interval: invalid');
    return this.withMarket(symbol, (market) => {
      if (section === 'last') return json(market.candles(period, 1, this.now())[0] ?? []);
      if (section !== 'hist') return NOT_FOUND;
      const end = Math.min(Number(query.get('end') ?? this.now()), this.now());
      // Newest first from the end; for the oldest first all of them are needed before cutting.
      const count = query.get('sort') === '1' || query.has('start') ? MAX_ROWS : Number(query.get('limit') ?? 100);
      return rows(market.candles(period, Math.min(count, MAX_ROWS), end), 0, query, 100);
    });
  }

  private derivatives(keys: string): Answer {
    const wanted =
      keys === 'ALL'
        ? this.listings()
            .filter((l) => l.isDerivative)
            .map((l) => l.symbol)
        : keys.split(',');
    return json(
      wanted.flatMap((symbol) => {
        const market = this.feed.markets.get(symbol);
        return market?.listing.isDerivative === true ? [[symbol, ...derivativeRow(market, this.now())]] : [];
      }),
    );
  }

  private listings(): Listing[] {
    return [...this.feed.markets.values()].map((market) => market.listing);
  }

  private withMarket(symbol: string, answer: (market: Market) => Answer): Answer {
    const market = this.feed.markets.get(symbol);
    return market === undefined ? invalid('symbol: invalid') : answer(market);
  }
}

const NOT_FOUND: Answer = { status: 404, body: '<html><body>404 Not Found</body></html>', contentType: 'text/html' };

function book(market: Market, precision: string | undefined, query: URLSearchParams): Answer {
  const length = Number(query.get('len') ?? 25);
  if (!/^(P[0-4]|R0)$/.test(precision ?? '')) return invalid('precision: invalid');
  if (![1, 25, 100, 250].includes(length)) return invalid('length: invalid');
  const { bids, asks } = market.rows(precision as Precision, length);
  return json([...bids, ...asks]);
}

/** Rows given newest first, cut and ordered as `start`, `end`, `limit` and `sort` say. */
function rows(newestFirst: readonly (readonly number[])[], timeIndex: number, query: URLSearchParams, standard: number): Answer {
  const limit = Number(query.get('limit') ?? standard);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_ROWS) return invalid('limit: invalid');
  const start = Number(query.get('start') ?? 0);
  const end = Number(query.get('end') ?? Number.MAX_SAFE_INTEGER);
  const within = newestFirst.filter((row) => (row[timeIndex] as number) >= start && (row[timeIndex] as number) <= end);
  return json((query.get('sort') === '1' ? within.reverse() : within).slice(0, limit));
}

function configuration(key: string, listings: readonly Listing[]): unknown {
  const spot = listings.filter((l) => !l.isDerivative);
  const name = (symbol: string): string => symbol.slice(1);
  switch (key) {
    case 'pub:list:pair:exchange':
      return spot.map((l) => name(l.symbol));
    case 'pub:list:pair:futures':
      return listings.filter((l) => l.isDerivative).map((l) => name(l.symbol));
    case 'pub:info:pair':
      return spot.map((l) => [name(l.symbol), [null, null, null, String(l.pair.minSize), '10000.0', null, null, null, 0.2, 0.1]]);
    case 'pub:map:currency:sym':
      return [['UST', 'USDt']];
    default:
      return [];
  }
}
