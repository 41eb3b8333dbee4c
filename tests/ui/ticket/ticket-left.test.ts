import { createRoot } from 'solid-js';
import { expect, test } from 'vitest';
import type { Commands } from '../../../src/client/terminal';
import type { AccountId } from '../../../src/domain/account/account-id';
import type { InstrumentId } from '../../../src/domain/instrument';
import { createSender } from '../../../src/ui/panels/ticket/send-order';
import { FRESH_FIELDS, type TicketFields } from '../../../src/ui/panels/ticket/ticket-fields';
import { createTicketLeft, type TicketOf, ticketLeft } from '../../../src/ui/panels/ticket/ticket-left';
import type { OrderRequest } from '../../../src/worker/protocol/account-view';
import { makeTerms } from '../trading/orders';

const [BTC, ETH] = ['bitfinex:BTC/USD', 'bitfinex:ETH/USD'] as InstrumentId[] as [InstrumentId, InstrumentId];
const [PAPER, LIVE] = ['paper:bitfinex', 'live:1'] as AccountId[] as [AccountId, AccountId];
const [btc, eth]: [TicketOf, TicketOf] = [
  { instrument: BTC, account: PAPER },
  { instrument: ETH, account: PAPER },
];
const typed = { ...FRESH_FIELDS, side: 'sell', price: '50000', size: '0.01' } as const;
const request: Omit<OrderRequest, 'nonce'> = {
  account: PAPER,
  origin: 'ticket',
  group: null,
  orders: [{ terms: makeTerms(), role: null }],
  isAnother: false,
};

/** Presses that no engine answers. */
function silentSender() {
  const nonces: string[] = [];
  const submit: Commands['submit'] = async ({ nonce }) => {
    nonces.push(nonce);
    return { ok: false, error: { code: 'engine-silent', next: 'wait', detail: 'no answer for 5 s' } };
  };
  return { sender: createSender({ commands: { submit } as Commands }, () => `nonce-${nonces.length + 1}`), nonces };
}

/** A ticket that was on the screen, and is not any more. */
function leave(of: TicketOf, fields: TicketFields, { sender } = silentSender()): void {
  createRoot((dispose) => {
    createTicketLeft(() => ({ ...of, fields, sender }));
    dispose();
  });
}

test('a ticket goes on with what the last one had, and begins anew where there was none', () => {
  expect(ticketLeft(btc)).toBeNull();
  leave(btc, typed);
  expect(ticketLeft(btc)?.fields).toEqual(typed);
  expect(ticketLeft(btc)?.fields).toEqual(typed);
});

test('no price goes over to another pair or another account', () => {
  leave(btc, typed);
  expect(ticketLeft(eth)).toBeNull();
  expect(ticketLeft({ ...btc, account: LIVE })).toBeNull();
});

test('the last one that left is the one that is gone on with', () => {
  leave(btc, typed);
  leave(eth, FRESH_FIELDS);
  expect(ticketLeft(btc)).toBeNull();
  expect(ticketLeft(eth)?.fields).toEqual(FRESH_FIELDS);
});

test('a press without an answer is there in the next ticket, and asking again there cannot become a second order', async () => {
  const silent = silentSender();
  silent.sender.send(request);
  leave(btc, typed, silent);
  const next = ticketLeft(btc)?.sender;
  expect(next?.isSending()).toBe(true);
  await expect.poll(() => next?.outcome()?.kind).toBe('unanswered');
  next?.sendAgain();
  expect(silent.nonces).toEqual(['nonce-1', 'nonce-1']);
});
