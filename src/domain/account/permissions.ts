/** What a key of an exchange may do, and what follows from it. */

export const AREAS = ['orders', 'account', 'funding', 'history', 'wallets', 'withdraw', 'positions', 'settings', 'ui_withdraw'] as const;
export type Area = (typeof AREAS)[number];

export interface Permission {
  readonly read: boolean;
  readonly write: boolean;
}

export type Permissions = Readonly<Record<Area, Permission>>;

/** What `of` says of each area. */
export const permissionsBy = (of: (area: Area) => Permission): Permissions =>
  Object.fromEntries(AREAS.map((area) => [area, of(area)])) as Record<Area, Permission>;

/** The same permissions give the same text, and another text is other permissions: it is kept beside a key. */
export const permissionText = (permissions: Permissions): string =>
  AREAS.map((area) => `${area}:${permissions[area].read ? 'r' : ''}${permissions[area].write ? 'w' : ''}`).join(' ');

/** Read back; what the text does not name is not allowed. */
export function readPermissionText(text: string): Permissions {
  const named = new Map(text.split(' ').map((part) => part.split(':') as [string, string | undefined]));
  return permissionsBy((area) => ({ read: named.get(area)?.includes('r') === true, write: named.get(area)?.includes('w') === true }));
}

/** What the key can do, most far-reaching first. */
const CAN: readonly (readonly [Area, keyof Permission, string])[] = [
  ['withdraw', 'write', 'withdraw funds'],
  ['ui_withdraw', 'write', 'withdraw funds through the website'],
  ['wallets', 'write', 'move funds between wallets'],
  ['settings', 'write', 'change settings of the account'],
  ['account', 'write', 'change the account'],
  ['orders', 'write', 'place, change and cancel orders'],
  ['positions', 'write', 'change positions'],
  ['funding', 'write', 'lend and borrow'],
  ['orders', 'read', 'see orders'],
  ['positions', 'read', 'see positions'],
  ['wallets', 'read', 'see balances'],
  ['history', 'read', 'see the history'],
  ['funding', 'read', 'see funding'],
  ['account', 'read', 'see the account'],
  ['withdraw', 'read', 'see withdrawals'],
];

export const permissionWords = (permissions: Permissions): readonly string[] =>
  CAN.flatMap(([area, way, words]) => (permissions[area][way] ? [words] : []));

/** Why such a key is not kept; null: it may be. */
export function keyRefusal(permissions: Permissions): string | null {
  if (permissions.withdraw.write || permissions.ui_withdraw.write)
    return 'This key may withdraw funds, so it is not stored. Make one at the exchange that may not: nothing here ever withdraws.';
  if (!permissions.orders.read && !permissions.wallets.read && !permissions.positions.read)
    return 'This key may not even see orders, balances or positions. Allow reading them at the exchange.';
  return null;
}

/** What is to be thought over before such a key is kept. */
export const keyWarnings = (permissions: Permissions): readonly string[] => [
  ...(permissions.wallets.write ? ['It may move funds between wallets. Tapedeck never does; a key without that is safer.'] : []),
  ...(permissions.settings.write ? ['It may change settings of the account. Tapedeck never does; a key without that is safer.'] : []),
];
