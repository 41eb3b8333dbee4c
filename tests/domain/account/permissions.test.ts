import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  AREAS,
  keyRefusal,
  keyWarnings,
  type Permissions,
  permissionsBy,
  permissionText,
  permissionWords,
  readPermissionText,
} from '../../../src/domain/account/permissions';

const some = fc
  .array(fc.record({ read: fc.boolean(), write: fc.boolean() }), { minLength: AREAS.length, maxLength: AREAS.length })
  .map((all): Permissions => permissionsBy((area) => all[AREAS.indexOf(area)] ?? { read: false, write: false }));
const none = permissionsBy(() => ({ read: false, write: false }));
const READING: Permissions = { ...none, orders: { read: true, write: false }, wallets: { read: true, write: false } };

test('permissions are the same after they were written down, and others are another text', () => {
  fc.assert(
    fc.property(some, some, (a, b) => {
      expect(readPermissionText(permissionText(a))).toEqual(a);
      expect(permissionText(a) === permissionText(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

test('a text of any making allows no more than it names', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const area of AREAS) if (!text.includes(area)) expect(readPermissionText(text)[area]).toEqual({ read: false, write: false });
    }),
  );
});

test('whoever may take money out is refused, whatever else is allowed, and nobody else who may read', () => {
  fc.assert(
    fc.property(some, (permissions) => {
      const mayTake = permissions.withdraw.write || permissions.ui_withdraw.write;
      const mayRead = permissions.orders.read || permissions.wallets.read || permissions.positions.read;
      expect(keyRefusal(permissions) === null).toBe(!mayTake && mayRead);
    }),
  );
});

test('rights that nothing here needs are warned about', () => {
  expect(keyWarnings(READING)).toEqual([]);
  expect(keyWarnings({ ...READING, wallets: { read: true, write: true }, settings: { read: false, write: true } })).toHaveLength(2);
});

test('what a key may do is said in words, the most far-reaching first', () => {
  expect(permissionWords(none)).toEqual([]);
  expect(permissionWords({ ...READING, orders: { read: true, write: true } })).toEqual([
    'place, change and cancel orders',
    'see orders',
    'see balances',
  ]);
});
