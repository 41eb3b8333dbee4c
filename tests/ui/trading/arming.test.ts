import { afterEach, expect, test } from 'vitest';
import type { Commands } from '../../../src/client/terminal';
import type { Fault } from '../../../src/domain/fault';
import type { TopicStatus } from '../../../src/domain/freshness';
import type { LocalMs } from '../../../src/domain/units';
import { readArmMinutes } from '../../../src/ui/trading/arm-minutes';
import {
  ARM_MINUTES,
  type ArmingFacts,
  arm,
  armedUntil,
  armTrouble,
  disarm,
  heedRefusal,
  heldWords,
  isStillArmed,
} from '../../../src/ui/trading/arming';

const MAIN = 'live:bitfinex:a1';
const UNTIL = 900_000 as LocalMs;
const LOCKED: Fault = { code: 'order-refused', next: 'ask-user', rule: 'not-ready', detail: 'The vault is locked. Unlock it first.' };

/** An engine that arms, or says why not, and what it was asked. */
function rig(refusal: Fault | null = null) {
  const asked: string[] = [];
  const commands = {
    arm: async (account: string, minutes: number) => {
      asked.push(`arm ${account} ${minutes}`);
      return refusal === null ? ({ ok: true, value: UNTIL } as const) : ({ ok: false, error: refusal } as const);
    },
    disarm: async (account: string) => {
      asked.push(`disarm ${account}`);
      return { ok: true, value: null } as const;
    },
  } as unknown as Commands;
  return { terminal: { commands }, asked };
}

afterEach(() => disarm(rig().terminal));

test('an account is armed until the engine’s time, and no other one with it', async () => {
  const { terminal, asked } = rig();
  await arm(terminal, MAIN, 15);
  expect([armedUntil(MAIN), armedUntil('live:bitfinex:b2')]).toEqual([UNTIL, null]);
  disarm(terminal);
  expect(armedUntil(MAIN)).toBeNull();
  // Nothing is armed any more: there is nothing to tell.
  disarm(terminal);
  expect(asked).toEqual([`arm ${MAIN} 15`, `disarm ${MAIN}`]);
});

test('an engine that does not arm says why, and nothing is shown as armed', async () => {
  await arm(rig(LOCKED).terminal, MAIN, 5);
  expect([armedUntil(MAIN), armTrouble(MAIN)]).toEqual([null, 'Not armed: The vault is locked. Unlock it first.']);
  await arm(rig().terminal, MAIN, 5);
  expect(armTrouble(MAIN)).toBeNull();
});

test('the engine’s word that it is not armed ends it, and no other refusal does', async () => {
  await arm(rig().terminal, MAIN, 5);
  heedRefusal(LOCKED);
  expect(armedUntil(MAIN)).toBe(UNTIL);
  heedRefusal({ ...LOCKED, rule: 'not-armed' });
  expect(armedUntil(MAIN)).toBeNull();
});

test('it is over after its time, with a lock, for another account, and when the engine is not there', () => {
  const still = (change: Partial<ArmingFacts>): boolean =>
    isStillArmed({ account: MAIN, until: UNTIL }, { account: MAIN, phase: 'ready', vault: 'unlocked', now: UNTIL - 1, ...change });
  expect(still({})).toBe(true);
  expect(still({ now: UNTIL })).toBe(false);
  for (const vault of ['unread', 'none', 'locked', 'damaged'] as const) expect(still({ vault }), vault).toBe(false);
  for (const phase of ['starting', 'lost', 'outdated', 'unsupported'] as const) expect(still({ phase }), phase).toBe(false);
  for (const account of ['live:bitfinex:b2', 'paper:bitfinex:main']) expect(still({ account }), account).toBe(false);
});

test('armed or not, nothing leaves while the account is not live or its gate is shut, and it is said why', () => {
  const status = (state: TopicStatus['state'], reason: string | null = null) => ({ state, reason }) as TopicStatus;
  const gate = { isReady: true, why: null, killedAt: null, heldFor: null, rearmWord: null };
  expect(heldWords(status('live'), gate)).toBeNull();
  for (const state of ['stale', 'offline', 'verifying', 'maintenance'] as const) expect(heldWords(status(state), gate), state).not.toBeNull();
  expect(heldWords(status('stale', 'the socket is silent'), gate)).toBe('the socket is silent');
  expect(heldWords(null, null)).toBe('the account is not live');
  expect(heldWords(status('live'), { ...gate, isReady: false, why: 'it is being read' })).toBe('it is being read');
  expect(heldWords(status('live'), { ...gate, isReady: false, killedAt: 1 as LocalMs })).toBe('new orders are stopped');
});

test('how long it was armed last is remembered where it is one of the choices', () => {
  for (const minutes of ARM_MINUTES) expect(readArmMinutes(String(minutes))).toBe(minutes);
  for (const text of [null, '', '0', '6', '1e9', '-5', 'x']) expect(readArmMinutes(text), String(text)).toBe(15);
});
