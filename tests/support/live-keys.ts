import { permissionText } from '../../src/domain/account/permissions';
import { ok } from '../../src/domain/result';
import { permissionsOf } from '../../src/venues/bitfinex/account/login-reply';
import type { OpenBy } from '../../src/worker/protocol/vault-view';
import { type Caps, USUAL_CAPS } from '../exchange/account/keys';
import type { NO_KEYS } from './engine-rig';
import { keyPort, ORIGIN, PASSPHRASE } from './vault-rig';

export const by = (): OpenBy => ({ by: 'passphrase', port: keyPort(PASSPHRASE) });

/** An engine that takes any key as one that may do this. */
export const anyKey = (caps: Caps = USUAL_CAPS): typeof NO_KEYS => ({
  origin: ORIGIN,
  makeTryKey: async () => async () => ok({ permissions: permissionText(permissionsOf(caps)), warnings: [] }),
});
