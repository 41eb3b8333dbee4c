import { account } from './engine/account';
import { connection } from './engine/connection';
import { limits } from './engine/limits';
import { orders } from './engine/orders';
import { storage } from './engine/storage';
import { vault } from './engine/vault';

/**
 * What domain, venues, engine and client say. `say` finds it: what a value may be there, its name says (`phrases.ts`): `theirs`,
 * `id` and their like are never translated, `count`, `price` and their like are numbers.
 */
export const engine = { ...orders, ...limits, ...account, ...connection, ...vault, ...storage };
