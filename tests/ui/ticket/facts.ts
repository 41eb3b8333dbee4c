import type { Instrument } from '../../../src/domain/instrument';
import type { OrderTerms } from '../../../src/domain/order/terms';
import { FRESH_FIELDS, type Remark, type TicketFields } from '../../../src/ui/panels/ticket/ticket-fields';
import { type Reading, readTicket, type TicketFacts } from '../../../src/ui/panels/ticket/ticket-form';
import { money } from '../trading/orders';

export const instrument: Instrument = {
  id: 'simulated:BTC/USD',
  venue: 'simulated',
  base: 'BTC',
  quote: 'USD',
  priceRule: { kind: 'significant', digits: 5, maxDecimals: 8 },
  minSize: '0.0001',
  maxSize: '100',
};
const balance = (currency: string, available: string) => ({ currency, total: money(available), reserved: money('0'), available: money(available) });
export const account = (usd: string, btc: string) => ({
  balances: [balance('USD', usd), balance('BTC', btc)],
  fees: { maker: money('0.001'), taker: money('0.002') },
  orders: [],
  positions: [],
  limits: 'standard' as const,
});
export const facts: TicketFacts = {
  instrument,
  quotes: { bid: money('64190'), mid: money('64190.5'), ask: money('64191'), last: money('64190') },
  book: { bids: new Float64Array([64190, 5, 1]), asks: new Float64Array([64191, 5, 1]) },
  account: account('10000', '1'),
  now: Date.UTC(2026, 10, 21),
};
export const filled: TicketFields = { ...FRESH_FIELDS, price: '64000', size: '0.1' };

/** The reading, and of what would be sent the first order. */
export function read(change: Partial<TicketFields> = {}, also: Partial<TicketFacts> = {}): Reading & { readonly terms: OrderTerms | null } {
  const reading = readTicket({ ...filled, ...change }, { ...facts, ...also });
  return { ...reading, terms: reading.set?.orders[0]?.terms ?? null };
}
export const stops = (remarks: readonly Remark[]): string[] => remarks.filter((one) => one.severity === 'stop').map((one) => one.field);
