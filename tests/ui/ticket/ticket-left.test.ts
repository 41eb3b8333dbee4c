import { expect, test } from 'vitest';
import type { AccountId } from '../../../src/domain/account/account-id';
import type { InstrumentId } from '../../../src/domain/instrument';
import { FRESH_FIELDS } from '../../../src/ui/panels/ticket/ticket-fields';
import { leaveTicket, ticketLeft } from '../../../src/ui/panels/ticket/ticket-left';

const [BTC, ETH] = ['bitfinex:BTC/USD', 'bitfinex:ETH/USD'] as InstrumentId[] as [InstrumentId, InstrumentId];
const [PAPER, LIVE] = ['paper:bitfinex', 'live:1'] as AccountId[] as [AccountId, AccountId];
const typed = { ...FRESH_FIELDS, side: 'sell', price: '50000', size: '0.01' } as const;

test('a ticket goes on with what the last one had, and begins anew where there was none', () => {
  expect(ticketLeft(BTC, PAPER)).toBeNull();
  leaveTicket({ instrument: BTC, account: PAPER, fields: typed });
  expect(ticketLeft(BTC, PAPER)).toEqual(typed);
  expect(ticketLeft(BTC, PAPER)).toEqual(typed);
});

test('no price goes over to another pair or another account', () => {
  leaveTicket({ instrument: BTC, account: PAPER, fields: typed });
  expect(ticketLeft(ETH, PAPER)).toBeNull();
  expect(ticketLeft(BTC, LIVE)).toBeNull();
});

test('the last one that left is the one that is gone on with', () => {
  leaveTicket({ instrument: BTC, account: PAPER, fields: typed });
  leaveTicket({ instrument: ETH, account: PAPER, fields: FRESH_FIELDS });
  expect(ticketLeft(BTC, PAPER)).toBeNull();
  expect(ticketLeft(ETH, PAPER)).toEqual(FRESH_FIELDS);
});
