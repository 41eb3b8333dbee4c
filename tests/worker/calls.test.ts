import { expect, test } from 'vitest';
import { liveAccount } from '../../src/domain/account/account-id';
import { fail } from '../../src/domain/result';
import { VENUES } from '../../src/venues/registry';
import { type CallParts, makeCalls } from '../../src/worker/calls';
import { Arming } from '../../src/worker/live/arming';
import { refused } from '../../src/worker/refused';
import { TroubleSwitch } from '../../src/worker/trouble';
import { FakeClock, settle } from '../support/fake-clock';
import { limit, press } from '../support/paper-orders';

test('an order that waits to be heard until its tab is not armed any more does not leave', async () => {
  const clock = new FakeClock();
  const account = liveAccount('bitfinex', 'a');
  const arming = new Arming(clock, () => 1);
  const trouble = new TroubleSwitch({ clock, market: () => undefined, servesExchange: () => false, changed: () => undefined });
  const calls = makeCalls({
    venues: VENUES,
    trading: { accounts: null, open: async () => fail(refused('it came to the account')) },
    arming,
    trouble,
    gone: new AbortController().signal,
    welcome: () => ({ isRetired: false }),
    commanded: () => undefined,
  } as unknown as CallParts);
  arming.arm(account, 1);
  const submit = () => calls.submit(press(limit('buy', '0.01', 1), { account }));
  expect(await submit()).toMatchObject({ error: { detail: 'it came to the account' } });
  clock.advance(57_000);
  trouble.begin('engine-silent', 30);
  clock.advance(1_000);
  const waiting = submit();
  clock.advance(3_000);
  trouble.end();
  await settle(5);
  expect(await waiting).toMatchObject({ ok: false, error: { detail: expect.stringContaining('not armed') } });
});
