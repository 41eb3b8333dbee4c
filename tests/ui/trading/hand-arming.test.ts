import { expect, test } from 'vitest';
import { type HandFacts, isLeaveOver } from '../../../src/ui/trading/hand-arming';

const live: HandFacts = { account: 'live:bitfinex:one', isArmed: true, isUnlocked: true };

test('hands are disarmed with the exchange account, and with the vault it is in', () => {
  expect(isLeaveOver(live, live)).toBe(false);
  expect(isLeaveOver(live, { ...live, isArmed: false })).toBe(true);
  expect(isLeaveOver({ ...live, isArmed: false }, { ...live, isArmed: false, isUnlocked: false })).toBe(true);
  expect(isLeaveOver({ ...live, isArmed: false }, live)).toBe(false);
});

test('paper has no leave that could end', () => {
  const paper: HandFacts = { ...live, account: 'paper:simulated:main' };
  expect(isLeaveOver(paper, { ...paper, isArmed: false, isUnlocked: false })).toBe(false);
});
