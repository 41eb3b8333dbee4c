import { expect, test } from 'vitest';
import { isSet, type OrderSet } from '../../../src/domain/order/order-set';

type Roles = Parameters<typeof isSet>[1];

test.each<[OrderSet['group'], Roles]>([
  [null, [null]],
  ['oco', ['oco', 'oco']],
  ['scaled', ['rung', 'rung', 'rung']],
  ['bracket', ['entry', 'take-profit']],
  ['bracket', ['stop-loss', 'entry']],
  ['bracket', ['entry', 'take-profit', 'stop-loss']],
])('%s of %j is a set', (group, roles) => {
  expect(isSet(group, roles)).toBe(true);
});

test.each<[OrderSet['group'], Roles]>([
  [null, []],
  [null, [null, null]],
  [null, ['entry']],
  ['oco', ['oco']],
  ['oco', ['oco', 'oco', 'oco']],
  ['oco', ['oco', null]],
  ['scaled', ['rung', null]],
  ['scaled', ['rung', 'entry']],
  ['bracket', ['take-profit', 'stop-loss']],
  ['bracket', ['entry', 'entry']],
  ['bracket', ['entry', 'stop-loss', 'stop-loss']],
  ['bracket', ['entry', 'rung']],
])('%s of %j is none', (group, roles) => {
  expect(isSet(group, roles)).toBe(false);
});
